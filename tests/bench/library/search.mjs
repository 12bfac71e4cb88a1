// @ts-check
// Search against the plain scan of the same articles, and the size of the index.
import { quantile } from './figures.mjs';

const repetitions = 3;
/** Different queries of a kind. */
const queries = 10;
/**
 * A scan reads the whole library, whatever it looks for. Where that takes minutes, these kinds alone are scanned for, and
 * the others are held against the quicker of the two.
 */
const few = 10_000;
const scannedOfMany = ['rare word', 'and of three'];

/**
 * @typedef {object} SearchFigures
 * @property {Record<string, {first: number[], counted: number[], best: number[], scan: number, hits: number}>} kinds ms
 * @property {{index: number, text: number, segments: number, blocks: number}} size bytes
 * @property {string[]} differences queries for which index and scan disagree
 */

/**
 * @param {import('./browser.mjs').Bench} bench
 * @param {number} count articles in the library
 * @returns {Promise<SearchFigures>}
 */
export async function measureSearch(bench, count) {
  const byKind = /** @type {Record<string, string[]>} */ (await bench.call('makeQueries', count, queries));
  /** @type {SearchFigures['kinds']} */
  const kinds = {};
  /** @type {string[]} */
  const differences = [];
  for (const [kind, typed] of Object.entries(byKind)) {
    kinds[kind] = { first: [], counted: [], best: [], scan: Number.NaN, hits: 0 };
    const figures = kinds[kind];
    const totals = new Map();
    for (let turn = 0; turn < repetitions; turn++) {
      for (const query of typed) {
        const newest = await bench.call('search', query, 'newest');
        figures.first.push(newest.first);
        figures.counted.push(newest.counted);
        figures.best.push((await bench.call('search', query, 'best')).first);
        totals.set(query, newest.total);
      }
    }
    if (count <= few || scannedOfMany.includes(kind)) {
      const query = typed[0] ?? '';
      const scan = await bench.call('scan', query);
      figures.scan = scan.time;
      if (scan.total !== totals.get(query)) differences.push(query);
    }
    figures.hits = quantile([...totals.values()], 0.5);
  }
  const scans = Object.values(kinds).map(({ scan }) => scan);
  const quickest = Math.min(...scans.filter((scan) => !Number.isNaN(scan)));
  for (const figures of Object.values(kinds)) if (Number.isNaN(figures.scan)) figures.scan = quickest;
  return { kinds, size: await bench.call('measureIndex'), differences };
}

/** @param {number} count @param {SearchFigures} figures @returns {string[]} rows of a table */
export function searchRows(count, { kinds }) {
  return Object.entries(kinds).map(([kind, { first, counted, best, scan, hits }]) => {
    const ms = (/** @type {number[]} */ values, /** @type {number} */ part) =>
      quantile(values, part).toFixed(0);
    const ratio = quantile(counted, 0.95) / scan;
    return [
      ...[count.toLocaleString('en'), kind, hits.toLocaleString('en')],
      ...[`${ms(first, 0.5)} / ${ms(first, 0.95)}`, `${ms(counted, 0.5)} / ${ms(counted, 0.95)}`],
      ...[`${ms(best, 0.5)} / ${ms(best, 0.95)}`, scan.toFixed(0), `1 : ${(1 / ratio).toFixed(0)}`],
    ].join(' | ');
  });
}

/**
 * @param {number} count @param {SearchFigures} figures
 * @returns {[string, string, boolean][]} bound, figure, whether it holds
 */
export function searchBounds(count, { kinds, differences }) {
  /** @type {[string, string, boolean]} */
  const same = [
    'index and scan find the same',
    `${differences.length} differences`,
    differences.length === 0,
  ];
  if (count < 100_000) return [same];
  return [
    same,
    ...Object.entries(kinds).flatMap(([kind, { first, counted, scan }]) => {
      const [begun, done] = [quantile(first, 0.95), quantile(counted, 0.95)];
      const share = done / scan;
      return /** @type {[string, string, boolean][]} */ ([
        [`${kind}: p95 under a tenth of the scan's`, share.toFixed(4), share < 0.1],
        [`${kind}: first hits within 100 ms (p95)`, `${begun.toFixed(0)} ms`, begun <= 100],
      ]);
    }),
  ];
}
