import {
  BACKUP_VERSION,
  type BackupManifest,
  type BackupRecord,
  type BackupRevision,
} from '../article/backup';
import type { Revision, StoredArticle } from '../article/types';
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
    let done = 0;
    for await (const stored of articles) {
      done += 1;
      const record = await toRecord(stored, packer);
      await zip.add(`articles/${String(done).padStart(6, '0')}.json`, JSON.stringify(record, null, 1));
      context.onProgress?.(done);
    }
    await zip.add('backup.json', JSON.stringify(toManifest(done, context.now), null, 1));
    return zip.close();
  },
};

function toManifest(articles: number, now: number): BackupManifest {
  return {
    format: 'jianbao-backup',
    version: BACKUP_VERSION,
    createdAt: new Date(now).toISOString(),
    articles,
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
