import { createContext } from 'preact';
import { useContext } from 'preact/hooks';

/** Long work, as it is shown. */
export interface Task {
  label: string;
  done: number;
  /** 0 while unknown. */
  total: number;
}

export interface TaskControls {
  onProgress(done: number, total: number): void;
  signal: AbortSignal;
}

/** What every section may ask of the page around it. */
export interface PageServices {
  /** Says what has happened; `undo` takes it back. */
  notify(message: string, undo?: () => void): void;
  /** Says why something failed, in the reader's language. A cancelled task is no failure. */
  notifyFailure(error: unknown): void;
  /**
   * Runs long work with its progress and a way to cancel it on the page, one at a time. Resolves to undefined when it
   * was cancelled or failed, which the reader has then been told, or when another task is running.
   */
  run<T>(label: string, work: (controls: TaskControls) => Promise<T>): Promise<T | undefined>;
  /** A task is running; what would start another one is disabled. */
  busy: boolean;
}

export const PageContext = createContext<PageServices | undefined>(undefined);

export function usePage(): PageServices {
  const services = useContext(PageContext);
  if (!services) throw new Error('No page around this section');
  return services;
}
