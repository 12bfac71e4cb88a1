// @ts-check
// A folder tree of real posts: imported through the library page, and searched.
import { percent } from './figures.mjs';
import { measureImport } from './importing.mjs';

const queries = ['中国', '台湾', '"人民代表大会"', '的', '龘靐', '美国 经济 -台湾', 'site:rfa 香港'];

/**
 * @param {import('./browser.mjs').Bench} bench
 * @param {string} folder
 * @returns {Promise<{ lines: string[], bounds: [string, string, boolean][] }>}
 */
export async function runArchive(bench, folder) {
  /** @type {[string, string, boolean][]} */
  const bounds = [];
  const { count, rate, first, last, gap, refused } = await measureImport(bench, folder, 'folder');
  await bench.call('maintain');
  const articles = await bench.call('countArticles');
  const size = await bench.call('measureIndex');
  const taken = count - [...refused.values()].reduce((sum, times) => sum + times, 0);
  const lines = [
    `${folder}: ${count} posts seen, ${taken} taken as ${articles} articles; ${rate.toFixed(0)} a second, ` +
      `last tenth ${percent(last / first - 1)} against the first, longest gap ${gap.toFixed(0)} ms`,
    ...[...refused].map(([reason, times]) => `refused ${times}: ${reason}`),
    `index ${percent(size.index / size.text)} of the text, ${size.segments} segments`,
  ];
  for (const typed of queries) {
    const [search, scan] = [await bench.call('search', typed, 'newest'), await bench.call('scan', typed)];
    lines.push(
      `${typed}: ${search.total} hits, ${search.counted.toFixed(0)} ms; scan ${scan.time.toFixed(0)} ms`,
    );
    const figure = `${search.total}, ${scan.total}`;
    bounds.push([`${typed}: index and scan find the same`, figure, search.total === scan.total]);
  }
  const sound = await bench.call('check');
  bounds.push(['the index is sound', String(sound.isSound), sound.isSound]);
  return { lines, bounds };
}
