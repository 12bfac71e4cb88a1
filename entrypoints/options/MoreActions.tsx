import { browser } from 'wxt/browser';
import { useLocaleContext } from '@/components/locale-context';
import { Menu } from '@/components/Menu';
import { aloudAddress } from '../shared/reader-address';
import { startQueue } from '../shared/reading/aloud-queue';
import { usePage } from './page-context';
import { useBulk } from './use-bulk';
import { useOnlineCheck } from './use-online-check';
import type { Selecting } from './use-selection';

/** What is seldom done with a selection. */
export function MoreActions({ selecting }: { selecting: Selecting }) {
  const { t } = useLocaleContext();
  const { busy, notifyFailure } = usePage();
  const { mark, reclean } = useBulk();
  const check = useOnlineCheck();
  const { resolve } = selecting;
  const actions: Record<string, () => void> = {
    read: () => void mark(resolve, { read: true }, (count) => t('markedReadMany', { count })),
    unread: () => void mark(resolve, { read: false }, (count) => t('markedUnreadMany', { count })),
    unstar: () => void mark(resolve, { starred: false }, (count) => t('unstarredMany', { count })),
    reclean: () => void reclean(resolve),
    online: () => void check(resolve),
    aloud: () => void readAloud(resolve).catch(notifyFailure),
    clear: selecting.clear,
  };
  return (
    <Menu
      compact
      kind="quiet"
      icon="more"
      label={t('moreActions')}
      testId="more-actions"
      choices={[
        { id: 'read', icon: 'envelopeOpen', label: t('markRead'), testId: 'menu-mark-read', disabled: busy },
        { id: 'unread', icon: 'envelope', label: t('markUnread'), testId: 'mark-unread', disabled: busy },
        { id: 'unstar', icon: 'star', label: t('unstar'), testId: 'unstar-selected', disabled: busy },
        { id: 'reclean', icon: 'retry', label: t('cleanAgain'), testId: 'reclean', disabled: busy },
        { id: 'online', icon: 'link', label: t('onlineCheck'), testId: 'check-online', disabled: busy },
        { id: 'aloud', icon: 'speaker', label: t('readAloud'), testId: 'read-aloud-selected' },
        { id: 'clear', icon: 'close', label: t('clearSelection'), testId: 'clear-selection' },
      ]}
      onChoose={(id) => actions[id]?.()}
    />
  );
}

/** Opens the first in a tab that reads them all, one after the other. */
async function readAloud(resolve: Selecting['resolve']): Promise<void> {
  const ids = await resolve();
  const [first] = ids;
  if (!first) return;
  await startQueue(ids);
  await browser.tabs.create({ url: aloudAddress(first) });
}
