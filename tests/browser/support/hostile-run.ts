import type { BrowserContext, Page } from 'playwright-core';
import type { DemoServer } from '../../tools/server/demo-server';
import { type HostileFile, hostileFiles, hostilePage } from '../../trust/hostile-files';
import { isFull, Trials } from '../../trust/record.mjs';
import { type Vector, vectors } from '../../trust/vectors';
import { ask } from './background';
import { type Canary, visit } from './canary';
import { toDocuments } from './exported-documents';

interface HostileWorld {
  name: string;
  context: BrowserContext;
  server: DemoServer;
  canary: Canary;
  /** The library page, at its import. */
  page: Page;
  /** Address of a page of the extension. */
  address: (path: string) => string;
  /** `tests/trust/page/hostile.ts`, bundled. */
  script: string;
}

/** What the module bundled for the page offers there. */
declare const trust: typeof import('../../trust/page/hostile');
declare const chrome: typeof import('wxt/browser').browser;

/** In npm test every so manieth vector goes every way; the full run takes all. */
const SAMPLE = 32;

/** Takes the vectors through the extension in one browser. Each step resolves to what went wrong. */
export class HostileRun {
  readonly canary: Canary;
  readonly #world: HostileWorld;
  readonly #groups = new Map<string, Trials>();
  readonly #vectors: readonly Vector[];
  readonly #ways = new Set<string>();

  constructor(world: HostileWorld, sample = isFull ? 1 : SAMPLE) {
    this.#world = world;
    this.canary = world.canary;
    this.#vectors = vectors.filter((_vector, index) => index % sample === 0);
  }

