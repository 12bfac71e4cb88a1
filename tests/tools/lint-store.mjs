// @ts-check
// npm run lint:store: Mozilla's own linter over the Firefox build. Each warning that remains is explained here by name;
// one that is not fails, as every error does.
import { spawnSync } from 'node:child_process';
import { builds } from './build.mjs';
import { root } from './run-command.mjs';

/** Exact, because it is run without being installed: it is as large as all other tools together. */
const linter = 'web-ext@10.7.0';

/** @type {Readonly<Record<string, string>>} */
const explained = {
  UNSAFE_VAR_ASSIGNMENT:
    'innerHTML in Preact (its dangerouslySetInnerHTML, which we never use), in DOMPurify and Readability (which set it in documents that are not shown), and once in utils/dom/parse.ts, in an element outside every tree; the import() is that of zip.js, for codecs of another make, of which we name none',
};

const { stdout, status, error } = spawnSync(
  'npx',
  ['--yes', linter, 'lint', '--source-dir', builds.firefox, '--output', 'json', '--boring'],
  { cwd: root, encoding: 'utf8', maxBuffer: 1 << 26 },
);
if (error || !stdout.trimStart().startsWith('{')) {
  console.error(`${linter} could not run: ${error?.message ?? stdout}`);
  process.exit(1);
}
/** @type {{ errors: Message[], warnings: Message[] }} */
const { errors, warnings } = JSON.parse(stdout);
/** @typedef {{ code: string, message: string, file?: string, line?: number }} Message */
for (const { code, message, file } of errors)
  console.error(`error   ${code} in ${file ?? 'the manifest'}: ${message}`);
const unexplained = warnings.filter(({ code }) => !(code in explained));
for (const { code, message, file } of unexplained)
  console.error(`warning ${code} in ${file ?? 'the manifest'}: ${message}`);
for (const code of new Set(warnings.map((warning) => warning.code))) {
  const count = warnings.filter((warning) => warning.code === code).length;
  if (code in explained) console.log(`${count} × ${code}: ${explained[code]}`);
}
console.log(
  `${errors.length} errors, ${unexplained.length} warnings without an explanation (exit ${status})`,
);
process.exitCode = errors.length + unexplained.length > 0 ? 1 : 0;
