import { expect, test } from 'vitest';
import { type BackupFacts, dueBackup } from '@/entrypoints/shared/backup/due';

const DAY = 86_400_000;
const now = 1000 * DAY;
const facts: BackupFacts = {
  last: { at: now - 40 * DAY, articles: 20 },
  every: 30,
  snoozedUntil: 0,
  now,
  articles: 25,
  oldest: now - 200 * DAY,
  newest: now - DAY,
};

test.each<[string, Partial<BackupFacts>, ReturnType<typeof dueBackup>]>([
  ['the last one is too long ago', {}, { days: 40 }],
  ['there was none, and the first clipping is old', { last: null }, { days: null }],
  ['there was none, but the first clipping is young', { last: null, oldest: now - 3 * DAY }, undefined],
  ['the last one is recent', { last: { at: now - 12 * DAY, articles: 20 } }, undefined],
  ['the reader wants it weekly', { last: { at: now - 12 * DAY, articles: 20 }, every: 7 }, { days: 12 }],
  ['nothing was saved since', { newest: now - 40 * DAY }, undefined],
  ['the reader wants no reminder', { every: 0 }, undefined],
  ['it was put off', { snoozedUntil: now + 1 }, undefined],
  ['it was put off long ago', { snoozedUntil: now - 1 }, { days: 40 }],
  ['there is hardly anything', { articles: 4 }, undefined],
])('a backup is due or not: %s', (_why, change, due) => {
  expect(dueBackup({ ...facts, ...change })).toEqual(due);
});