  /** Saves a page for each vector, as the button does. Its own scripts and requests are off: they are the page's. */
  async capture(): Promise<string[]> {
    const { context, server, page, script } = this.#world;
    await page.evaluate(script);
    const tab = await context.newPage();
    let saved = 0;
    for (const [index, vector] of this.#vectors.entries()) {
      const url = `https://www.zaobao.com.sg/realtime/china/story20240102-${5_000_000 + index}`;
      const headers = { 'content-security-policy': "sandbox; default-src 'none'" };
      server.setAnswer(url, { body: hostilePage(vector, url), headers });
      await tab.goto(url, { waitUntil: 'load' });
      this.canary.take(); // what the page's own policy refused is no business of ours
      const tabId = await page.evaluate(
        async (wanted) => (await chrome.tabs.query({})).find(({ url: at }) => at === wanted)?.id,
        url,
      );
      const answer = await ask(page, 'saveTab', tabId).then(
        () => undefined,
        (error: Error) => error.message,
      );
      if (!answer) saved += 1;
      // A vector may swallow the text behind it; then there is no article, and that is told.
      const isTold = !answer || /no-text|not-an-article/.test(answer);
      this.#add('capture', vector, this.canary.take() ?? (isTold ? undefined : answer));
    }
    await tab.close();
    const most = this.#vectors.length * 0.9;
    return [
      ...(saved < most ? [`only ${saved} pages of ${this.#vectors.length} saved`] : []),
      ...(await this.#checkStored('zaobao:')),
    ];
  }

  /** Imports the vectors as files of every kind, through the library page. */
  async importFiles(): Promise<string[]> {
    const { page } = this.#world;
    await page.evaluate(this.#world.script);
    const records: HostileFile[] = [];
    for (const vector of this.#vectors) {
      const record = await page.evaluate((one) => trust.toBackupRecord(one), vector);
      records.push({ name: `${vector.id}.json`, mimeType: 'application/json', buffer: Buffer.from(record) });
    }
    const kinds = { ...hostileFiles(this.#vectors), backup: records };
    const problems: string[] = [];
    for (const [kind, files] of Object.entries(kinds)) {
      await page.getByTestId('import-file').setInputFiles(files);
      const seen = String(kind === 'wallabag' ? this.#vectors.length : files.length);
      await page.locator(`[data-testid="import-report"][data-seen="${seen}"]`).waitFor();
      const noticed = this.canary.take();
      if (noticed) problems.push(`import of ${kind}: ${noticed}`);
      problems.push(...(await this.#checkStored(`url:https://${kind}.example/`, kind)));
      await page.reload();
      await page.evaluate(this.#world.script);
    }
    return problems;
  }

  /** Opens articles in the reader: those captured and imported, and vectors that were put into the library as they are. */
  async read(): Promise<string[]> {
    const { page, context, address } = this.#world;
    await page.evaluate((all) => trust.storeRaw(all), this.#vectors as Vector[]);
    const ids = await page.evaluate(() => trust.checkStored());
    const reader = await context.newPage();
    const problems: string[] = [];
    const shown = ids.filter(({ id }) => isFull || /^zaobao:|raw\.example/.test(id));
    for (const id of new Set(shown.map((each) => each.id))) {
      const noticed = await visit(
        reader,
        address(`reader.html?id=${encodeURIComponent(id)}`),
        this.canary,
        '[data-testid="article"]',
      );
      const vector =
        this.#vectors.find((each) => id.endsWith(`/${each.id}`)) ??
        this.#vectors[Number(id.slice('zaobao:'.length)) - 5_000_000];
      if (vector) this.#add('reader', vector, noticed);
      else if (noticed) problems.push(`${id}: ${noticed}`);
    }
    await reader.close();
    return [...problems, ...this.#failures()];
  }

  /** Shows titles, bylines and tags in the lists. */
  async list(): Promise<string[]> {
    const { context, address } = this.#world;
    const page = await context.newPage();
    const pages = ['popup.html', 'options.html', 'options.html#settings'];
    const noticed: string[] = [];
    for (const path of pages) {
      const found = await visit(page, address(path), this.canary, 'main');
      if (found) noticed.push(`${path}: ${found}`);
    }
    await page.close();
    return noticed;
  }

  /** Exports everything in every format and opens each document that comes out. */
  async exportAll(): Promise<string[]> {
    const { page, context, server } = this.#world;
    const problems: string[] = [];
    const [ids, formats] = [
      await page.evaluate(() => trust.checkStored()),
      await page.evaluate(() => trust.listFormats()),
    ];
    const unique = [...new Set(ids.map(({ id }) => id))];
    const viewer = await context.newPage();
    for (const format of formats) {
      // Notes and posts take the text as the library holds it, so they get what came in by its doors.
      const takesAsIs = format === 'jekyll' || format === 'markdown' || format === 'backup';
      const wanted = unique.filter((id) => {
        const isRaw = id.startsWith('url:https://raw.example');
        return isFull
          ? !(takesAsIs && isRaw)
          : takesAsIs
            ? id.startsWith('url:https://posts.example')
            : isRaw;
      });
      const file = await page.evaluate(([name, list]) => trust.exportAs(name, list), [
        format,
        wanted,
      ] as const);
      const documents = await toDocuments(format, Buffer.from(file, 'base64'));
      for (const { name, ...answer } of documents) {
        const url = `https://export.example/${format}/${encodeURIComponent(name)}`;
        server.setAnswer(url, answer);
        const noticed = await visit(viewer, url, this.canary);
        const broken = /parsererror/.test(
          await viewer.evaluate(() => document.documentElement?.outerHTML.slice(0, 2000) ?? ''),
        );
        if (noticed || broken) problems.push(`${format}/${name}: ${noticed ?? 'does not parse'}`);
      }
      this.#ways.add(`export as ${format}`);
      for (const vector of this.#vectors) this.#add(`export as ${format}`, vector, undefined);
    }
    await viewer.close();
    return problems;
  }

  record(): void {
    for (const trials of this.#groups.values()) trials.record(`${this.#ways.size} ways`);
  }

  async #checkStored(prefix: string, kind?: string): Promise<string[]> {
    const stored = await this.#world.page.evaluate(() => trust.checkStored());
    const found = stored.filter(({ id }) => id.startsWith(prefix));
    const unsafe = found.filter((each) => each.unsafe).map(({ id, unsafe: what }) => `${id}: ${what}`);
    if (!kind) return unsafe;
    for (const vector of this.#vectors) {
      this.#add(
        `import of ${kind}`,
        vector,
        unsafe.find((line) => line.startsWith(`${prefix}${vector.id}:`)),
      );
    }
    const least = this.#vectors.length * 0.9;
    return found.length < least ? [...unsafe, `only ${found.length} of ${kind} imported`] : unsafe;
  }

  #add(way: string, vector: Vector, problem: string | undefined): void {
    this.#ways.add(way);
    const row = `${vector.group} (${this.#world.name})`;
    const trials = this.#groups.get(row) ?? new Trials('Hostile content', row);
    this.#groups.set(row, trials);
    trials.add(`${way}: ${vector.id}`, problem);
  }

  #failures(): string[] {
    return [...this.#groups.values()].flatMap(({ failures }) => failures);
  }
}
