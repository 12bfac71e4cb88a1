import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { PageFailure, PageState } from '@/components/PageCard';
import { describeFailure } from '@/utils/article/failure';
import type { ArticleSummary } from '@/utils/article/types';
import { onLibraryChange } from '@/utils/library/changes';
import type { SaveReport } from '@/utils/messages/protocol';
import { toBackground } from '@/utils/messages/rpc';
import { findPending, findSaved, readTabPage, type TabPage } from './tab-page';

/** How often a save that began elsewhere is looked at, in ms: its failure is announced by nobody. */
const WATCH_INTERVAL = 1_000;

/** What the library and the background say of the page. */
interface Known {
  saved: ArticleSummary | undefined;
  failure: PageFailure | undefined;
  progress: { id: string; done: number; total: number } | undefined;
}

export interface PageView {
  page: TabPage | undefined;
  state: PageState;
  saved: ArticleSummary | undefined;
  /** Saves the page; resolves to what was done, or undefined when it failed and the card says why. */
  save(): Promise<SaveReport | undefined>;
}

/** The page in the tab, followed while it is being saved, here or by the shortcut or by a popup closed since. */
export function usePage(): PageView {
  const [page, setPage] = useState<TabPage>();
  const [known, setKnown] = useState<Known>();
  const [busy, setBusy] = useState(false);
  const look = useCallback(async (at: TabPage) => {
    const found = await readKnown(at);
    setKnown((old) => keepProgress(old, found));
  }, []);
  useEffect(() => {
    void readTabPage().then(async (at) => {
      const found = await readKnown(at);
      setPage(at);
      setKnown(found);
    });
  }, []);
  useFollowedSave(page, known, setKnown, look);

  const saving = useRef(false);
  const save = useCallback(async () => {
    if (!page || saving.current) return undefined;
    saving.current = true;
    setBusy(true);
    const begun = Date.now();
    try {
      const report = await toBackground('saveTab', page.tabId);
      await look(page);
      return report;
    } catch (error) {
      const found = await readKnown(page);
      // A background that was stopped gives no answer, and finishes the save at its next start.
      const goesOn = found.progress !== undefined || (found.saved?.savedAt ?? 0) >= begun;
      setKnown(goesOn ? found : { ...found, failure: found.failure ?? describeFailure(error) });
      return undefined;
    } finally {
      saving.current = false;
      setBusy(false);
    }
  }, [page, look]);

  return { page, state: stateOf(page, known, busy), saved: known?.saved, save };
}

/** Follows the library, the progress of pictures, and a save that somebody else began. */
function useFollowedSave(
  page: TabPage | undefined,
  known: Known | undefined,
  setKnown: (change: (old: Known | undefined) => Known | undefined) => void,
  look: (page: TabPage) => Promise<void>,
): void {
  const current = useRef<string | undefined>(undefined);
  current.current = known?.progress?.id;
  useEffect(() => {
    if (!page) return;
    return onLibraryChange((change) => {
      if (change.kind !== 'save-progress') return void look(page);
      // Fetching missing pictures again is told in the same way, but is no save: only a save under way counts up.
      if (change.id === current.current) setKnown((old) => old && { ...old, progress: change });
      else if (!page.id || change.id === page.id) void look(page);
    });
  }, [page, look, setKnown]);
  const following = known?.progress !== undefined;
  useEffect(() => {
    if (!page || !following) return;
    const timer = setInterval(() => void look(page), WATCH_INTERVAL);
    return () => clearInterval(timer);
  }, [page, following, look]);
}

/** The library notes how many pictures there are, and only messages tell how many are done. */
function keepProgress(old: Known | undefined, found: Known): Known {
  const { progress } = found;
  if (!progress || old?.progress?.id !== progress.id) return found;
  return { ...found, progress: { ...progress, done: Math.max(progress.done, old.progress.done) } };
}

async function readKnown(page: TabPage): Promise<Known> {
  if (page.refusal) return { saved: undefined, failure: undefined, progress: undefined };
  try {
    const [saved, pending, failure] = await Promise.all([
      findSaved(page),
      findPending(page),
      toBackground('lastFailure', page.tabId),
    ]);
    return {
      saved,
      failure: failure ?? undefined,
      progress: pending && { id: pending.id, done: pending.done, total: pending.total },
    };
  } catch (error) {
    return { saved: undefined, failure: describeFailure(error), progress: undefined };
  }
}

function stateOf(page: TabPage | undefined, known: Known | undefined, busy: boolean): PageState {
  if (!page || !known) return { kind: 'loading' };
  if (page.refusal) return { kind: 'not-article', code: page.refusal };
  if (known.progress) return { kind: 'saving', done: known.progress.done, total: known.progress.total };
  if (busy) return { kind: 'saving' };
  if (known.saved) return { kind: 'saved', savedAt: known.saved.savedAt, failure: known.failure };
  if (known.failure) return { kind: 'failed', failure: known.failure };
  return { kind: 'savable', ours: page.ours };
}
