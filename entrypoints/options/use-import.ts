import { useCallback, useEffect, useRef, useState } from 'preact/hooks';
import type { ImportFile } from '@/utils/import/types';
import { EntryLog } from '../shared/entry-log';
import { type ImportStop, importFiles } from '../shared/import-files';
import { addToTotals, type ImportTotals, noTotals } from '../shared/import-report';
import { toChosen } from '../shared/picked-files';
import { createGate, type Gate } from './gate';

export interface ImportState {
  /** `waiting`: another page is importing, and this one goes on after it. */
  phase: 'idle' | 'waiting' | 'running' | 'paused' | 'done';
  /** Of all files, those of an earlier beginning with the same ones included. */
  totals: ImportTotals;
  /** Files dealt with by an earlier beginning; 0 where there was none. */
  resumedAt: number;
  /** Files and archive entries dealt with, of those known. */
  done: number;
  listed: number;
  /** Files a second lately; undefined until it can be told. */
  rate: number | undefined;
  /** Every file and archive entry of this beginning; filled when the import is over. */
  entries: EntryLog;
  /** Nothing was written: the entries say what would happen. */
  dryRun: boolean;
  /** Why it ended early. */
  stop: ImportStop | undefined;
}

const idle: ImportState = {
  ...{ phase: 'idle', totals: noTotals, resumedAt: 0, done: 0, listed: 0 },
  ...{ rate: undefined, entries: new EntryLog(), dryRun: false, stop: undefined },
};

/** The page shows progress this often; more would cost the import more than it tells. Milliseconds. */
const TICK = 120;
/** The rate is that of the last so many ms. */
const RATE_SPAN = 5000;

export type Importing = ReturnType<typeof useImport>;

/** One import at a time, which goes on whatever section is shown. */
export function useImport() {
  const [state, setState] = useState(idle);
  const running = useRef<{ controller: AbortController; gate: Gate }>(undefined);
  const change = useCallback(
    (some: Partial<ImportState>) => setState((before) => ({ ...before, ...some })),
    [],
  );
  const run = useCallback(
    async (files: readonly ImportFile[], dryRun: boolean, signal: AbortSignal, gate: Gate) => {
      setState({ ...idle, phase: 'running', dryRun });
      const entries = new EntryLog();
      const progress = { totals: noTotals, done: 0, listed: 0 };
      const measure = rateOf();
      const timer = setInterval(() => {
        change({ ...progress, rate: gate.isClosed ? undefined : measure(entries.length) });
      }, TICK);
      const stop = await importFiles(await toChosen(files), {
        ...{ signal, dryRun, gate: gate.pass },
        onWaiting: () => change({ phase: 'waiting' }),
        onStart: () => change({ phase: 'running' }),
        onResume: (totals) => {
          progress.totals = totals;
          change({ resumedAt: totals.seen });
        },
        onPlace: (done, listed) => Object.assign(progress, { done, listed }),
        onEntry: (entry) => {
          entries.push(entry);
          progress.totals = addToTotals(progress.totals, entry);
        },
      });
      clearInterval(timer);
      running.current = undefined;
      change({ ...progress, phase: 'done', entries, stop });
    },
    [change],
  );
  const [wantsDryRun, setWantsDryRun] = useState(false);
  const tried = useRef<readonly ImportFile[]>([]);
  const begin = useCallback(
    (files: readonly ImportFile[], dryRun: boolean) => {
      if (running.current) return false;
      const [controller, gate] = [new AbortController(), createGate()];
      running.current = { controller, gate };
      tried.current = dryRun ? files : [];
      void run(files, dryRun, controller.signal, gate);
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
  const cancel = useCallback(() => {
    running.current?.controller.abort();
    running.current?.gate.open();
  }, []);
  const pause = useCallback(() => {
    running.current?.gate.close();
    change({ phase: 'paused', rate: undefined });
  }, [change]);
  const goOn = useCallback(() => {
    running.current?.gate.open();
    change({ phase: 'running' });
  }, [change]);
  useWarningBeforeLeaving((state.phase === 'running' || state.phase === 'paused') && !state.dryRun);
  return { state, start, cancel, pause, goOn, importTried, wantsDryRun, setWantsDryRun };
}

/** Gives the rate of the last seconds, from how many are done at each call. */
function rateOf(): (done: number) => number | undefined {
  const samples: { at: number; done: number }[] = [];
  return (done) => {
    const at = performance.now();
    samples.push({ at, done });
    while ((samples[1]?.at ?? at) < at - RATE_SPAN) samples.shift();
    const first = samples[0];
    const span = at - (first?.at ?? at);
    return first && span > 1000 ? ((done - first.done) / span) * 1000 : undefined;
  };
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
