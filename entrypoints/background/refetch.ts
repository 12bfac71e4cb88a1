import type { ArticleId } from '@/utils/article/types';
import { putFetchedAgain } from '@/utils/library/integrity/repair';
import { getStored } from '@/utils/library/read';
import type { RefetchReport } from '@/utils/messages/protocol';
import { downloadPictures } from '@/utils/pictures/download';
import { keepAwake } from './keep-awake';
import { isAllowedHost } from './save';

/** Fetches damaged pictures of an article again. What can't be had stays as it is. */
export async function refetchPictures(id: ArticleId, hashes: readonly string[]): Promise<RefetchReport> {
  const stored = await getStored(id);
  if (!stored) return { same: 0, replaced: 0, failed: hashes.length };
  const wanted = new Set(hashes);
  const shown = [stored.body, ...stored.revisions].flatMap(({ pictures }) => pictures);
  // One picture may stand at several places, and earlier texts may name it by another address.
  const damaged = new Map(
    shown.flatMap((picture) => (picture.hash && wanted.has(picture.hash) ? [[picture.hash, picture]] : [])),
  );
  const { pictures, files } = await keepAwake(
    downloadPictures(
      [...damaged.values()].map((picture) => ({ ...picture, hash: null })),
      { isAllowed: isAllowedHost },
    ),
  );
  const replaced = new Map<string, string>();
  for (const [index, hash] of [...damaged.keys()].entries()) {
    const fetched = pictures[index]?.hash;
    if (fetched) replaced.set(hash, fetched);
  }
  if (replaced.size > 0) await putFetchedAgain(id, files, replaced);
  const same = [...replaced].filter(([before, after]) => before === after).length;
  return { same, replaced: replaced.size - same, failed: hashes.length - replaced.size };
}
