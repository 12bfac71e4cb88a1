import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ImportFile } from '@/utils/import/types';
import { type ImportStop, importFiles } from '../shared/import-files';
import { addToTotals, type ImportEntry, type ImportTotals, noTotals } from '../shared/import-report';

export interface ImportState {
  /** `waiting`: another page is importing, and this one goes on after it. */
  phase: 'idle' | 'waiting' | 'running' | 'done';
  totals: ImportTotals;
  /** Every file and archive entry; filled when the import is over. */
  entries: readonly ImportEntry[];
  /** Nothing was written: the entries say what would happen. */
  dryRun: boolean;
  /** Why it ended early. */
  stop: ImportStop | undefined;
}

const idle: ImportState = { phase: 'idle', totals: noTotals, entries: [], dryRun: false, stop: undefined };

/** The page shows progress this often; more would cost the import more than it tells. Milliseconds. */
const TICK = 120;

export type Importing = ReturnType<typeof useImport>;

/** One import at a time, which goes on whatever section is shown. */
export function useImport() {
  const [state, setState] = useState(idle);
  const controller = useRef<AbortController>(undefined);
  const run = useCallback(async (files: readonly ImportFile[], dryRun: boolean, signal: AbortSignal) => {
    setState({ ...idle, phase: 'running', dryRun });
    const entries: ImportEntry[] = [];
    let totals = noTotals;
    const timer = setInterval(() => setState((before) => ({ ...before, totals })), TICK);
    const stop = await importFiles(files, {
      signal,
      dryRun,
      onWaiting: () => setState((before) => ({ ...before, phase: 'waiting' })),
      onStart: () => setState((before) => ({ ...before, phase: 'running' })),
      onEntry: (entry) => {
        entries.push(entry);
        totals = addToTotals(totals, entry);
      },
    });
    clearInterval(timer);
    controller.current = undefined;
    setState({ phase: 'done', totals, entries, dryRun, stop });
  }, []);
  const [wantsDryRun, setWantsDryRun] = useState(false);
  const tried = useRef<readonly ImportFile[]>([]);
  const begin = useCallback(
    (files: readonly ImportFile[], dryRun: boolean) => {
      if (controller.current) return false;
      controller.current = new AbortController();
      tried.current = dryRun ? files : [];
      void run(files, dryRun, controller.current.signal);
      return true;
    },
    [run],
  );
  /** False when an import is running already. */
  const start = useCallback(
    (files: readonly ImportFile[]) => begin(files, wantsDryRun),
    [begin, wantsDryRun],
  );
  /** Imports for good what was tried last. */
  const importTried = useCallback(() => begin(tried.current, false), [begin]);
  const cancel = useCallback(() => controller.current?.abort(), []);
  useWarningBeforeLeaving(state.phase === 'running' && !state.dryRun);
  return { state, start, cancel, importTried, wantsDryRun, setWantsDryRun };
}

/** Closing the page ends the import; what was taken stays, but the reader should know. */
function useWarningBeforeLeaving(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [active]);
}
