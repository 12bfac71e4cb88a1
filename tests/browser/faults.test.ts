import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { afterAll, describe } from 'vitest';
import { zhCN } from '../../assets/locales/zh-CN';
import { openExtensionPage, openPage, stopWorker } from '../tools/browser/chromium';
import { demoFixtures } from '../tools/server/fixtures';
import { isFull, Trials } from '../trust/record.mjs';
import { ask } from './support/background';
import { FaultWorld, holdTransaction, keepBusy } from './support/fault-world';
import { expect, test } from './support/test';

/** The demo articles: one that is there before, and those that are saved while something breaks. */
const [first, ...others] = demoFixtures();
const sites = isFull ? others : others.slice(0, 1);
/** npm test takes the middle of each series. */
const series = (length: number) => (isFull ? Array.from({ length }, (_, n) => n) : [Math.floor(length / 2)]);

const rows = new Map<string, Trials>();
afterAll(() => rows.forEach((row) => void row.record()));

/** Runs one trial of a row and fails the test with what went wrong. */
async function trial(row: string, what: string, run: () => Promise<string | undefined>): Promise<void> {
  const trials = rows.get(row) ?? new Trials('Faults', row);
  rows.set(row, trials);
  const problem = await run().catch((error: Error) => error.message);
  trials.add(what, problem);
  expect(problem, `${row}: ${what}`).toBeUndefined();
}

