// @ts-check
// Tries one pattern on its strings after the other, in a thread that can be ended when it does not come back.
import { parentPort } from 'node:worker_threads';

/** Looks for spaces at the end from each of many spaces that are not: as long as the square of their number. */
const yardstick = / +$/;

parentPort?.on(
  'message',
  (
    /** @type {{ source: string, flags: string, attacks: string[], length: number }} */
    { source, flags, attacks, length },
  ) => {
    const pattern = new RegExp(source, flags.replace('y', ''));
    let slowest = 0;
    let culprit = '';
    for (const attack of attacks) {
      const once = time(pattern, attack);
      const took = once > 50 ? Math.min(once, time(pattern, attack)) : once;
      if (took > slowest) [slowest, culprit] = [took, attack.slice(0, 60)];
    }
    // Measured each time, because what runs beside this slows both alike.
    const spaces = `${' '.repeat(length)}x`;
    const square = slowest > 50 ? Math.min(time(yardstick, spaces), time(yardstick, spaces)) : 0;
    parentPort?.postMessage({ slowest, culprit, yardstick: square });
  },
);

/** CPU of this thread alone, so that a busy machine counts for nothing. @param {RegExp} pattern @param {string} text */
function time(pattern, text) {
  pattern.lastIndex = 0;
  const before = process.cpuUsage();
  const begun = performance.now();
  if (pattern.flags.includes('g')) text.replace(pattern, '');
  else pattern.test(text);
  const used = process.cpuUsage(before);
  return Math.min(performance.now() - begun, (used.user + used.system) / 1000);
}
