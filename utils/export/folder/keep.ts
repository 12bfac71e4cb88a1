import { sha256 } from '../../article/hash';
import { pictureExtensions } from '../../article/picture-types';
import type { ArticleSummary, PictureFile } from '../../article/types';
import { toFileName, uniqueNames } from '../file-name';
import type { FolderEntry, FolderForm, FolderOutcome, KeepContext, WrittenFile } from './types';

/**
 * Brings a folder up to date with articles of the library, one by one. Nothing that the reader changed or deleted
 * there is overwritten, and nothing is ever deleted. Throws the browser's errors, and the signal's reason.
 */
export async function* keepFolder(
  articles: Iterable<ArticleSummary> | AsyncIterable<ArticleSummary>,
  context: KeepContext,
): AsyncGenerator<FolderEntry> {
  const { form, target, written } = context;
  const names = new Set(await target.list(form.folder.replace(/\/$/, '')));
  const pictures = new Set(await target.list(form.pictures.replace(/\/$/, '')));
  const owned = [...written.values()].map(({ path }) => path.slice(form.folder.length));
  const toName = uniqueNames([...names, ...owned]);
  const keeper = new Keeper(context, { names, pictures, owned: new Set(owned) }, toName);
  for await (const summary of articles) {
    context.signal?.throwIfAborted();
    const entry = await keeper.keep(summary);
    if (entry) yield { id: summary.id, title: summary.title, ...entry };
  }
}

/** Names of what lies in the folder, and of those files that are ours. */
interface Place {
  names: Set<string>;
  pictures: Set<string>;
  owned: Set<string>;
}

type Kept = Pick<FolderEntry, 'path' | 'outcome'>;

class Keeper {
  constructor(
    private readonly context: KeepContext,
    private readonly there: Place,
    private readonly toName: (stem: string, extension: string) => string,
  ) {}

  async keep(summary: ArticleSummary): Promise<Kept | undefined> {
    const stamp = await stampOf(summary, this.context.form);
    const known = this.context.written.get(summary.id);
    return known ? this.keepKnown(summary, known, stamp) : this.keepNew(summary, stamp);
  }

  private async keepKnown(summary: ArticleSummary, known: WrittenFile, stamp: string) {
    const { target } = this.context;
    const { path } = known;
    const isThere = !target.canLook || this.there.names.has(path.slice(this.context.form.folder.length));
    if (known.stamp === stamp && isThere) return { path, outcome: 'unchanged' } as const;
    if (!isThere) return this.settle(summary, known, stamp, 'deleted');
    const text = await this.render(summary);
    if (!text) return undefined;
    if (target.canLook) {
      const there = await hashOf(await target.read(path));
      if (there === text.hash) return this.adopt(summary, path, text.hash, stamp);
      if (there !== known.hash) return this.settle(summary, known, stamp, 'edited', text);
    }
    // Over a download nothing can be written: the browser finds it a name of its own.
    return this.write(summary, path, text, stamp, target.canLook ? 'updated' : 'beside');
  }

  private async keepNew(summary: ArticleSummary, stamp: string): Promise<Kept | undefined> {
    const { form, target } = this.context;
    const text = await this.render(summary);
    if (!text) return undefined;
    const first = form.folder + toFileName(form.stem(summary), '.md');
    const there = target.canLook ? await target.read(first) : undefined;
    const isOurs = this.there.owned.has(first.slice(form.folder.length));
    if (there && !isOurs) {
      const hash = await hashOf(there);
      if (hash === text.hash) return this.adopt(summary, first, text.hash, stamp);
      // A file of this very article that nobody has a record of: written by an earlier library, and edited or old.
      const file = { id: summary.id, path: first, hash: '', stamp: '' };
      if ((await there.text()).includes(summary.url))
        return this.settle(summary, file, stamp, 'edited', text);
    }
    const path = form.folder + this.toName(form.stem(summary), 'md');
    return this.write(summary, path, text, stamp, 'written');
  }

  /** The reader has been at the file: what is done then is theirs to say. */
  private async settle(
    summary: ArticleSummary,
    known: WrittenFile,
    stamp: string,
    outcome: 'edited' | 'deleted',
    rendered?: Rendered,
  ): Promise<Kept | undefined> {
    const { choice, form } = this.context;
    const { path } = known;
    if (choice === 'write') {
      const text = rendered ?? (await this.render(summary));
      if (!text) return undefined;
      const target = outcome === 'deleted' ? path : form.folder + this.toName(form.stem(summary), 'md');
      return this.write(summary, target, text, stamp, outcome === 'deleted' ? 'written' : 'beside');
    }
    if (choice === 'leave') await this.note({ ...known, declined: stamp });
    const isSettled = choice === 'leave' || known.declined === stamp;
    return { path, outcome: isSettled ? 'unchanged' : outcome };
  }

  private async render({ id }: ArticleSummary): Promise<Rendered | undefined> {
    const stored = await this.context.getStored(id);
    if (!stored) return undefined;
    const { form, readPicture } = this.context;
    const paths = new Map<string, string>();
    const files = new Map<string, PictureFile>();
    for (const { url, hash } of form.picturesOf(stored)) {
      const file = hash ? await readPicture(hash) : undefined;
      if (!file) continue;
      const path = `${form.pictures}${file.hash}.${pictureExtensions[file.type] ?? 'bin'}`;
      paths.set(url, path);
      files.set(path, file);
    }
    const text = form.render(stored, paths).replace(/\p{Cs}/gu, '\ufffd');
    const blob = new Blob([text], { type: 'text/markdown' });
    return { blob, hash: await sha256(text), files };
  }

  private async write(
    { id }: ArticleSummary,
    path: string,
    { blob, hash, files }: Rendered,
    stamp: string,
    outcome: FolderOutcome,
  ): Promise<Kept> {
    const { target, form } = this.context;
    for (const [picture, file] of files) {
      const name = picture.slice(form.pictures.length);
      // A picture is named by its bytes, so one that is there is the same.
      if (!this.there.pictures.has(name)) await target.write(picture, file.blob, { replace: true });
      this.there.pictures.add(name);
    }
    await target.write(path, blob);
    this.there.names.add(path.slice(form.folder.length));
    await this.note({ id, path, hash, stamp });
    return { path, outcome };
  }

  private async adopt({ id }: ArticleSummary, path: string, hash: string, stamp: string): Promise<Kept> {
    await this.note({ id, path, hash, stamp });
    return { path, outcome: 'unchanged' };
  }

  private async note(file: WrittenFile): Promise<void> {
    this.context.written.set(file.id, file);
    this.there.owned.add(file.path.slice(this.context.form.folder.length));
    await this.context.note(file);
  }
}

interface Rendered {
  blob: Blob;
  hash: string;
  /** Pictures that it shows, by path. */
  files: ReadonlyMap<string, PictureFile>;
}

async function hashOf(blob: Blob | undefined): Promise<string | undefined> {
  return blob && sha256(await blob.arrayBuffer());
}

/** Stands for all that a file is written from; reading and starring an article is not part of it. */
function stampOf(summary: ArticleSummary, { key }: FolderForm): Promise<string> {
  const { read: _read, starred: _starred, position: _position, hasThumbnail: _thumbnail, ...facts } = summary;
  return sha256(JSON.stringify([key, facts]));
}
