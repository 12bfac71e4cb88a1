// @ts-check
// Exporting everything through the library page, beside the bare zip writers fed from memory.
import { execFileSync } from 'node:child_process';
import { statSync } from 'node:fs';
import { toRates, watch, watchGaps } from './rates.mjs';

/**
 * Exports all articles as posts. The zip is tested by another program.
 * @param {import('./browser.mjs').Bench} bench @param {number} count
 * @returns {Promise<import('./rates.mjs').Rates & { size: number, problem: string | null }>}
 */
export async function measureExport(bench, count) {
  const page = await bench.context.newPage();
  await page.addInitScript(watchGaps);
  await page.goto(bench.address('options.html'));
  page.setDefaultTimeout(3_600_000);
  await page.getByTestId('article-row').first().waitFor();
  const downloading = page.waitForEvent('download');
  let over = false;
  void downloading.then(() => {
    over = true;
  });
  await page.getByTestId('export-selected').click();
  await page.getByTestId('export-format-jekyll').click();
  const progress = page.locator('.task progress');
  const samples = await watch(
    async () => {
      const value = await progress.getAttribute('value', { timeout: 300 }).catch(() => null);
      return value === null ? undefined : Number(value);
    },
    async () => over,
  );
  samples.push({ at: performance.now(), done: count });
  const file = await (await downloading).path();
  const gap = Number(await page.evaluate(() => Reflect.get(globalThis, 'longestGap')));
  await page.close();
  return { ...toRates(samples, count, gap), size: statSync(file).size, problem: testZip(file, count) };
}

/** What is wrong with a zip, or null. @param {string} file @param {number} count */
function testZip(file, count) {
  const code = `import sys,zipfile
z=zipfile.ZipFile(sys.argv[1])
bad=z.testzip()
posts=sum(n.startswith('_posts/') for n in z.namelist())
print(bad or ('' if posts==int(sys.argv[2]) else f'{posts} posts'),end='')`;
  try {
    return execFileSync('python3', ['-c', code, file, String(count)], { encoding: 'utf8' }) || null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
