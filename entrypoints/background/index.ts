import { browser } from 'wxt/browser';
import { defineBackground } from 'wxt/utils/define-background';
import type { ArticleId } from '@/utils/article/types';
import { noteCheck } from '@/utils/library/checks';
import { markArticles, restoreMarks } from '@/utils/library/marks';
import { listIdsWithMissingPictures } from '@/utils/library/read';
import { putHighlight, removeHighlight, setScript } from '@/utils/library/reading';
import { setApart } from '@/utils/library/similar/apart';
import { restoreVersion } from '@/utils/library/versions';
import { emptyBin, removeArticles, restoreArticles, setPosition } from '@/utils/library/write';
import type { BackgroundApi, SaveReport } from '@/utils/messages/protocol';
import { serve } from '@/utils/messages/rpc';
import { captureTab } from '../shared/capture-tab';
import { backupApi, serveBackups, tendBackups } from './backups';
import { refreshAllBadges, refreshBadge, showBadge } from './badge';
import { purgeBin } from './bin';
import { tendIndex } from './index-upkeep';
import { serveOmnibox } from './omnibox';
import { refetchPictures } from './refetch';
import { resumeSaves, retryPictures, saveArticle } from './save';
import {
  forgetFailure,
  listInterrupted,
  noteBeginning,
  noteEnd,
  noteFailure,
  readFailure,
} from './tab-failures';

const api: BackgroundApi = {
  saveTab,
  retryPictures,
  refetchPictures,
  removeArticles: (ids) => removeArticles(ids, Date.now()).then(refreshAllBadges),
  restoreArticles: (ids) =>
    restoreArticles(ids)
      .then(refreshAllBadges)
      .finally(() => void tendIndex()),
  emptyBin: () => emptyBin(Number.POSITIVE_INFINITY),
  markArticles,
  restoreMarks,
  setApart,
  restoreVersion,
  noteCheck,
  setPosition,
  setScript,
  putHighlight,
  removeHighlight,
  ...backupApi,
  lastFailure: async (tabId) => readFailure(tabId, (await findTab(tabId))?.url),
};

export default defineBackground({
  type: 'module',
  // Listeners are registered at once, before anything is awaited: a stopped worker is started by their events.
  main() {
    serve(api);
    serveOmnibox();
    serveBackups();
    browser.runtime.onInstalled.addListener(({ reason }) => {
      void addMenu();
      if (reason === 'install') void browser.tabs.create({ url: browser.runtime.getURL('/welcome.html') });
    });
    // Firefox on Android has neither shortcuts nor menus of pages.
    browser.commands?.onCommand.addListener((command, tab) => {
      if (command === 'save-page' && tab?.id !== undefined) void saveTab(tab.id).catch(() => {});
    });
    browser.contextMenus?.onClicked.addListener(({ menuItemId }, tab) => {
      if (menuItemId === 'save-page' && tab?.id !== undefined) void saveTab(tab.id).catch(() => {});
    });
    browser.tabs.onUpdated.addListener((tabId, change, tab) => {
      if (change.url || change.status === 'complete') void refreshBadge(tabId, tab.url);
    });
    browser.permissions.onAdded.addListener(({ origins }) => {
      if (origins?.length) void retryMissingPictures();
    });
    void takeUp().then(tendIndex).then(purgeBin).then(tendBackups);
  },
});

/** The one way to save, whatever asked for it: popup, shortcut or context menu. */
async function saveTab(tabId: number): Promise<SaveReport> {
  const url = (await findTab(tabId))?.url ?? '';
  await Promise.all([noteBeginning(tabId, url), showBadge(tabId, 'saving')]);
  try {
    const report = await saveArticle(await captureTab(tabId), tabId);
    await Promise.all([forgetFailure(tabId), showBadge(tabId, 'saved')]);
    void tendIndex();
    return report;
  } catch (error) {
    await Promise.all([noteFailure(tabId, url, error), showBadge(tabId, 'failed')]);
    throw error;
  } finally {
    noteEnd(tabId);
  }
}

/** What a worker that was stopped left behind: its saves are finished, or shown as failed where they can't be. */
async function takeUp(): Promise<void> {
  await resumeSaves();
  await refreshAllBadges();
  for (const tabId of await listInterrupted()) await showBadge(tabId, 'failed');
}

/** The tab, or undefined when it was closed. */
function findTab(tabId: number) {
  return browser.tabs.get(tabId).catch(() => undefined);
}

async function addMenu(): Promise<void> {
  if (!browser.contextMenus) return;
  await browser.contextMenus.removeAll();
  browser.contextMenus.create({
    id: 'save-page',
    title: browser.i18n.getMessage('menuSavePage'),
    contexts: ['page'],
    documentUrlPatterns: ['http://*/*', 'https://*/*'],
  });
}

/** After the reader allowed more hosts: the popup that asked may be closed by the browser's own question. */
async function retryMissingPictures(): Promise<void> {
  for (const id of await listIdsWithMissingPictures('no-permission')) await retryPictures(id as ArticleId);
}
