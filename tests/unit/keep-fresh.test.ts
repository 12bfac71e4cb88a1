import { expect, onTestFinished, test, vi } from 'vitest';
import { type Fresh, keepFresh } from '@/entrypoints/shared/keep-fresh';
import { announceChange } from '@/utils/library/changes';

/** Counts its readings; each takes until `finish` is called where `held`. */
function counter(shown: boolean, held = false) {
  const state = { count: 0, finish: () => {} };
  const read = () => {
    state.count += 1;
    return held ? new Promise<void>((resolve) => (state.finish = resolve)) : Promise.resolve();
  };
  const fresh: Fresh = keepFresh(read, shown);
  onTestFinished(fresh.stop);
  return { fresh, state };
}

const change = () => announceChange({ kind: 'articles' });
const aWhile = (ms = 50) => new Promise((resolve) => setTimeout(resolve, ms));

test('what is in sight is read at once and soon after a change, many changes together', async () => {
  const { state } = counter(true);
  expect(state.count).toBe(1);
  for (let at = 0; at < 20; at++) change();
  await vi.waitFor(() => expect(state.count).toBe(2));
  await aWhile(300);
  expect(state.count).toBe(2);
});

test('what is out of sight is read when it comes into sight, if it has to be', async () => {
  const { fresh, state } = counter(false);
  change();
  await aWhile(300);
  expect(state.count).toBe(0);
  fresh.setShown(true);
  expect(state.count).toBe(1);
  await aWhile();
  fresh.setShown(false);
  fresh.setShown(true);
  await aWhile(300);
  expect(state.count).toBe(1);
});

test('a change while it is read is not lost, and nothing is read twice at once', async () => {
  const { fresh, state } = counter(true, true);
  change();
  await aWhile();
  fresh.setShown(false);
  fresh.setShown(true);
  expect(state.count).toBe(1);
  state.finish();
  await vi.waitFor(() => expect(state.count).toBe(2));
});

test('a reading that fails is told to the console, and the next change is read all the same', async () => {
  const warn = vi.spyOn(console, 'warn').mockImplementation(() => {});
  onTestFinished(() => warn.mockRestore());
  const read = vi.fn(() => Promise.reject(new Error('no disk')));
  const fresh = keepFresh(read);
  onTestFinished(fresh.stop);
  await aWhile();
  change();
  await vi.waitFor(() => expect(read).toHaveBeenCalledTimes(2));
  expect(warn).toHaveBeenCalled();
});
