import { useCallback, useMemo, useRef, useState } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { useToast } from '../shared/use-toast';
import type { PageServices, Task, TaskControls } from './page-context';
import { failureSentence } from './sentences';

/** Work shorter than this shows no progress, because a flash says nothing. Milliseconds. */
const PATIENCE = 300;
/** Progress is drawn this often at most. Milliseconds. */
const TICK = 100;

/** The page's toast and task, and what sections call to set them. */
export function usePageServices() {
  const { t } = useLocaleContext();
  const { toast, show: notify, close: closeToast } = useToast();
  const { task, cancel, perform, busy } = useTask();
  const notifyFailure = useCallback((error: unknown) => notify(failureSentence(t, error)), [t, notify]);
  const run = useCallback(
    async <T>(label: string, work: (controls: TaskControls) => Promise<T>) => {
      try {
        return await perform(label, work);
      } catch (error) {
        if (!isAbort(error)) notifyFailure(error);
        return undefined;
      }
    },
    [perform, notifyFailure],
  );
  const services = useMemo<PageServices>(
    () => ({ notify, notifyFailure, run, busy }),
    [notify, notifyFailure, run, busy],
  );
  return { services, toast, closeToast, task, cancel };
}

function useTask() {
  const [task, setTask] = useState<Task>();
  const controller = useRef<AbortController>(undefined);
  const perform = useCallback(
    async <T>(label: string, work: (controls: TaskControls) => Promise<T>): Promise<T | undefined> => {
      if (controller.current) return undefined;
      const running = new AbortController();
      controller.current = running;
      const latest: Task = { label, done: 0, total: 0 };
      const started = performance.now();
      const timer = setInterval(() => {
        if (performance.now() - started > PATIENCE) setTask({ ...latest });
      }, TICK);
      try {
        const onProgress = (done: number, total: number) => Object.assign(latest, { done, total });
        return await work({ onProgress, signal: running.signal });
      } finally {
        clearInterval(timer);
        controller.current = undefined;
        setTask(undefined);
      }
    },
    [],
  );
  const cancel = useCallback(() => controller.current?.abort(), []);
  // Short work leaves the buttons as they are: one that is disabled loses the focus.
  return { task, cancel, perform, busy: task !== undefined };
}

function isAbort(error: unknown): boolean {
  return error instanceof DOMException && error.name === 'AbortError';
}
