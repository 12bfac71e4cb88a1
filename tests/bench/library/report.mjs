// @ts-check
// The table that a run of all sizes leaves in the project.
import { cpus, release, totalmem } from 'node:os';
import { megabytes, percent } from './figures.mjs';

/**
 * @typedef {object} Rows
 * @property {string[]} searches
 * @property {string[]} screens
 * @property {string[]} indexes
 * @property {string[]} savings
 * @property {string[]} popups
 * @property {string[]} transfers
 * @property {string[]} memories
 * @property {string[]} zips
 */

/** @param {number} count @param {{index: number, text: number, segments: number}} size */
export function indexRow(count, { index, text, segments }) {
  return [
    ...[count.toLocaleString('en'), megabytes(text), megabytes(index)],
    ...[percent(index / text), segments],
  ].join(' | ');
}

/** @param {string} version of Chromium @param {Rows} rows */
export function describe(version, rows) {
  const { searches, screens, indexes, savings, popups, transfers, memories, zips } = rows;
  return `# The library at 1,000, 10,000 and 100,000 articles

Written by \`npm run bench:library\`. ${cpus().length} × ${cpus()[0]?.model.trim()}, ${megabytes(totalmem())} of memory,
${process.platform} ${release()}, Chromium ${version}, Node ${process.version}. Times are in ms; compare them within this
table only. Each size is a browser and a library of its own, filled by importing a zip of that many posts through the
library page, one in twenty with a picture.

## Search

p50 / p95 of 10 queries of a kind, each made 3 times. First: until as many hits as a page shows first are verified and
have their snippets. Counted: until the total is final. Best: as many by rank. Scan: reading all texts for the same
answer, which takes as long for any word; at 100,000 for two of them, and the others are held against the quicker.

articles | query | hits | first, newest | counted | first, best | scan | counted p95 : scan
--: | :-- | --: | --: | --: | --: | --: | --:
${searches.join('\n')}

From a word written in the library page's field to its first hits painted, once the page has counted its
months, which takes seconds in a large library; five words a kind.

articles | query | median | slowest
--: | :-- | --: | --:
${screens.join('\n')}

## Index

Text at two bytes a code unit, as the browser stores Chinese.

articles | text | index | of the text | segments
--: | --: | --: | --: | --:
${indexes.join('\n')}

## Saving

A save is one article in a transaction of its own, without and with what search writes in it. Indexing comes later, in
the background.

articles | save without | save with | added
--: | --: | --: | --:
${savings.join('\n')}

## Popup

From navigation to a list that is painted, opened in turns with that of a library of 100 articles.

articles | at 100 | here | ratio
--: | --: | --: | --:
${popups.join('\n')}

## Import and export

Articles a second, through the library page and to the end of the download; the index is made afterwards. The gap is the
longest time for which the page did not answer, in ms.

articles | what | a second | first tenth | last tenth | change | longest gap
--: | :-- | --: | --: | --: | --: | --:
${transfers.join('\n')}

Beside it, the texts of so many articles zipped from memory, articles a second:

articles | our writer | zip.js
--: | --: | --:
${zips.join('\n')}

## Memory

Peak of the extension's process while it imported, and over all of the above; the service worker's at rest.

articles | importing | in all | worker
--: | --: | --: | --:
${memories.join('\n')}
`;
}
