import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attacksOn, findPatterns } from '../trust/patterns';
import { isFull, Trials } from '../trust/record.mjs';

/** Characters of a string. In the small run only what explodes is found. */
const LENGTH = isFull ? 20_000 : 2_000;
/** What any pattern may take for it. Milliseconds of CPU. */
const FREE = isFull ? 100 : 4_000;
/** What it may take beyond that, in times of what the yardstick takes beside it: the plainest that grows by the square. */
const MOST = 2;
/** A thread that is still busy then is ended. Milliseconds. */
const PATIENCE = isFull ? 240_000 : 60_000;

const patterns = findPatterns(['utils', 'components', 'entrypoints']);
const trials = new Trials('Patterns', 'regular expressions of our own');
let worker: Worker;

const start = () => {
  worker = new Worker(new URL('../trust/pattern-worker.mjs', import.meta.url));
};
beforeAll(start);
afterAll(async () => {
  trials.record(`${LENGTH} characters a string`);
  await worker.terminate();
});

test('the sources hold patterns', () => {
  expect(patterns.length).toBeGreaterThan(200);
});

test('no pattern takes long on any string made for it', { timeout: 30 * 60_000 }, async () => {
  for (const { file, source, flags } of patterns) {
    worker.postMessage({ source, flags, attacks: attacksOn(source, LENGTH), length: LENGTH });
    const timer = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined).unref());
    const answer = await Promise.race([once(worker, 'message'), timer]);
    const [{ slowest, culprit, yardstick }] = (answer ?? [
      { slowest: PATIENCE, culprit: 'one of its strings', yardstick: 0 },
    ]) as [{ slowest: number; culprit: string; yardstick: number }];
    trials.add(
      `${file}: /${source}/${flags}`,
      slowest > Math.max(FREE, MOST * yardstick)
        ? `${slowest.toFixed(0)} ms (yardstick ${yardstick.toFixed(0)}) on ${JSON.stringify(culprit)}`
        : undefined,
    );
    if (!answer) {
      await worker.terminate();
      start();
    }
  }
  expect(trials.failures).toEqual([]);
});
