// Runs in a page of the extension, over its own library.
import { describeFailure } from '@/utils/article/failure';
import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { formats } from '@/utils/export';
import { extract } from '@/utils/extract/extract';
import { toStored } from '@/utils/library/records';
import { Chance, mutate } from './mutate';
import { findUnsafe } from './unsafe';

export { fuzzFiles, prepareFiles } from './fuzz-files';

export interface FuzzPage {
  url: string;
  html: string;
}

/** What came of some cases: those that went wrong, by number, and the slowest. */
export interface FuzzReport {
  tried: number;
  /** How many gave an article; were it none, nothing would have been tried. */
  articles: number;
  problems: { number: number; what: string }[];
  /** Milliseconds. */
  slowest: number;
}

/** A case that takes longer hangs. Milliseconds. */
const HANG = 2_000;
/** One article in so many is exported in every format. */
const EXPORTED = 40;

/** Extracts mutated pages: each gives an article that is safe, or a failure that has a sentence. */
export async function fuzzPages(
  seed: number,
  from: number,
  count: number,
  pages: readonly FuzzPage[],
  pieces: readonly string[],
): Promise<FuzzReport> {
  const report: FuzzReport = { tried: 0, articles: 0, problems: [], slowest: 0 };
  const others = [...pieces, ...pages.map(({ html }) => html.slice(0, 3_000))];
  for (let number = from; number < from + count; number += 1) {
    const chance = new Chance(seed, number);
    const { url, html } = chance.pick(pages);
    const text = mutate(html, chance, others);
    const { what, took } = await timed(() => tryPage(text, url, number, report));
    note(report, number, took, what);
  }
  return report;
}

/** Counts a case. `took`: ms. `what`: what went wrong. */
export function note(report: FuzzReport, number: number, took: number, what: string | undefined): void {
  report.tried += 1;
  report.slowest = Math.max(report.slowest, took);
  const problem = what ?? (took > HANG ? `took ${Math.round(took)} ms` : undefined);
  if (problem) report.problems.push({ number, what: problem });
}

/** What came of a case and its ms. A slow one has a second try: other work of the machine slows a case once only. */
export async function timed(
  run: () => Promise<string | undefined>,
): Promise<{ what: string | undefined; took: number }> {
  const begun = performance.now();
  const what = await run();
  const took = performance.now() - begun;
  if (took <= HANG || what) return { what, took };
  const again = performance.now();
  return { what: await run(), took: Math.min(took, performance.now() - again) };
}

async function tryPage(
  html: string,
  url: string,
  number: number,
  report: FuzzReport,
): Promise<string | undefined> {
  const page = parsePage(html);
  try {
    const article = extract(page, url, sanitize);
    report.articles += 1;
    const bad = article.pictures.find((picture) => !/^(?:https?:\/\/|data:image\/)/i.test(picture.url));
    if (bad) return `a picture at ${bad.url.slice(0, 80)}`;
    if (!/^https?:\/\//.test(article.url)) return `the address ${article.url}`;
    if (article.text === '' && article.pictures.length === 0) return 'an article of nothing';
    return (
      findUnsafe(article.html) ?? (number % EXPORTED === 0 ? await tryExports(article, number) : undefined)
    );
  } catch (error) {
    const { code, detail } = describeFailure(error);
    return code === 'unexpected' ? `crashed: ${detail}` : undefined;
  }
}

async function tryExports(article: ReturnType<typeof extract>, now: number): Promise<string | undefined> {
  const stored = await toStored(
    article,
    article.pictures.map((picture) => ({ ...picture, hash: null, problem: null })),
    now,
  );
  for (const format of formats) {
    const articles = (async function* () {
      yield stored;
    })();
    const blob = await format.render(articles, { count: 1, readPicture: async () => undefined, now });
    if (blob.size === 0) return `${format.id} is empty`;
    if (format.id !== 'html') continue;
    const page = parsePage(await blob.text());
    const unsafe = findUnsafe(
      page.querySelector('#jianbao-text')?.innerHTML.replaceAll(/ data-(?:src|picture)="[^"]*"/g, '') ??
        '<script>',
    );
    if (unsafe) return `exported: ${unsafe}`;
    if (page.querySelectorAll('script:not([type="application/json"])').length > 0)
      return 'exported: a script';
  }
  return undefined;
}
