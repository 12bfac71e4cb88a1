import { readFileSync } from 'node:fs';
import type { browser as extensionApi } from 'wxt/browser';
import { inExtension, openPage } from '../tools/browser/any-browser';
import { demoFixtures } from '../tools/server/fixtures';
import { Trials } from '../trust/record.mjs';
import { ask } from './support/background';
import { everywhere, nameIn } from './support/everywhere';
import { dumpArticles, openWatcher, savedIds } from './support/fault-library';
import { expect } from './support/test';

declare const chrome: typeof extensionApi;

/** Everything that the extension's own pages may ask of the background. */
const protocol = readFileSync('utils/messages/protocol.ts', 'utf8');
const [, api = ''] = protocol.split('export interface BackgroundApi');
const methods = [...api.matchAll(/^ {2}(\w+)\(/gm)].map(([, name = '']) => name);

everywhere(
  'a content script, which shares its process with the page, is answered nothing',
  async ({ browser }) => {
    expect(methods).toContain('saveTab');
    expect(methods.length).toBeGreaterThan(5);
    const watcher = await openWatcher(browser);
    const [article] = demoFixtures();
    const page = await openPage(browser, article!.url);
    const tabId = await watcher.evaluate(
      async (wanted) => (await chrome.tabs.query({})).find((tab) => tab.url === wanted)?.id,
      page.url(),
    );
    await ask(watcher, 'saveTab', tabId);
    const [id] = await savedIds(watcher);
    const before = await dumpArticles(watcher, [id!]);
    const answers = await inExtension(
      browser,
      async ([tab, names, article]) => {
        const [injected] = await chrome.scripting.executeScript({
          target: { tabId: tab as number },
          args: [names, article, tab],
          func: async (all: string[], target: string, own: number) => {
            const got: [string, unknown][] = [];
            for (const method of all) {
              for (const args of [
                [],
                [own],
                [[target]],
                [target],
                [[target], { read: true }],
                [target, { paragraph: 9, progress: 1 }],
              ]) {
                const message = { method, args };
                const sent = chrome.runtime.sendMessage(message).catch(() => undefined);
                const late = new Promise((resolve) => setTimeout(resolve, 300, undefined));
                got.push([method, await Promise.race([sent, late])]);
              }
            }
            return got;
          },
        } as Parameters<typeof chrome.scripting.executeScript>[0]);
        return injected?.result as [string, unknown][];
      },
      [tabId, methods, id] as const,
    );
    const trials = new Trials('Hostile content', nameIn(browser.name, 'messages from a content script'));
    for (const [method, answer] of answers)
      trials.add(method, answer == null ? undefined : `answered ${JSON.stringify(answer)}`);
    trials.add('the library', (await dumpArticles(watcher, [id!])) === before ? undefined : 'has changed');
    trials.record();
    expect(trials.failures).toEqual([]);
  },
  { full: true },
);
