import { type ApartPair, BACKUP_VERSION, type BackupPicture } from '../article/backup';
import { Failure } from '../article/failure';
import { htmlHash, sha256 } from '../article/hash';
import { pictureExtensions } from '../article/picture-types';
import type { ArticleBody, ArticleId, PictureFile, StoredPicture } from '../article/types';
import { backupRecord } from './backup-shape';
import { type Container, type Entry, readPicture, resolvePath } from './container';
import { decodeText } from './encoding';
import type { ImportContext, ImportedArticle, ImportSource } from './types';

/** Articles of our own backups; the form is described in `utils/article/backup.ts`. */
export const backup: ImportSource = {
  accepts: (path) => /\.json$/i.test(path),
  claims: (path) => /(?:^|\/)articles\/\d+\.json$/.test(path),
  async check(container: Container): Promise<void> {
    const manifest = container.find('backup.json');
    if (manifest) refuseNewer(parseJson(decodeText(await manifest.read()), manifest.path), manifest.path);
  },
  async *read(entry: Entry, container: Container, context: ImportContext): AsyncGenerator<ImportedArticle> {
    const value = parseJson(decodeText(await entry.read()), entry.path);
    if (hasFormat(value, 'jianbao-backup')) context.onApart?.(apartOf(value));
    if (!hasFormat(value, 'jianbao-article')) throw new Failure('not-an-archive', entry.path);
    refuseNewer(value, entry.path);
    const { summary, body, revisions, files: listed } = backupRecord(value, entry.path);
    const files = await readPictures(listed, entry, container);
    const hashes = new Set(files.map(({ hash }) => hash));
    const restore = async <T extends Text>(part: T): Promise<T> => ({
      ...part,
      ...(await cleanText(part, context)),
      pictures: part.pictures.map((picture) => withoutLost(picture, hashes)),
    });
    const { id } = summary;
    const snapshot = body.snapshot === null ? null : fromBase64(body.snapshot, entry.path);
    yield {
      stored: {
        // Made anew from the pictures where the library has use for it.
        summary: { ...summary, hasThumbnail: false },
        body: { id, ...(await restore(body)), snapshot },
        revisions: await Promise.all(
          revisions.map(async ({ snapshot: kept, ...revision }) => ({
            id,
            ...(await restore(revision)),
            ...(kept !== undefined && { snapshot: kept === null ? null : fromBase64(kept, entry.path) }),
          })),
        ),
      },
      files,
    };
  },
};

/** What a backup says of its place in a series. */
export interface SeriesPlace {
  library: string;
  /** Epoch ms. */
  at: number;
  removed: readonly ArticleId[];
}

/** Undefined for what is no backup, or one by itself. Rejects where the zip or its manifest is damaged. */
export async function readSeries(container: Container): Promise<SeriesPlace | undefined> {
  const manifest = container.find('backup.json');
  const value = manifest && parseJson(decodeText(await manifest.read()), manifest.path);
  if (!hasFormat(value, 'jianbao-backup')) return undefined;
  const { part, createdAt } = value as { part?: unknown; createdAt?: unknown };
  if (typeof part !== 'object' || part === null || typeof createdAt !== 'string') return undefined;
  const { library, removed } = part as { library?: unknown; removed?: unknown };
  const at = Date.parse(createdAt);
  if (typeof library !== 'string' || Number.isNaN(at)) return undefined;
  const gone = Array.isArray(removed) ? removed.filter((id) => typeof id === 'string') : [];
  return { library, at, removed: gone as ArticleId[] };
}

function apartOf(value: unknown): ApartPair[] {
  const { apart } = value as { apart?: unknown };
  if (!Array.isArray(apart)) return [];
  const isPair = (pair: unknown) =>
    Array.isArray(pair) && pair.length === 2 && pair.every((id) => typeof id === 'string');
  return apart.filter(isPair);
}

/** What body and revisions have in common. */
type Text = Pick<ArticleBody, 'html' | 'pictures' | 'provenance'>;

/** HTML that newer rules of the sanitiser make otherwise is sealed anew, unless it was damaged already. */
async function cleanText(
  { html, provenance }: Text,
  { sanitize }: ImportContext,
): Promise<Pick<Text, 'html' | 'provenance'>> {
  const clean = sanitize(html);
  if (clean === html || !provenance || (await htmlHash(html)) !== provenance.htmlHash) return { html: clean };
  return { html: clean, provenance: { ...provenance, htmlHash: await htmlHash(clean) } };
}

function parseJson(text: string, path: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    // Any program's file may end in .json; one in its place in a backup is damaged.
    throw new Failure(backup.claims(path) ? 'bad-file' : 'not-an-archive', path);
  }
}

function hasFormat(value: unknown, format: string): boolean {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format;
}

function refuseNewer(value: unknown, path: string): void {
  const version =
    typeof value === 'object' && value !== null && 'version' in value ? value.version : undefined;
  if (typeof version === 'number' && version > BACKUP_VERSION) throw new Failure('newer-backup', path);
}

/** The bytes of an article's pictures. One that is gone or is not what its name says is left out, not the article. */
async function readPictures(
  listed: readonly BackupPicture[],
  entry: Entry,
  container: Container,
): Promise<PictureFile[]> {
  const files: PictureFile[] = [];
  for (const { path, ...facts } of listed) {
    // Records stand one folder below the pictures' paths.
    const found = container.find(resolvePath(entry.path, `../${path}`) ?? '');
    const bytes = Object.hasOwn(pictureExtensions, facts.type) ? await readPicture(found) : undefined;
    if (!bytes || (await sha256(bytes.buffer)) !== facts.hash) continue;
    files.push({ ...facts, blob: new Blob([bytes], { type: facts.type }) });
  }
  return files;
}

function withoutLost(picture: StoredPicture, hashes: ReadonlySet<string>): StoredPicture {
  return picture.hash && !hashes.has(picture.hash) ? { ...picture, hash: null } : picture;
}

function fromBase64(text: string, path: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  } catch {
    throw new Failure('bad-file', path);
  }
}
