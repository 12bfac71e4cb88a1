// @ts-check
// npm run bench:similar [-- --archive DIR] [--check]
// Precision and recall of "the same article elsewhere" on an archive of posts, against every pair compared exactly, and
// on reprints made of its articles. Writes tests/bench/similar.md, without a word of the archive in it.
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { runnerImport } from 'vite';
import { makeReprints } from './similar/reprints.mjs';
import { allPairs, reprint, stretchesOf } from './similar/truth.mjs';

const { values } = parseArgs({
  options: {
    archive: { type: 'string', default: '../shared/archive/_posts' },
    check: { type: 'boolean' },
    show: { type: 'boolean' },
  },
});
if (!existsSync(values.archive)) {
  console.error(`There is no ${values.archive}: name a folder of Jekyll posts with --archive.`);
  process.exit(1);
}
const { module: pipeline } = await runnerImport(
  fileURLToPath(new URL('similar/pipeline.ts', import.meta.url)),
  {
    configFile: false,
    logLevel: 'error',
    resolve: { alias: { '@': process.cwd() } },
  },
);

const names = readdirSync(values.archive).sort();
const posts = names.map((name) => ({ path: name, bytes: readFileSync(join(values.archive, name)) }));
/** @type {{ id: string, address: string, title: string, text: string }[]} */
const articles = await pipeline.importPosts(posts);
const threshold = pipeline.threshold;

const truth = allPairs(articles, 0.1);
const real = truth.filter(({ index }) => index >= threshold);
const found = await pipeline.findPairs();
const keyOf = (/** @type {string} */ one, /** @type {string} */ other) => [one, other].sort().join('\n');
const idOf = (/** @type {number} */ at) => articles[at]?.id ?? '';
const wanted = new Set(real.map(({ one, other }) => keyOf(idOf(one), idOf(other))));
const hits = found.filter(({ ids: [one, other] }) => wanted.has(keyOf(one, other))).length;
const [precision, recall] = [hits / found.length, hits / wanted.size];

if (values.show) {
  for (const { one, other, index } of truth)
    console.log(index.toFixed(3), idOf(one), articles[one]?.title, '|', idOf(other), articles[other]?.title);
}

const again = articles.length - new Set(articles.map(({ address }) => address)).size;
const mixed = await listAmongReprints();
const graded = gradeReprints();
const report = describe();
console.log(report);
writeFileSync('tests/bench/similar.md', report);
if (values.check) {
  const bounds = /** @type {const} */ ([
    ['precision on the archive at least 0.99', precision, precision >= 0.99],
    ['recall on the archive at least 0.95', recall, recall >= 0.95],
    [
      'precision among reprints at least 0.98',
      mixed.right / mixed.listed,
      mixed.right / mixed.listed >= 0.98,
    ],
    [
      'of reprints with head, foot and other characters at least 0.95 are found',
      threeRecall(),
      threeRecall() >= 0.95,
    ],
    ['of reprints from 0.6 on at least 0.98 are found', aboveRecall(0.6), aboveRecall(0.6) >= 0.98],
  ]);
  for (const [bound, figure, holds] of bounds)
    console.log(`${holds ? 'ok    ' : 'BROKEN'}  ${bound}: ${figure.toFixed(4)}`);
  process.exitCode = bounds.every(([, , holds]) => holds) ? 0 : 1;
}

/**
 * Saves reprints and quotations among the articles and has the library list its pairs: right is a reprint with what it
 * was made of, or with another made of that, and whatever the exact comparison found before.
 */
async function listAmongReprints() {
  const made = makeReprints(articles);
  const ids = await pipeline.saveTexts(made.map(({ text }) => text));
  const sameAs = new Map(made.flatMap(({ of, same }, at) => (same ? [[ids[at] ?? '', of]] : [])));
  const rootOf = (/** @type {string} */ id) => sameAs.get(id) ?? id;
  const isRight = (/** @type {string} */ one, /** @type {string} */ other) =>
    rootOf(one) === rootOf(other) || wanted.has(keyOf(rootOf(one), rootOf(other)));
  const listed = await pipeline.findPairs();
  const keys = new Set(listed.map((/** @type {{ ids: [string, string] }} */ pair) => keyOf(...pair.ids)));
  /** @type {Map<string, { count: number, found: number }>} */
  const byKind = new Map();
  for (const [at, { kind, of }] of made.entries()) {
    const row = byKind.get(kind) ?? { count: 0, found: 0 };
    byKind.set(kind, row);
    row.count += 1;
    if (keys.has(keyOf(ids[at] ?? '', of))) row.found += 1;
  }
  const right = listed.filter((/** @type {{ ids: [string, string] }} */ pair) => isRight(...pair.ids)).length;
  return { listed: listed.length, right, byKind };
}

