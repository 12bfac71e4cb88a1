import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import type { ImportFile } from '@/utils/import/types';
import {
  type Damage,
  type DamagedArticle,
  damagedPictures,
  isSameDamage,
} from '@/utils/library/integrity/damage';
import { repairArticle, type Spare } from '@/utils/library/integrity/repair';
import { type LockOptions, underLibraryLock } from './library-lock';

export interface RepairOptions extends LockOptions {
  /** Called with how many damages of all are undone. */
  onProgress?: (done: number, total: number) => void;
}

export interface RepairReport {
  /** Damages undone. */
  repaired: number;
  /** Copies of articles that the files held. */
  copies: number;
  /** What the files had no same copy of. */
  left: readonly DamagedArticle[];
}

/**
 * Looks in backup files for the same copies of what is damaged, by their hashes, and puts back exactly that, while no
 * other page writes. Throws the signal's reason when cancelled: what was repaired until then stays.
 */
export async function repairFromBackup(
  damaged: readonly DamagedArticle[],
  files: readonly ImportFile[],
  options: RepairOptions,
): Promise<RepairReport> {
  // Loaded when used: the readers bring zip and YAML along.
  const { readFiles } = await import('@/utils/import');
  const { signal, onProgress } = options;
  const total = countDamages(damaged);
  let [left, copies] = [damaged, 0];
  await underLibraryLock(options, async () => {
    for await (const result of readFiles(files, { sanitize, parse: parsePage, now: Date.now(), signal })) {
      signal.throwIfAborted();
      if ('failure' in result) continue;
      copies += 1;
      left = await repairWith(left, result);
      onProgress?.(total - countDamages(left), total);
      if (left.length === 0) return;
    }
  });
  return { repaired: total - countDamages(left), copies, left };
}

/** What is still damaged after one copy of an article was used for whatever it is good for. */
async function repairWith(damaged: readonly DamagedArticle[], spare: Spare): Promise<DamagedArticle[]> {
  const left: DamagedArticle[] = [];
  for (const article of damaged) {
    const repaired = isUseful(spare, article) ? await repairArticle(article, spare) : [];
    const damages = article.damages.filter((one) => !repaired.some((other) => isSameDamage(one, other)));
    if (damages.length > 0) left.push({ ...article, damages });
  }
  return left;
}

function isUseful({ stored, files }: Spare, { id, damages }: DamagedArticle): boolean {
  const wanted = damagedPictures(damages);
  return stored.summary.id === id || files.some(({ hash }) => wanted.includes(hash));
}

function countDamages(damaged: readonly DamagedArticle[]): number {
  return damaged.reduce((sum, { damages }: { damages: readonly Damage[] }) => sum + damages.length, 0);
}
