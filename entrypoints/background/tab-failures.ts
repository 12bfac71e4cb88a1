import { storage } from 'wxt/utils/storage';
import { describeFailure } from '@/utils/article/failure';
import type { TabFailure } from '@/utils/messages/protocol';

/** In session storage, because the worker that failed may be gone when the popup asks. */
const failures = storage.defineItem<Record<number, TabFailure>>('session:tabFailures', { fallback: {} });

export async function noteFailure(tabId: number, url: string, error: unknown): Promise<void> {
  await failures.setValue({ ...(await failures.getValue()), [tabId]: { ...describeFailure(error), url } });
}

export async function forgetFailure(tabId: number): Promise<void> {
  const { [tabId]: _gone, ...rest } = await failures.getValue();
  await failures.setValue(rest);
}

/** Why the last save in a tab failed, unless the tab shows another page by now. */
export async function readFailure(tabId: number, url: string | undefined): Promise<TabFailure | null> {
  const failure = (await failures.getValue())[tabId];
  return failure && failure.url === url ? failure : null;
}
