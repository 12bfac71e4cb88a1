import {
  BACKUP_VERSION,
  type BackupManifest,
  type BackupRecord,
  type BackupRevision,
} from '../article/backup';
import type { ArticleId, Revision, StoredArticle } from '../article/types';
import { toBase64 } from './base64';
import { toDay } from './file-name';
import { createPacker, type PicturePacker } from './pictures';
import type { ExportContext, ExportFormat } from './types';
import { createZip } from './zip';

/** Everything the library holds, in a zip that restores it; its form is described in `utils/article/backup.ts`. */
export const backup: ExportFormat = {
  id: 'backup',
  labelKey: 'formatBackup',
  group: 'backup',
  extension: 'zip',
  mediaType: 'application/zip',
  fileName: (_count, _first, now) => `jianbao-backup-${toDay(now)}.zip`,
  async render(articles: AsyncIterable<StoredArticle>, context: ExportContext): Promise<Blob> {
    const zip = await createZip(context);
    const packer = createPacker(zip, 'pictures/', context);
    const ids = new Set<ArticleId>();
    let done = 0;
    for await (const stored of articles) {
      done += 1;
      ids.add(stored.summary.id);
      const record = await toRecord(stored, packer);
      await zip.add(`articles/${String(done).padStart(6, '0')}.json`, JSON.stringify(record, null, 1));
      context.onProgress?.(done);
    }
    await zip.add('backup.json', JSON.stringify(toManifest(ids, context), null, 1));
    return zip.close();
  },
};

function toManifest(ids: ReadonlySet<ArticleId>, { now, apart = [], part }: ExportContext): BackupManifest {
  // A selection tells nothing of articles that are not in it; a part may have one of a pair that an earlier one has.
  const pairs = part ? apart : apart.filter((pair) => pair.every((id) => ids.has(id)));
  return {
    format: 'jianbao-backup',
    version: BACKUP_VERSION,
    createdAt: new Date(now).toISOString(),
    articles: ids.size,
    ...(pairs.length > 0 && { apart: pairs }),
    ...(part && { part }),
  };
}

async function toRecord(
  { summary, body, revisions }: StoredArticle,
  packer: PicturePacker,
): Promise<BackupRecord> {
  const packed = await packer.pack([body, ...revisions].flatMap(({ pictures }) => pictures));
  return {
    format: 'jianbao-article',
    version: BACKUP_VERSION,
    summary,
    body: {
      html: body.html,
      text: body.text,
      pictures: body.pictures,
      snapshot: body.snapshot && (await toBase64(body.snapshot)),
      ...(body.provenance && { provenance: body.provenance }),
      ...(body.highlights?.length && { highlights: body.highlights }),
    },
    revisions: await Promise.all(revisions.map(toBackupRevision)),
    files: [...packed.values()].map(({ file: { hash, type, width, height, url }, path }) => ({
      hash,
      type,
      width,
      height,
      url,
      path,
    })),
  };
}

async function toBackupRevision(revision: Revision): Promise<BackupRevision> {
  const { savedAt, title, html, text, pictures, contentHash, provenance, facts, snapshot } = revision;
  return {
    ...{ savedAt, title, html, text, pictures, contentHash },
    ...(provenance && { provenance }),
    ...(facts && { facts }),
    ...(snapshot !== undefined && { snapshot: snapshot && (await toBase64(snapshot)) }),
  };
}