/** Reprints by how alike they are to their originals: how many there are, and how many of them meet in a band. */
function gradeReprints() {
  const random = numbers(1);
  const texts = articles.map(({ text }) => text).filter((text) => text.length >= 300);
  const strange = texts
    .flatMap((text) => text.split(/(?<=[。！？\n])/u))
    .filter((sentence) => sentence.length > 15);
  const grades = Array.from({ length: 10 }, (_, at) => ({ from: at / 10, count: 0, met: 0 }));
  for (const text of texts) {
    for (const share of [0.03, 0.1, 0.2, 0.3, 0.4, 0.5, 0.7]) {
      const copy = reprint(text, share, random, strange);
      const [one, other] = [stretchesOf(text), stretchesOf(copy)];
      let common = 0;
      for (const stretch of one) if (other.has(stretch)) common += 1;
      const grade = grades[Math.min(9, Math.floor((common / (one.size + other.size - common)) * 10))];
      if (!grade) continue;
      grade.count += 1;
      if (pipeline.meet(text, copy)) grade.met += 1;
    }
  }
  return grades;
}

function threeRecall() {
  const { count = 0, found: some = 0 } = mixed.byKind.get('all three') ?? {};
  return some / count;
}

/** @param {number} from */
function aboveRecall(from) {
  const above = graded.filter((grade) => grade.from >= from - 1e-9);
  return above.reduce((sum, { met }) => sum + met, 0) / above.reduce((sum, { count }) => sum + count, 0);
}

/** Numbers below 1 that look random and are the same each time. @param {number} seed */
function numbers(seed) {
  let state = seed;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 4294967296;
  };
}

function describe() {
  const cell = (/** @type {number} */ figure) => (Number.isNaN(figure) ? '–' : figure.toFixed(3));
  const bins = [0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9].map((from) => {
    const inBin = truth.filter(({ index }) => index >= from && (index < from + 0.1 || from === 0.9));
    const listed = inBin.filter(({ one, other }) =>
      found.some(
        (/** @type {{ids: [string, string]}} */ { ids }) => keyOf(...ids) === keyOf(idOf(one), idOf(other)),
      ),
    );
    return `${from.toFixed(1)} | ${inBin.length} | ${listed.length}`;
  });
  return `# The same article elsewhere

Written by \`npm run bench:similar\` on ${articles.length} of ${posts.length} posts of public archives, mostly of zaobao and RFA. Each
counts as an article of its own; ${again} of them share their address with another.

Right is what an independent comparison of all ${(articles.length * (articles.length - 1)) / 2} pairs finds: sets of all stretches of
five letters or digits as strings, exact Jaccard index of at least ${threshold}. Found is what the library page lists: MinHash
of folded text, 12 bands of 2, and an exact comparison of what shares a band.

right | found | both | precision | recall
--: | --: | --: | --: | --:
${wanted.size} | ${found.length} | ${hits} | ${cell(precision)} | ${cell(recall)}

By eye (November 2026), 8 of the 12 of the public sample are two saves or versions of one article. The other 4 pairs are
video pages whose only text is the same description of their channel, which no comparison of texts can tell apart: what
is alike is suggested, never joined by itself.

All pairs by their exact index, to show where the threshold lies:

index from | pairs | listed
--: | --: | --:
${bins.join('\n')}

## Reprints and quotations among them

Of every article of 300 characters and more a reprint was made, of one of six kinds in turn, and another article that
quotes two of its sentences. They were saved among the others, and the library listed its pairs: ${mixed.listed}, of which
${mixed.right} are a reprint with what it was made of or were pairs before; precision ${cell(mixed.right / mixed.listed)}.

made | how many | listed with its original | recall
-- | --: | --: | --:
${[...mixed.byKind].map(([kind, { count, found: some }]) => `${kind} | ${count} | ${some} | ${kind.startsWith('quotes') ? '–' : cell(some / count)}`).join('\n')}

The second half of a text behind a wall lies at the threshold itself, as half of a text is half of what both have; that
is as it is meant: half an article is not said to be the same as the whole.

## Reprints by their index

Made of the archive's own articles: 3 to 70 of 100 sentences are left out or replaced by those of others. Whether original
and reprint share a band, by their exact index:

index from | reprints | share a band | recall
--: | --: | --: | --:
${graded.map(({ from, count, met }) => `${from.toFixed(1)} | ${count} | ${met} | ${cell(met / count)}`).join('\n')}

Signing a text takes ${pipeline.timeSigning(articles.map(({ text }) => text)).toFixed(2)} ms on average, on this machine and in Node.
`;
}
