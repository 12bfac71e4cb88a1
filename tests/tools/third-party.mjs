// @ts-check
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './run-command.mjs';

/** Licences that let an MIT extension carry the code. Another one needs a person to read it. */
const accepted = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  'MPL-2.0',
  '0BSD',
  '(MPL-2.0 OR Apache-2.0)',
]);

/**
 * Sees which packages a build takes code from, and writes their licences beside it as THIRD-PARTY.txt.
 *
 * @returns {{ plugin: () => import('vite').Plugin, write: (folder: string) => void }}
 */
export function thirdParty() {
  /** @type {Set<string>} */
  const folders = new Set();
  return {
    plugin: () => ({
      name: 'third-party',
      generateBundle(_options, bundle) {
        for (const chunk of Object.values(bundle)) {
          if (chunk.type === 'chunk') for (const id of chunk.moduleIds) addPackage(folders, id);
        }
      },
    }),
    write(folder) {
      writeFileSync(join(folder, 'THIRD-PARTY.txt'), describeAll([...folders]));
    },
  };
}

/** @param {Set<string>} folders @param {string} id of a module */
function addPackage(folders, id) {
  const [, name] = id.replaceAll('\\', '/').match(/^.*\/node_modules\/((?:@[^/]+\/)?[^/]+)\//) ?? [];
  if (name) folders.add(name);
}

/** @param {readonly string[]} names */
function describeAll(names) {
  const parts = [...names].sort().map(describePackage);
  return `Jianbao contains code of these packages.\n\n${parts.join(`\n${'-'.repeat(80)}\n\n`)}`;
}

/** @param {string} name */
function describePackage(name) {
  const folder = join(root, 'node_modules', name);
  const { version, license, homepage } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  if (!accepted.has(license))
    throw new Error(`${name} has the licence ${license}: see tests/tools/third-party.mjs`);
  const files = readdirSync(folder)
    .filter((file) => /^(?:licen[cs]e|notice|copying)/i.test(file))
    .sort();
  const texts = files.map((file) => readFileSync(join(folder, file), 'utf8').trim());
  return [`${name} ${version} (${license})`, homepage, '', ...texts, '']
    .filter((line) => line !== undefined)
    .join('\n');
}
