import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { attacksOn, findPatterns } from '../trust/patterns';
import { isFull, Trials } from '../trust/record.mjs';

/**
 * Characters of a string, and what a pattern may take for it: a page of a megabyte then takes at most 2 s where the
 * time grows with the square. In the small run only what explodes is found. Milliseconds of CPU.
 */
const LENGTH = isFull ? 20_000 : 2_000;
const LIMIT = isFull ? 400 : 4_000;
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
    worker.postMessage({ source, flags, attacks: attacksOn(source, LENGTH) });
    const timer = new Promise<undefined>((resolve) => setTimeout(resolve, PATIENCE, undefined).unref());
    const answer = await Promise.race([once(worker, 'message'), timer]);
    const [{ slowest, culprit }] = (answer ?? [{ slowest: PATIENCE, culprit: 'one of its strings' }]) as [
      { slowest: number; culprit: string },
    ];
    trials.add(
      `${file}: /${source}/${flags}`,
      slowest > LIMIT ? `${slowest.toFixed(0)} ms on ${JSON.stringify(culprit)}` : undefined,
    );
    if (!answer) {
      await worker.terminate();
      start();
    }
  }
  expect(trials.failures).toEqual([]);
});
