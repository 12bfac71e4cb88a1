import { setTimeout as wait } from 'node:timers/promises';
import { describe, test } from 'vitest';
import { openExtensionPage, openPage } from '../tools/browser/any-browser';
import { stopWorker } from '../tools/browser/chromium';
import { demoFixtures } from '../tools/server/fixtures';
import { isFull } from '../trust/record.mjs';
import { ask } from './support/background';
import { browserNames, everywhere, nameIn } from './support/everywhere';
import { holdTransaction, keepBusy, shareWorld } from './support/fault-tools';
import { FaultWorld } from './support/fault-world';
import { countTrials } from './support/trials';

/** The demo articles: one that is there before, and those that are saved while something breaks. */
const [first, ...others] = demoFixtures();
const sites = isFull ? others : others.slice(0, 1);
/** npm test takes the middle of each series. */
const series = (length: number) => (isFull ? Array.from({ length }, (_, n) => n) : [Math.floor(length / 2)]);

/** What a save of these articles puts: three pictures, the small one, the number, the facts and the text. */
const WRITES = 7;

const trial = countTrials('Faults');

describe('the worker is stopped', { timeout: 300_000 }, () => {
  const shared = shareWorld(first!, 'Chromium');

  test.for(sites)('before the page is read ($site)', async ({ url }) => {
    const { world, browser } = shared;
    const page = await openPage(browser, url);
    await keepBusy(page, 3_000);
    const save = world.save(url);
    await wait(500);
    await stopWorker(browser);
    await save;
    await trial('worker stopped before extraction', url, () => world.judge(url));
  });

  for (const done of series(4)) {
    test.for(sites)(`between pictures, after ${done} ($site)`, async ({ url }) => {
      const { world, browser } = shared;
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

  for (const writes of series(WRITES)) {
    test.for(sites)(`in the transaction, after ${writes} writes ($site)`, async ({ url }) => {
      const { world, browser } = shared;
      await openPage(browser, url);
      const isHeld = await holdTransaction(browser, writes);
      const save = world.save(url);
      await isHeld();
      await stopWorker(browser);
      await save;
      await trial('worker stopped in the transaction', `${url} after ${writes} writes`, () =>
        world.judge(url),
      );
    });
  }
});

describe('the network', { timeout: 300_000 }, () => {
  for (const { site, url } of sites)
    everywhere(`is lost in the middle of a picture (${site})`, async ({ browser, server }) => {
      const world = await FaultWorld.begin(browser, server, first!);
      await openPage(browser, url);
      const gate = world.stallPictures(1);
      const save = world.save(url);
      await world.untilPending();
      await server.stop();
      gate.open();
      const answer = await save;
      await trial(nameIn(browser.name, 'network lost in mid-picture'), url, async () =>
        typeof answer === 'object' && answer.missingPictures > 0
          ? world.judge(url)
          : `the reader was told ${JSON.stringify(answer)}`,
      );
    });

  everywhere(
    'stalls in the middle of a picture',
    async ({ browser, server }) => {
      const { url } = others[0]!;
      const world = await FaultWorld.begin(browser, server, first!);
      await openPage(browser, url);
      const gate = world.stallPictures(1);
      const answer = await world.save(url);
      gate.open();
      await trial(nameIn(browser.name, 'network stalled in mid-picture'), url, async () =>
        typeof answer === 'object' && answer.missingPictures > 0
          ? world.judge(url)
          : `the reader was told ${JSON.stringify(answer)}`,
      );
    },
    { full: true },
  );
});

describe.each(browserNames)('the reader in %s', { timeout: 300_000 }, (name) => {
  const shared = shareWorld(first!, name);

  test.skipIf(!isFull).for(sites)('leaves the page while it is saved ($site)', async ({ url }) => {
    const { world, browser } = shared;
    const page = await openPage(browser, url);
    await keepBusy(page, 1_000);
    const save = world.save(url);
    await page.goto('about:blank').catch(() => {});
    const answer = await save;
    await trial(nameIn(name, 'tab navigated away'), url, async () =>
      (await world.savedAnything(url)) || String(answer).includes('tab-closed')
        ? world.judge(url)
        : `the reader was told ${answer}`,
    );
  });

  test.for(sites)('saves the same page twice at once ($site)', async ({ url }) => {
    const { world, browser } = shared;
    await Promise.all([openPage(browser, url), openPage(browser, `${url}?from=other`)]);
    const answers = await Promise.all([world.save(url), world.save(url), world.save(`${url}?from=other`)]);
    await trial(nameIn(name, 'two saves of one page at once'), url, async () => {
      if (answers.some((answer) => typeof answer !== 'object')) return `the reader was told ${answers}`;
      return world.judge(url, { must: 'whole' });
    });
  });

  test.skipIf(!isFull)('edits one article in two windows at once', async () => {
    const { world, browser } = shared;
    const windows = await Promise.all([0, 1].map(() => openExtensionPage(browser, 'options.html')));
    const [id] = await world.ids();
    const rounds = isFull ? 25 : 5;
    const highlight = (n: number, colour: string) => ({
      ...{ id: crypto.randomUUID(), colour, note: `第${n}条`, quote: '', before: '', after: '' },
      ...{
        start: { paragraph: 0, offset: n },
        end: { paragraph: 0, offset: n + 1 },
        createdAt: n,
        changedAt: n,
      },
    });
    const edits = Array.from({ length: rounds }, (_, n) => [
      ask(windows[0]!, 'markArticles', [id], { addTags: [`one-${n}`] }),
      ask(windows[1]!, 'markArticles', [id], { addTags: [`two-${n}`], starred: n % 2 === 0 }),
      ask(windows[0]!, 'putHighlight', id, highlight(n, 'yellow')),
      ask(windows[1]!, 'putHighlight', id, highlight(n, 'green')),
      ask(windows[1]!, 'setPosition', id, { paragraph: n, progress: 0.5 }),
    ]);
    await Promise.all(edits.flat());
    await trial(nameIn(name, 'two windows edit one article'), `${rounds} rounds`, async () => {
      const { tags = [] } = (await world.summaryOf(id!)) ?? {};
      if (tags.length !== rounds * 2) return `${tags.length} tags of ${rounds * 2}`;
      const { bodies = [] } = await world.dump(['bodies']);
      const notes = JSON.parse(bodies[0] ?? '{}').highlights ?? [];
      if (notes.length !== rounds * 2) return `${notes.length} notes of ${rounds * 2}`;
      return world.judge(undefined, { marks: true });
    });
  });
});
