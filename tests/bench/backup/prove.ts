import { statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Page } from 'playwright-core';
import { build } from 'vite';
import { type Chromium, launchChromium, openExtensionPage } from '../../tools/browser/chromium';
import { downloadTo } from '../../tools/browser/downloads';
import type * as library from './page';

type Library = typeof library;
type Method = 'fill' | 'fillOther' | 'digests' | 'holdings' | 'counts';

export interface Proof {
  articles: number;
  pictures: number;
  /** Bytes of the backup. */
  size: number;
  /** Seconds. */
  times: { backup: number; restore: number; merge: number };
  /** What differs after a restore into an empty library, and what either side lost in a fuller one. */
  differing: string[];
  lost: string[];
  /** Articles of the fuller library before and after. */
  fuller: { before: number; after: number };
}

export interface ProofOptions {
  articles: number;
  /** Folder of the built extension. */
  extension: string;
  onStep?: (step: string) => void;
  /** Milliseconds a step may take. */
  patience: number;
}

/**
 * Backs up a library by the extension's own button and restores the file by its own import, in real browsers: into an
 * empty profile, where everything must be the same, and into a fuller one, where nothing of either side may be lost.
 */
export async function proveRestore(options: ProofOptions): Promise<Proof> {
  const { articles, onStep = () => {} } = options;
  const script = await bundlePage();
  onStep('filling the first library');
  const first = await open(options);
  try {
    const source = await bench(first, script);
    await source('fill', articles);
    const [digests, held, { pictures }] = [
      await source('digests'),
      await source('holdings'),
      await source('counts'),
    ];
    onStep('backing up');
    const settings = await openExtensionPage(first, 'options.html#settings');
    const [file, backup] = await timed(() =>
      downloadTo(first.downloads, () => settings.getByTestId('backup').click(), options.patience),
    );
    const { size } = statSync(file);
    const empty = await restore(options, script, file, articles, onStep);
    const fuller = await restoreIntoFuller(options, script, file, held, onStep);
    return {
      ...{ articles, pictures, size },
      times: { backup, restore: empty.time, merge: fuller.time },
      differing: compare(digests, empty.digests),
      lost: fuller.lost,
      fuller: fuller.articles,
    };
  } finally {
    await first.close();
  }
}

async function restore(
  options: ProofOptions,
  script: string,
  file: string,
  articles: number,
  onStep: (step: string) => void,
) {
  onStep('restoring into an empty library');
  const browser = await open(options);
  try {
    const time = await importFile(browser, file, articles, options.patience);
    return { time, digests: await (await bench(browser, script))('digests') };
  } finally {
    await browser.close();
  }
}

async function restoreIntoFuller(
  options: ProofOptions,
  script: string,
  file: string,
  held: Record<string, library.Holding>,
  onStep: (step: string) => void,
) {
  onStep('filling another library');
  const browser = await open(options);
  try {
    const call = await bench(browser, script);
    await call('fillOther', options.articles);
    const before = await call('holdings');
    onStep('restoring into it');
    const time = await importFile(browser, file, options.articles, options.patience);
    const after = await call('holdings');
    const count = (holdings: object) => Object.keys(holdings).length;
    return {
      time,
      articles: { before: count(before), after: count(after) },
      lost: [...findLost('backup', held, after), ...findLost('library', before, after)],
    };
  } finally {
    await browser.close();
  }
}

function open({ extension }: ProofOptions): Promise<Chromium> {
  // No host is asked for anything, so nobody needs to answer.
  return launchChromium({ extension, server: { port: 9 } });
}

type Call = <Name extends Method>(
  method: Name,
  ...args: Parameters<Library[Name]>
) => Promise<Awaited<ReturnType<Library[Name]>>>;

/** Puts the bench's own code into a page of the extension, through the debugger: its policy allows no script of others. */
async function bench(browser: Chromium, script: string): Promise<Call> {
  const page = await openExtensionPage(browser, 'reader.html');
  page.setDefaultTimeout(0);
  await page.evaluate(script);
  return (method, ...args) =>
    page.evaluate(
      ([name, values]) =>
        Reflect.get(Reflect.get(globalThis, 'backupBench'), name as string)(...(values as unknown[])),
      [method, args] as const,
    );
}

async function bundlePage(): Promise<string> {
  const root = fileURLToPath(new URL('../../../', import.meta.url));
  const result = await build({
    ...{ root, configFile: false, logLevel: 'error' },
    define: { 'process.env.NODE_ENV': '"production"' },
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    build: {
      write: false,
      lib: { entry: 'tests/bench/backup/page.ts', formats: ['iife'], name: 'backupBench' },
    },
  });
  const [made] = [result].flat() as unknown as { output: { code: string }[] }[];
  return (made?.output[0]?.code ?? '').replace(
    /^(?:var|let|const) backupBench\s*=/,
    'globalThis.backupBench =',
  );
}

/** Imports by the library page's own button. Resolves to the seconds it took; throws where a file was refused. */
async function importFile(
  browser: Chromium,
  file: string,
  articles: number,
  patience: number,
): Promise<number> {
  const page: Page = await openExtensionPage(browser, 'options.html#import');
  const report = page.getByTestId('import-report');
  const [, time] = await timed(async () => {
    await page.getByTestId('import-file').setInputFiles(file);
    await report.waitFor({ timeout: patience });
  });
  const seen = await report.getAttribute('data-seen');
  if (Number(seen) !== articles) throw new Error(`The import saw ${seen} of ${articles} articles`);
  await page.close();
  return time;
}

async function timed<T>(work: () => Promise<T>): Promise<[T, seconds: number]> {
  const start = performance.now();
  return [await work(), (performance.now() - start) / 1000];
}

function compare(one: Record<string, string>, other: Record<string, string>): string[] {
  const ids = new Set([...Object.keys(one), ...Object.keys(other)]);
  return [...ids].filter((id) => one[id] !== other[id]);
}

/** What a side held and the joined library lacks. */
function findLost(
  side: string,
  held: Record<string, library.Holding>,
  after: Record<string, library.Holding>,
): string[] {
  return Object.entries(held).flatMap(([id, { texts, pictures, marks }]) => {
    const now = after[id];
    if (!now) return [`${side}: ${id}`];
    return [
      ...texts.filter((text) => !now.texts.includes(text)).map(() => `${side}: a text of ${id}`),
      ...pictures
        .filter((picture) => !now.pictures.includes(picture))
        .map(() => `${side}: a picture of ${id}`),
      ...marks.tags.filter((tag) => !now.marks.tags.includes(tag)).map((tag) => `${side}: ${tag} of ${id}`),
      ...(now.marks.starred < marks.starred ? [`${side}: the star of ${id}`] : []),
      ...(now.marks.read < marks.read ? [`${side}: that ${id} is read`] : []),
      ...(marks.hasPosition && !now.marks.hasPosition ? [`${side}: the position in ${id}`] : []),
    ];
  });
}
