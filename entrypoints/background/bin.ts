import { storage } from 'wxt/utils/storage';
import { emptyBin } from '@/utils/library/write';

const DAY = 24 * 60 * 60 * 1000;
/** Removed articles stay in the bin this long. Milliseconds. */
const BIN_TIME = 30 * DAY;

/** When the bin was last looked through, in epoch ms. */
const lastPurge = storage.defineItem<number>('local:lastPurge', { fallback: 0 });

/**
 * Deletes for good what has been in the bin for 30 days. To be called whenever the worker starts, which is often in a
 * browser that is left open for weeks; it does something once a day.
 */
export async function purgeBin(): Promise<void> {
  const now = Date.now();
  const last = await lastPurge.getValue();
  // A clock that was set back must not put it off for long.
  if (now >= last && now - last < DAY) return;
  try {
    await emptyBin(now - BIN_TIME);
    await lastPurge.setValue(now);
  } catch (error) {
    console.warn('The bin could not be looked through', error);
  }
}
