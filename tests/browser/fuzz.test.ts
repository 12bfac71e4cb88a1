import { openExtensionPage } from '../tools/browser/any-browser';
import { bundlePage } from '../tools/bundle-page.mjs';
import { runFuzz } from '../trust/fuzz-run.mjs';
import { vectors } from '../trust/vectors';
import { everywhere } from './support/everywhere';
import { expect } from './support/test';

/** A little of what `npm run fuzz` does at length, with a seed of its own every day. */
const seed = Math.floor(Date.now() / 86_400_000);

for (const target of ['pages', 'files'] as const)
  everywhere(`mutated ${target} do no harm (seed ${seed})`, async ({ browser }) => {
    const script = await bundlePage('tests/trust/page/fuzz.ts', 'trust');
    const open = async () => {
      const page = await openExtensionPage(browser, 'reader.html');
      await page.evaluate(script);
      return page;
    };
    const pieces = vectors.map(({ html }) => html);
    const report = await runFuzz(target, { seed, count: 500, until: Date.now() + 6_000, pieces, open });
    expect(report.problems).toEqual([]);
    expect(report.articles).toBeGreaterThan(10);
  });
