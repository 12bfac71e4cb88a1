import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, test } from 'vitest';

/** Which part may import which. Nobody imports entrypoints but entrypoints themselves. */
const mayImport: Record<string, readonly string[]> = {
  'utils/article': [],
  'utils/dom': ['utils/article'],
  'utils/sites': [],
  'utils/settings': ['utils/article'],
  'utils/script': ['utils/article'],
  'utils/zip': [],
  'utils/locale': ['utils/article', 'assets'],
  'utils/messages': ['utils/article'],
  'utils/library': ['utils/article'],
  'utils/pictures': ['utils/article'],
  'utils/compare': ['utils/article'],
  'utils/online': ['utils/article', 'utils/sites'],
  'utils/extract': ['utils/article', 'utils/dom', 'utils/sites'],
  'utils/export': ['utils/article', 'utils/dom', 'utils/zip'],
  'utils/import': [
    'utils/article',
    'utils/dom',
    'utils/sites',
    'utils/extract',
    'utils/library',
    'utils/zip',
  ],
  components: ['utils/article', 'utils/compare', 'utils/locale', 'assets'],
  assets: ['utils/article', 'utils/locale'],
};
const parts = [...Object.keys(mayImport), 'entrypoints'];

/** What an entrypoint must never pull in, even through others, and why. */
const mustNotReach = [
  ['entrypoints/page.content.ts', 'utils/library', 'IndexedDB there belongs to the news site'],
  ['entrypoints/page.content.ts', 'utils/messages', 'a content script answers, it never commands'],
  ['entrypoints/page.content.ts', 'components', 'the page is a guest house, not a stage'],
  ['entrypoints/background/index.ts', 'utils/dom', 'a service worker has no DOM, and linkedom costs 366 kB'],
  ['entrypoints/background/index.ts', 'components', 'a service worker shows nothing'],
] as const;

/** Packages with one owner. */
const owners: Record<string, string> = {
  idb: 'utils/library',
  dompurify: 'utils/dom',
  '@mozilla/readability': 'utils/extract',
  yaml: 'utils/import',
  turndown: 'utils/export',
  'opencc-js': 'utils/script',
  marked: 'utils/import',
  diff: 'utils/compare',
};

/** Words that only one file may use, and why. */
const soleUsers = [
  [
    /\bdangerouslySetInnerHTML\b|\.innerHTML\s*=/,
    ['utils/dom/parse.ts'],
    'text of others enters pages through one parser only',
  ],
  [/\bnew DOMParser\b/, ['utils/dom/parse.ts'], 'one place decides what a parsed page looks like'],
  [/from 'webextension-polyfill'/, [], "WXT's own import is replaced in tests and in Node"],
  [/from 'linkedom'/, [], 'linkedom serves tests only'],
] as const;

const files = parts.flatMap((part) =>
  readdirSync(part, { recursive: true, encoding: 'utf8' })
    .map((name) => join(part, name))
    .filter((file) => /\.tsx?$/.test(file)),
);

describe('imports point one way', () => {
  test.each(files)('%s', (file) => {
    const part = partOf(file);
    for (const { specifier, target } of importsOf(file)) {
      if (!target) expect(owners[specifier] ?? part, `${specifier} belongs to another part`).toBe(part);
      else if (part !== 'entrypoints') {
        expect([part, ...(mayImport[part] ?? [])], `${file} imports ${target}`).toContain(partOf(target));
      }
    }
  });

  test.each(mustNotReach)('%s never reaches %s: %s', (entrypoint, part) => {
    expect([...reach(entrypoint)].map(partOf)).not.toContain(part);
  });

  test('there are no cycles', { timeout: 60_000 }, () => {
    for (const file of files) {
      const others = importsOf(file).flatMap(({ target }) => fileOf(target) ?? []);
      for (const other of others) expect([...reach(other)], `${file} and ${other}`).not.toContain(file);
    }
  });
});

test('only the background writes to the library, and what needs a DOM to make articles', () => {
  const parsers = ['import-files', 'reclean-articles', 'repair-library'].map(
    (name) => `entrypoints/shared/${name}.ts`,
  );
  const writers = files.filter((file) =>
    importsOf(file).some(({ target }) =>
      /^utils\/library\/(write|marks|reading|integrity\/repair|similar\/apart)$/.test(target ?? ''),
    ),
  );
  const strangers = writers.filter(
    (file) => !file.startsWith('entrypoints/background/') && !parsers.includes(file),
  );
  expect(strangers).toEqual([]);
});

test.each(soleUsers)('%s stays in its place: %s', (pattern, allowed) => {
  const users = files.filter((file) => pattern.test(readFileSync(file, 'utf8')));
  expect(users.filter((file) => !(allowed as readonly string[]).includes(file))).toEqual([]);
});

test('utils holds named folders only', () => {
  const entries = readdirSync('utils', { withFileTypes: true });
  expect(entries.filter((entry) => entry.isFile())).toEqual([]);
  expect(entries.map(({ name }) => `utils/${name}`).sort()).toEqual(
    parts.filter((part) => part.startsWith('utils/')).sort(),
  );
});

function reach(file: string, seen = new Set<string>()): Set<string> {
  for (const { target } of importsOf(file)) {
    const found = fileOf(target);
    if (found && !seen.has(found)) reach(found, seen.add(found));
  }
  return seen;
}

function fileOf(target: string | undefined): string | undefined {
  return files.find((candidate) => candidate.replace(/(\/index)?\.tsx?$/, '') === target);
}

/** Static, dynamic and side-effect imports; types alone weigh nothing and bind nobody at run time, but they do point. */
function importsOf(file: string) {
  return [...readFileSync(file, 'utf8').matchAll(/\b(?:from|import)\s*\(?\s*'([^']+)'/g)].map(
    ([, specifier = '']) => ({ specifier, target: targetOf(specifier, file) }),
  );
}

function targetOf(specifier: string, file: string): string | undefined {
  if (specifier.startsWith('@/')) return specifier.slice(2);
  if (specifier.startsWith('.')) return normalize(join(dirname(file), specifier));
  return undefined;
}

function partOf(file: string): string {
  const [top = '', second = ''] = file.split('/');
  return top === 'utils' ? `${top}/${second}` : top;
}
