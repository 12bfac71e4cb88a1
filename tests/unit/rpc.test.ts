import { beforeEach, expect, test } from 'vitest';
import { fakeBrowser } from 'wxt/testing/fake-browser';
import { describeFailure, Failure } from '@/utils/article/failure';
import { serve } from '@/utils/messages/rpc';

const page = { id: 'x', url: fakeBrowser.runtime.getURL('/popup.html' as '/') };

beforeEach(() => fakeBrowser.reset());

/** Sends a message as a given sender and resolves to what the listeners answer. */
function send(message: unknown, sender: { url?: string }) {
  return fakeBrowser.runtime.onMessage.trigger(message, sender as never, () => {});
}

test('a call from an extension page is answered', async () => {
  serve({ double: async (n: number) => n * 2 });
  expect(await send({ method: 'double', args: [21] }, page)).toContain(42);
});

test.each([
  ['a content script', { method: 'double', args: [21] }, { url: 'https://www.zaobao.com.sg/' }],
  ['an unknown method', { method: 'toString', args: [] }, page],
  ['something else', 'hello', page],
])('%s is left alone', async (_name, message, sender) => {
  serve({ double: async (n: number) => n * 2 });
  expect((await send(message, sender)).filter((answer) => answer !== undefined)).toEqual([]);
});

test('a failure crosses as its code and detail', async () => {
  serve({
    fail: async () => {
      throw new Failure('bad-file', 'a: b.md');
    },
  });
  const error = await send({ method: 'fail', args: [] }, page).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  // Only the message survives the way between contexts.
  expect(describeFailure(new Error((error as Error).message))).toEqual({
    code: 'bad-file',
    detail: 'a: b.md',
  });
});

test('an error that nobody foresaw keeps its message as detail', () => {
  expect(describeFailure(new TypeError('x is undefined'))).toEqual({
    code: 'unexpected',
    detail: 'x is undefined',
  });
  expect(describeFailure(new DOMException('', 'QuotaExceededError'))).toEqual({ code: 'storage-full' });
});
