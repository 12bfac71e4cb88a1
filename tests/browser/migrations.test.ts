import { describe, expect, test } from 'vitest';
import { zhCN } from '../../assets/locales/zh-CN';
import { migrations } from '../../utils/library/migrations';
import { type AnyBrowser, openExtensionPage } from '../tools/browser/any-browser';
import { demoFixtures } from '../tools/server/fixtures';
import { isFull } from '../trust/record.mjs';
import { browserNames, everywhere, nameIn } from './support/everywhere';
import { shareWorld } from './support/fault-tools';
import { FaultWorld } from './support/fault-world';
import { countTrials } from './support/trials';

const [first] = demoFixtures();
const trial = countTrials('Migrations');
/** npm test takes the oldest: its way is the longest. */
const versions = migrations.map((_step, index) => index + 1).slice(0, isFull ? undefined : 1);

describe.each(browserNames)('libraries of every version in %s', { timeout: 300_000 }, (name) => {
  const shared = shareWorld(first!, name);

  test.for(versions)('version %i opens as one of today', async (version) => {
    const { world, browser } = shared;
    await world.putOldLibrary(version);
    const before = await world.dump(['bodies', 'revisions', 'pictures', 'thumbnails', 'bin']);
    await trial(nameIn(name, `version ${version} opened as today's`), 'every record', async () => {
      const popup = await openExtensionPage(browser, 'popup.html');
      await popup.getByTestId('article-row').first().waitFor({ timeout: 60_000 });
      if ((await world.version()) !== migrations.length) return `it stands at ${await world.version()}`;
      expect(await world.dump(Object.keys(before))).toEqual(before);
      return undefined;
    });
  });
});

/** Whether the reader is told so. */
async function sentence(browser: AnyBrowser, words: string): Promise<string | undefined> {
  const popup = await openExtensionPage(browser, 'popup.html');
  const isTold = await popup
    .getByText(words)
    .first()
    .waitFor({ timeout: 20_000 })
    .then(
      () => true,
      () => false,
    );
  return isTold ? undefined : `the reader saw: ${(await popup.textContent('body'))?.slice(0, 300)}`;
}

everywhere(
  'another tab holds an older version of it',
  async ({ browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    await world.putOldLibrary(1);
    await world.hold();
    await trial(nameIn(browser.name, 'held open by another tab'), 'version 1', () =>
      sentence(browser, zhCN['failure.library-blocked']),
    );
    await world.letGo();
    const popup = await openExtensionPage(browser, 'popup.html');
    await popup.getByTestId('article-row').first().waitFor();
  },
  { timeout: 300_000, full: true },
);

everywhere('a newer extension wrote it', async ({ browser, server }) => {
  const world = await FaultWorld.begin(browser, server, first!);
  await world.makeNewer();
  const before = await world.dump();
  await trial(nameIn(browser.name, 'written by a newer extension'), 'one version more', () =>
    sentence(browser, zhCN['failure.library-newer']),
  );
  expect(await world.dump()).toEqual(before);
});

everywhere(
  'its upgrade fails',
  async ({ browser, server }) => {
    const world = await FaultWorld.begin(browser, server, first!);
    await world.putOldLibrary(1);
    await world.makeUnfit();
    const before = await world.dump();
    await trial(nameIn(browser.name, 'an upgrade that fails'), 'version 2', () =>
      sentence(browser, zhCN['failure.library-upgrade']),
    );
    expect(await world.dump()).toEqual(before);
  },
  { timeout: 300_000, full: true },
);
