// @ts-check
// How fast long work goes from its beginning to its end, as a page shows it.

/** Between two looks at the page. Milliseconds. */
const INTERVAL = 200;

/** @typedef {{ at: number, done: number }} Sample */

/**
 * Looks again and again how much is done, until it is all or `isOver`.
 * @param {() => Promise<number | undefined>} look @param {() => Promise<boolean>} isOver @returns {Promise<Sample[]>}
 */
export async function watch(look, isOver) {
  /** @type {Sample[]} */
  const samples = [{ at: performance.now(), done: 0 }];
  while (!(await isOver())) {
    const done = await look();
    if (done !== undefined) samples.push({ at: performance.now(), done });
    await new Promise((resolve) => setTimeout(resolve, INTERVAL));
  }
  return samples;
}

/** Articles a second in the part of the work from `from` to `to`, of 1. @param {Sample[]} samples @param {number} count @param {number} from @param {number} to */
export function rateBetween(samples, count, from, to) {
  const [start, end] = [timeOf(samples, count * from), timeOf(samples, count * to)];
  return (count * (to - from)) / ((end - start) / 1000);
}

/** When so many were done, between the two looks around it. @param {Sample[]} samples @param {number} done */
function timeOf(samples, done) {
  const after = samples.findIndex((sample) => sample.done >= done);
  const [one, other] = [samples[after - 1], samples[after === -1 ? samples.length - 1 : after]];
  if (!other) return Number.NaN;
  if (!one || other.done === one.done) return other.at;
  return one.at + ((done - one.done) / (other.done - one.done)) * (other.at - one.at);
}

/** @typedef {{ count: number, rate: number, first: number, last: number, gap: number }} Rates articles a second; the longest time the page did not answer, ms */

/** @param {Sample[]} samples @param {number} count @param {number} gap @returns {Rates} */
export function toRates(samples, count, gap) {
  return {
    count,
    rate: rateBetween(samples, count, 0, 1),
    first: rateBetween(samples, count, 0, 0.1),
    last: rateBetween(samples, count, 0.9, 1),
    gap,
  };
}

/** Runs in a page: keeps the longest time for which it did not answer in `longestGap`. */
export function watchGaps() {
  let longest = 0;
  let last = performance.now();
  const { port1, port2 } = new MessageChannel();
  // A message comes as soon as the page has a turn; timers are held back.
  port1.onmessage = () => {
    const now = performance.now();
    longest = Math.max(longest, now - last);
    Reflect.set(globalThis, 'longestGap', longest);
    last = now;
    setTimeout(() => {
      last = performance.now();
      port2.postMessage(null);
    }, 20);
  };
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) longest = Math.max(longest, duration);
    Reflect.set(globalThis, 'longestGap', longest);
  }).observe({ type: 'longtask' });
  port2.postMessage(null);
}
