import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CaptureResult } from '../../utils/extract/types';
import { capturePages } from '../tools/capture/capture-pages';
import { allFixtures } from '../tools/server/fixtures';
import { browserNames, launch } from './support/everywhere';
import { builtFor } from './support/test';

/** The build for Firefox, allowed on every site: there no driver gives the right that a click on the button gives. */
function buildForEverySite(folder: string): string {
  cpSync(builtFor('firefox'), folder, { recursive: true });
  const file = join(folder, 'manifest.json');
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  manifest.host_permissions = ['<all_urls>'];
  writeFileSync(file, JSON.stringify(manifest));
  return folder;
}

// What linkedom gives in the unit tests a real browser has to give too.
describe.each(browserNames)(
  'every fixture, captured by the content script in a real page of %s',
  (browser) => {
    const folder = mkdtempSync(join(tmpdir(), 'jianbao-fixtures-'));
    const fixtures = allFixtures().map((fixture) => ({ ...fixture, id: `${fixture.site}-${fixture.name}` }));
    const out = join(folder, 'out');

    beforeAll(async () => {
      for (const { id, url, html } of fixtures) {
        mkdirSync(join(folder, 'pages', id), { recursive: true });
        writeFileSync(join(folder, 'pages', id, 'source.html'), html);
        writeFileSync(join(folder, 'pages', id, 'gold.json'), JSON.stringify({ url }));
      }
      const count = await capturePages({
        pages: join(folder, 'pages'),
        out,
        extension: builtFor('chrome'),
        ...(browser === 'Firefox' && {
          launch: (server) =>
            launch(browser, server, { extension: buildForEverySite(join(folder, 'build')) }),
        }),
        toResult: (result) => result,
      });
      expect(count.failed).toBe(0);
    });

    afterAll(() => rmSync(folder, { recursive: true }));

    test.each(fixtures)('$id', ({ id, site, name }) => {
      const expected = (file: string) => readFileSync(join('tests/fixtures', site, name, file), 'utf8');
      const result = JSON.parse(readFileSync(join(out, `${id}.json`), 'utf8')) as CaptureResult;
      if (!result.ok) {
        expect({ refused: result.code }).toEqual(JSON.parse(expected('expected.json')));
        return;
      }
      const { html, snapshot, origin, ...facts } = result.article;
      // Only a real page has been loaded from somewhere.
      expect(origin?.loadedUrl).toContain(new URL(facts.visitedUrl).host);
      expect(facts).toEqual(JSON.parse(expected('expected.json')));
      expect(html).toBe(expected('expected.html').trimEnd());
      expect(snapshot?.length).toBeGreaterThan(0);
    });
  },
);
