import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { chromiumAlone, filesInFirefox, isInFirefox } from '../trust/chromium-alone.mjs';

const folder = 'tests/browser';
const files = readdirSync(folder)
  .filter((file) => /^(?!firefox).*\.test\.ts$/.test(file))
  .map((file) => ({
    name: basename(file, '.test.ts'),
    source: readFileSync(join(folder, file), 'utf8'),
  }));

/** Has tests that run in no Firefox: as they need what only Chromium has, or begin with one of their own. */
const isInChromiumAlone = (source: string) =>
  !isInFirefox(source) ||
  source.includes("from '../tools/browser/chromium'") ||
  /\bimport \{[^}]*\btest\b[^}]*\} from '\.\/support\/test'/.test(source);

describe('tests in browsers', () => {
  test.each(files)('$name runs in both, or it is said why not', ({ name, source }) => {
    const isSaid = name in chromiumAlone;
    expect(isSaid, 'see tests/trust/chromium-alone.mjs').toBe(isInChromiumAlone(source));
  });

  test('nothing is said of files that are gone', () => {
    const names = files.map(({ name }) => name);
    expect(Object.keys(chromiumAlone).filter((name) => !names.includes(name))).toEqual([]);
  });

  test('most of them run in Firefox', () => {
    expect(filesInFirefox().length).toBeGreaterThan(files.length / 2);
  });
});