describe('the worker is stopped', { timeout: 300_000 }, () => {
  test.for(sites)('before the page is read ($site)', async ({ url }, { browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    const page = await openPage(browser, url);
    await keepBusy(page, 3_000);
    const save = world.save(url);
    await wait(500);
    await stopWorker(browser);
    await save;
    await trial('worker stopped before extraction', url, () => world.judge(url));
  });

  for (const done of series(4)) {
    test.for(sites)(`between pictures, after ${done} ($site)`, async ({ url }, { browser, server }) => {
      const world = await FaultWorld.begin(browser, server, first!);
      await openPage(browser, url);
      const gate = world.stallPictures(done);
      const save = world.save(url);
      await world.untilPending();
      await stopWorker(browser);
      gate.open();
      await save;
      await trial('worker stopped between pictures', `${url} after ${done}`, () => world.judge(url));
    });
  }

  for (const writes of series(8)) {
    test.for(sites)(
      `in the transaction, after ${writes} writes ($site)`,
      async ({ url }, { browser, server }) => {
        const world = await FaultWorld.begin(browser, server, first!);
        await openPage(browser, url);
        const isHeld = await holdTransaction(browser, writes);
        const save = world.save(url);
        await isHeld();
        await stopWorker(browser);
        await save;
        await trial('worker stopped in the transaction', `${url} after ${writes} writes`, () =>
          world.judge(url),
        );
      },
    );
  }
});

describe('the network', { timeout: 300_000 }, () => {
  test.for(sites)('is lost in the middle of a picture ($site)', async ({ url }, { browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    await openPage(browser, url);
    const gate = world.stallPictures(1);
    const save = world.save(url);
    await world.untilPending();
    await server.stop();
    gate.open();
    const answer = await save;
    await trial('network lost in mid-picture', url, async () =>
      typeof answer === 'object' && answer.missingPictures > 0
        ? world.judge(url)
        : `the reader was told ${JSON.stringify(answer)}`,
    );
  });

  test.skipIf(!isFull)('stalls in the middle of a picture', async ({ browser, server }) => {
    const { url } = others[0]!;
    const world = await FaultWorld.begin(browser, server, first!);
    await openPage(browser, url);
    const gate = world.stallPictures(1);
    const answer = await world.save(url);
    gate.open();
    await trial('network stalled in mid-picture', url, async () =>
      typeof answer === 'object' && answer.missingPictures > 0
        ? world.judge(url)
        : `the reader was told ${JSON.stringify(answer)}`,
    );
  });
});

describe('the reader', { timeout: 300_000 }, () => {
  test.skipIf(!isFull).for(sites)(
    'leaves the page while it is saved ($site)',
    async ({ url }, { browser, server }) => {
      const world = await FaultWorld.begin(browser, server, first!);
      const page = await openPage(browser, url);
      await keepBusy(page, 1_000);
      const save = world.save(url);
      await page.goto('about:blank').catch(() => {});
      const answer = await save;
      await trial('tab navigated away', url, async () =>
        (await world.savedAnything(url)) || String(answer).includes('tab-closed')
          ? world.judge(url)
          : `the reader was told ${answer}`,
      );
    },
  );

  test.for(sites)('saves the same page twice at once ($site)', async ({ url }, { browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    await Promise.all([openPage(browser, url), openPage(browser, `${url}?from=other`)]);
    const answers = await Promise.all([world.save(url), world.save(url), world.save(`${url}?from=other`)]);
    await trial('two saves of one page at once', url, async () => {
      if (answers.some((answer) => typeof answer !== 'object')) return `the reader was told ${answers}`;
      return world.judge(url, { must: 'whole' });
    });
  });

  test.skipIf(!isFull)('edits one article in two windows at once', async ({ browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    const windows = await Promise.all([0, 1].map(() => openExtensionPage(browser, 'options.html')));
    const [id] = await world.ids();
    const rounds = isFull ? 25 : 5;
    const edits = Array.from({ length: rounds }, (_, n) => [
      ask(windows[0]!, 'markArticles', [id], { addTags: [`one-${n}`] }),
      ask(windows[1]!, 'markArticles', [id], { addTags: [`two-${n}`], starred: n % 2 === 0 }),
      ask(windows[1]!, 'setPosition', id, { paragraph: n, progress: 0.5 }),
    ]);
    await Promise.all(edits.flat());
    await trial('two windows edit one article', `${rounds} rounds`, async () => {
      const { tags = [] } = (await world.summaryOf(id!)) ?? {};
      if (tags.length !== rounds * 2) return `${tags.length} tags of ${rounds * 2}`;
      return world.judge(undefined, { marks: true });
    });
  });
});

describe('the library can not be opened', { timeout: 300_000 }, () => {
  const sentence = async (world: FaultWorld, words: string) => {
    const popup = await openExtensionPage(world.browser, 'popup.html');
    const isTold = await popup
      .getByText(words)
      .first()
      .waitFor({ timeout: 20_000 })
      .then(
        () => true,
        () => false,
      );
    return isTold ? undefined : `the reader saw: ${(await popup.textContent('body'))?.slice(0, 300)}`;
  };

  test.skipIf(!isFull)('another tab holds an older version of it', async ({ browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    await world.putOldLibrary(1);
    await world.hold();
    await trial('library blocked by another tab', 'version 1', () =>
      sentence(world, zhCN['failure.library-blocked']),
    );
    await world.letGo();
    const popup = await openExtensionPage(browser, 'popup.html');
    await popup.getByTestId('article-row').first().waitFor();
  });

  test('a newer extension wrote it', async ({ browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    await world.makeNewer();
    const before = await world.dump();
    await trial('library of a newer version', 'one version more', () =>
      sentence(world, zhCN['failure.library-newer']),
    );
    expect(await world.dump()).toEqual(before);
  });

  test.skipIf(!isFull)('its upgrade fails', async ({ browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    await world.putOldLibrary(1);
    const before = await world.dump();
    await browser.context.addInitScript(() => {
      IDBDatabase.prototype.createObjectStore = () => {
        throw new Error('broken on purpose');
      };
    });
    await trial('upgrade that fails', 'version 1', () => sentence(world, zhCN['failure.library-upgrade']));
    expect(await world.dump()).toEqual(before);
  });
});

describe.skipIf(!isFull)('the browser is killed', { timeout: 300_000 }, () => {
  const profile = () => mkdtempSync(join(tmpdir(), 'jianbao-killed-'));
  test.for([0, 1, 2])('during a save, after %i pictures', async (done, { server }) => {
    const folder = profile();
    const world = await FaultWorld.launch(folder, server, first!);
    const { url } = others[done % others.length]!;
    await openPage(world.browser, url);
    const gate = world.stallPictures(done);
    void world.save(url);
    await world.untilPending();
    const again = await world.kill(folder);
    gate.open();
    await trial('browser killed during a save', `${url} after ${done}`, () => again.judge(url));
    await again.browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.for([5, 40, 90])('during an import, after %i posts', async (count, { server }) => {
    const folder = profile();
    const world = await FaultWorld.launch(folder, server, first!);
    await world.importUntil(200, count);
    const again = await world.kill(folder);
    await trial('browser killed during an import', `after ${count} posts`, async () =>
      (await again.ids()).length > 1 ? again.judge(undefined) : 'nothing was imported before',
    );
    await again.browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.for(['html', 'epub', 'backup'])('during an export as %s', async (format, { server }) => {
    const folder = profile();
    const world = await FaultWorld.launch(folder, server, first!);
    await world.importUntil(400, 400);
    await world.startExport(format);
    const again = await world.kill(folder);
    const row = format === 'backup' ? 'browser killed during a backup' : 'browser killed during an export';
    await trial(row, format, async () =>
      (await again.ids()).length === 401 ? again.judge(undefined) : 'articles are gone',
    );
    await again.browser.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test.for([20, 120, 300, 700])('during an upgrade, after %i ms', async (time, { server }) => {
    const folder = profile();
    const world = await FaultWorld.launch(folder, server, first!);
    await world.putOldLibrary(1, 5_000);
    const before = await world.dump(['bodies', 'revisions', 'pictures', 'bin']);
    await stopWorker(world.browser);
    void openExtensionPage(world.browser, 'popup.html').catch(() => {});
    await wait(time);
    const again = await world.kill(folder);
    await trial('browser killed during an upgrade', `after ${time} ms`, async () => {
      const popup = await openExtensionPage(again.browser, 'popup.html');
      await popup.getByTestId('article-row').first().waitFor({ timeout: 60_000 });
      expect(await again.dump(Object.keys(before))).toEqual(before);
      return undefined;
    });
    await again.browser.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
