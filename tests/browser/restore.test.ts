import { proveRestore } from '../bench/backup/prove';
import { builtFor, expect, test } from './support/test';

// The same at full size: npm run bench:backup.
test('a backup restores exactly, and into a fuller library without losing either side', async () => {
  const proof = await proveRestore({ articles: 60, extension: builtFor('chrome'), patience: 90_000 });
  expect(proof.pictures).toBeGreaterThan(60);
  expect(proof.differing).toEqual([]);
  expect(proof.lost).toEqual([]);
  expect(proof.fuller).toEqual({ before: 45, after: 75 });
}, 300_000);
