import { storage } from 'wxt/utils/storage';
import { describeFailure, Failure } from '@/utils/article/failure';
import type { TabFailure } from '@/utils/messages/protocol';

/** In session storage, because the worker that failed may be gone when the popup asks. */
const failures = storage.defineItem<Record<number, TabFailure>>('session:tabFailures', { fallback: {} });

/** Tabs with a save that this very worker has under way. */
const begun = new Set<number>();

export function noteFailure(tabId: number, url: string, error: unknown): Promise<void> {
  return change((noted) => ({ ...noted, [tabId]: { ...describeFailure(error), url } }));
}

let last: Promise<void> = Promise.resolve();

/** One change after the other: two tabs may fail at once. */
function change(make: (noted: Record<number, TabFailure>) => Record<number, TabFailure>): Promise<void> {
  const next = last.then(async () => failures.setValue(make(await failures.getValue())));
  last = next.catch(() => {});
  return next;
}

/**
 * Notes beforehand that a save was interrupted. A worker that is stopped can't say so any more; one that gets to the
 * end puts what became of the save in its place.
 */
export async function noteBeginning(tabId: number, url: string): Promise<void> {
  begun.add(tabId);
  await noteFailure(tabId, url, new Failure('interrupted'));
}

export function forgetFailure(tabId: number): Promise<void> {
  return change(({ [tabId]: _gone, ...rest }) => rest);
}

/** A save came to its end, whatever that was. */
export function noteEnd(tabId: number): void {
  begun.delete(tabId);
}

/** Tabs whose failure is yet to be shown: what a worker that was stopped left behind. */
export async function listInterrupted(): Promise<number[]> {
  const noted = Object.entries(await failures.getValue());
  return noted.flatMap(([tabId, { code }]) =>
    code === 'interrupted' && !begun.has(Number(tabId)) ? Number(tabId) : [],
  );
}

/** Why the last save in a tab failed, unless the tab shows another page by now. */
export async function readFailure(tabId: number, url: string | undefined): Promise<TabFailure | null> {
  if (begun.has(tabId)) return null;
  const failure = (await failures.getValue())[tabId];
  return failure && failure.url === url ? failure : null;
}
