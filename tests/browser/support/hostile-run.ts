import type { Page } from 'playwright-core';
import { type AnyBrowser, addressOf, openAgain, openExtensionPage } from '../../tools/browser/any-browser';
import type { DemoServer } from '../../tools/server/demo-server';
import { type HostileFile, hostileFiles, hostilePage } from '../../trust/hostile-files';
import { isFull, Trials } from '../../trust/record.mjs';
import { type Vector, vectors } from '../../trust/vectors';
import { ask } from './background';
import { type Canary, framesOf, inspect, visit, visitFrames } from './canary';
import { type ExportedDocument, toDocuments } from './exported-documents';

interface HostileWorld {
  browser: AnyBrowser;
  server: DemoServer;
  canary: Canary;
  /** The library page, at its import. */
  page: Page;
  /** `tests/trust/page/hostile.ts`, bundled. */
  script: string;
}

/** What the module bundled for the page offers there. */
declare const trust: typeof import('../../trust/page/hostile');
declare const chrome: typeof import('wxt/browser').browser;

/** Exported documents that are shown at once, in frames. */
const GROUP = 20;
/** Of what came in clean by import, every so manieth is opened in the reader, which also shows all that is unsanitised. */
const READ_IMPORTED = 5;

/** Takes the vectors through the extension in one browser. Each step resolves to what went wrong. */
export class HostileRun {
  readonly canary: Canary;
  readonly #world: HostileWorld;
  #page: Page;
  #shown = 0;
  readonly #groups = new Map<string, Trials>();
  readonly #vectors: readonly Vector[];
  readonly #ways = new Set<string>();

  /** `sample`: every so manieth vector goes every way. */
  constructor(world: HostileWorld, sample: number) {
    this.#world = world;
    this.#page = world.page;
    this.canary = world.canary;
    this.#vectors = vectors.filter((_vector, index) => index % sample === 0);
  }

  /** Saves a page for each vector, as the button does. Its own scripts and requests are off: they are the page's. */
  async capture(): Promise<string[]> {
    const { browser, server, script } = this.#world;
    const page = this.#page;
    await page.evaluate(script);
    const tab = await browser.context.newPage();
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
    const { browser, script } = this.#world;
    await this.#page.evaluate(script);
    const records: HostileFile[] = [];
    for (const vector of this.#vectors) {
      const record = await this.#page.evaluate((one) => trust.toBackupRecord(one), vector);
      records.push({ name: `${vector.id}.json`, mimeType: 'application/json', buffer: Buffer.from(record) });
    }
    const kinds = { ...hostileFiles(this.#vectors), backup: records };
    const problems: string[] = [];
    for (const [kind, files] of Object.entries(kinds)) {
      await this.#page.getByTestId('import-file').setInputFiles(files);
      const seen = String(kind === 'wallabag' ? this.#vectors.length : files.length);
      await this.#page
        .locator(`[data-testid="import-report"][data-seen="${seen}"]`)
        .waitFor({ timeout: 120_000 });
      const noticed = this.canary.take();
      if (noticed) problems.push(`import of ${kind}: ${noticed}`);
      problems.push(...(await this.#checkStored(`url:https://${kind}.example/`, kind)));
      this.#page = await openAgain(browser, this.#page);
      await this.#page.evaluate(script);
    }
    return problems;
  }

  /** Opens articles in the reader: those captured and imported, and vectors that were put into the library as they are. */
  async read(): Promise<string[]> {
    const { browser } = this.#world;
    const page = this.#page;
    await page.evaluate((all) => trust.storeRaw(all), this.#vectors as Vector[]);
    const ids = await page.evaluate(() => trust.checkStored());
    const reader = await browser.context.newPage();
    const problems: string[] = [];
    const shown = ids.filter(
      ({ id }, index) => /^zaobao:|raw\.example/.test(id) || (isFull && index % READ_IMPORTED === 0),
    );
    for (const id of new Set(shown.map((each) => each.id))) {
      const path = `reader.html?id=${encodeURIComponent(id)}`;
      const noticed = await this.#visitOwn(reader, path, '[data-testid="article"]');
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
    const { browser } = this.#world;
    const page = await browser.context.newPage();
    const pages = ['popup.html', 'options.html', 'options.html#settings'];
    const noticed: string[] = [];
    for (const path of pages) {
      const found = await this.#visitOwn(page, path, 'main');
      if (found) noticed.push(`${path}: ${found}`);
    }
    await page.close();
    return noticed;
  }

  /** Shows a page of the extension in a tab, and says what was noticed there. */
  async #visitOwn(tab: Page, path: string, ready: string): Promise<string | undefined> {
    const { browser } = this.#world;
    const address = addressOf(browser, path);
    if (browser.name === 'Chromium') return visit(tab, address, this.canary, ready);
    // A tab in which one such page follows another is lost to Playwright.
    const own = await openExtensionPage(browser, path);
    const noticed = await inspect(own, address, this.canary, ready);
    await own.close();
    return noticed;
  }

  /** Exports everything in every format and opens each document that comes out. */
  async exportAll(): Promise<string[]> {
    const { browser } = this.#world;
    const page = this.#page;
    const problems: string[] = [];
    const [ids, formats] = [
      await page.evaluate(() => trust.checkStored()),
      await page.evaluate(() => trust.listFormats()),
    ];
    const unique = [...new Set(ids.map(({ id }) => id))];
    const viewer = await browser.context.newPage();
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
      // In posts and notes a picture that doesn't go along keeps its address, as SECURITY.md says.
      const pictures = format === 'jekyll' || format === 'markdown' ? wanted : [];
      const shown = new Set(await page.evaluate((list) => trust.listPictures(list), pictures));
      for (let from = 0; from < documents.length; from += GROUP)
        problems.push(...(await this.#show(viewer, format, documents.slice(from, from + GROUP), shown)));
      this.#ways.add(`export as ${format}`);
      for (const vector of this.#vectors) this.#add(`export as ${format}`, vector, undefined);
    }
    await viewer.close();
    return problems;
  }

  /** Opens a few exported documents; where something is noticed, one by one, to name the one it comes from. */
  async #show(
    viewer: Page,
    format: string,
    documents: readonly ExportedDocument[],
    pictures: ReadonlySet<string>,
  ): Promise<string[]> {
    const { server } = this.#world;
    const group = `https://export.example/${format}/${this.#shown++}`;
    // By number: a name may hold the very host that must not be asked.
    const addresses = documents.map(({ name: _name, ...answer }, index) => {
      const url = `${group}/${index}`;
      server.setAnswer(url, answer);
      return url;
    });
    server.setAnswer(group, { body: framesOf(addresses) });
    const noticed = await visitFrames(viewer, group, addresses, this.canary, pictures);
    if (!noticed) return [];
    const problems: string[] = [];
    for (const [index, url] of addresses.entries()) {
      const alone = await visit(viewer, url, this.canary, undefined, pictures);
      if (alone) problems.push(`${format}/${documents[index]?.name}: ${alone}`);
    }
    return problems.length > 0 ? problems : [`${format}: ${noticed}`];
  }

  record(): void {
    for (const trials of this.#groups.values()) trials.record(`${this.#ways.size} ways`);
  }

  async #checkStored(prefix: string, kind?: string): Promise<string[]> {
    const stored = await this.#page.evaluate(() => trust.checkStored());
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
    const row = `${vector.group} (${this.#world.browser.name})`;
    const trials = this.#groups.get(row) ?? new Trials('Hostile content', row);
    this.#groups.set(row, trials);
    trials.add(`${way}: ${vector.id}`, problem);
  }

  #failures(): string[] {
    return [...this.#groups.values()].flatMap(({ failures }) => failures);
  }
}
