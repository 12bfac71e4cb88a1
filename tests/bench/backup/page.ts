// Runs in a page of the extension, over its own library.
import { contentHash, sha256 } from '@/utils/article/hash';
import type { PackedSnapshot, PictureFile, StoredArticle, StoredPicture } from '@/utils/article/types';
import { database } from '@/utils/library/database';
import { toStored } from '@/utils/library/records';
import type { Incoming } from '@/utils/library/schema';
import { putArticles } from '@/utils/library/write';
import { generateArticle, type Language, makeLanguage, randomNumbers } from '../library/generate';

const BATCH = 100;
const DAY = 86_400_000;
const start = Date.UTC(2026, 0, 1);

let made: Language | undefined;
const language = () => (made ??= makeLanguage());

/** Saves articles with pictures, earlier texts, marks, tags and reading positions. */
export async function fill(count: number): Promise<void> {
  await putMany(
    Array.from({ length: count }, (_, number) => number),
    (number) => makeIncoming(number, { savedAt: start + number * 1000, changed: number % 7 === 0 }),
  );
}

/**
 * Saves what another library may hold: of every other article the same text, an older or a newer one, with marks of its
 * own, and articles that the first library lacks.
 */
export async function fillOther(count: number): Promise<void> {
  const shared = Array.from({ length: Math.floor(count / 2) }, (_, at) => at * 2);
  await putMany(shared, async (number) => {
    const kind = number % 3;
    const savedAt = start + number * 1000 + [0, -DAY, DAY][kind]!;
    const incoming = await makeIncoming(number, { savedAt, changed: false, other: kind > 0 });
    return withMarks(incoming, { tags: ['mine'], starred: 1 });
  });
  await putMany(
    Array.from({ length: Math.floor(count / 4) }, (_, at) => count + at),
    (number) => makeIncoming(number, { savedAt: start + number * 1000, changed: true }),
  );
}

async function putMany(
  numbers: readonly number[],
  make: (number: number) => Promise<Incoming>,
): Promise<void> {
  for (let at = 0; at < numbers.length; at += BATCH) {
    await putArticles(await Promise.all(numbers.slice(at, at + BATCH).map(make)));
  }
}

interface Making {
  savedAt: number;
  /** It has an earlier text with a picture of its own. */
  changed: boolean;
  /** Its text is another than that of the same number. */
  other?: boolean;
}

async function makeIncoming(number: number, { savedAt, changed, other }: Making): Promise<Incoming> {
  const { article } = generateArticle(language(), number);
  const files = await Promise.all(
    Array.from({ length: 1 + (number % 2) }, (_, at) => makeFile(number * 4 + at + (other ? 2 : 0))),
  );
  const text = other ? `${article.text}\n又及：${savedAt}。` : article.text;
  const pictures = files.map(toStoredPicture);
  const figures = files.map(({ url }) => `<figure><img src="${url}" alt=""></figure>`).join('');
  const whole = { ...article, text, html: `${figures}${article.html}` as typeof article.html };
  const stored = await toStored({ ...whole, snapshot: `<html>${text}</html>` }, pictures, savedAt);
  const incoming = withMarks({ stored, files, thumbnail: null }, marksOf(number));
  return changed ? withEarlier(incoming, await makeFile(number * 4 + 3)) : incoming;
}

type Marks = Pick<StoredArticle['summary'], 'tags' | 'starred' | 'read' | 'position'>;

function marksOf(number: number): Marks {
  return {
    tags: number % 5 === 0 ? ['港口', `第${number % 9}类`] : [],
    starred: number % 11 === 0 ? 1 : 0,
    read: number % 2 === 0 ? 1 : 0,
    position: number % 4 === 0 ? { paragraph: number % 6, progress: (number % 10) / 10 } : null,
  };
}

function withMarks(incoming: Incoming, marks: Partial<Marks>): Incoming {
  const { stored } = incoming;
  return { ...incoming, stored: { ...stored, summary: { ...stored.summary, ...marks } } };
}

async function withEarlier({ stored, files }: Incoming, file: PictureFile): Promise<Incoming> {
  const { summary, body } = stored;
  const [title, text] = [`${summary.title}（旧）`, body.text.slice(20)];
  const revision = {
    ...{ id: summary.id, savedAt: summary.savedAt - DAY * 2, title, text, html: body.html },
    pictures: [toStoredPicture(file)],
    contentHash: await contentHash(title, text),
  };
  return { stored: { ...stored, revisions: [revision] }, files: [...files, file], thumbnail: null };
}

/** 4 to 16 kB of random bytes: what a picture holds is not looked at, only whether it is the same to the byte. */
async function makeFile(seed: number): Promise<PictureFile> {
  const random = randomNumbers(seed);
  const words = Uint32Array.from({ length: 1000 + Math.floor(random() * 3000) }, () => random() * 2 ** 32);
  const hash = await sha256(words.buffer);
  const blob = new Blob([words], { type: 'image/png' });
  const url = `https://pictures.example/${seed}.png`;
  return { hash, blob, type: 'image/png', width: 400, height: 300, url };
}

function toStoredPicture({ url, hash }: PictureFile): StoredPicture {
  return { url, alt: '', caption: null, hash, problem: null };
}

/** A hash over everything of each article, its pictures' bytes included; thumbnails are made anew and left out. */
export async function digests(): Promise<Record<string, string>> {
  const all: Record<string, string> = {};
  for await (const { summary, body, revisions } of everything()) {
    const { hasThumbnail: _made, ...facts } = summary;
    const parts = await Promise.all([body, ...revisions].map(flatten));
    all[summary.id] = await sha256(canonical([facts, ...parts]));
  }
  return all;
}

export interface Holding {
  /** Every text, in front or earlier, as a hash of title, text and HTML. */
  texts: string[];
  /** Every picture's hash as its bytes give it. */
  pictures: string[];
  marks: { tags: readonly string[]; starred: number; read: number; hasPosition: boolean };
}

/** What is held of each article, for finding out whether anything was lost. */
export async function holdings(): Promise<Record<string, Holding>> {
  const all: Record<string, Holding> = {};
  for await (const { summary, body, revisions } of everything()) {
    const { title, tags, starred, read, position } = summary;
    const texts = [{ ...body, title }, ...revisions];
    all[summary.id] = {
      texts: await Promise.all(texts.map((one) => sha256([one.title, one.text, one.html].join('\0')))),
      pictures: (await Promise.all(texts.map(pictureBytes))).flat(),
      marks: { tags, starred, read, hasPosition: position !== null },
    };
  }
  return all;
}

export async function counts(): Promise<{ articles: number; pictures: number; bytes: number }> {
  const db = await database();
  const { usage = 0 } = await navigator.storage.estimate();
  return { articles: await db.count('articles'), pictures: await db.count('pictures'), bytes: usage };
}

async function* everything(): AsyncGenerator<StoredArticle> {
  const db = await database();
  for (const id of await db.getAllKeys('articles')) {
    const tx = db.transaction(['articles', 'bodies', 'revisions']);
    const [summary, body, revisions] = await Promise.all([
      tx.objectStore('articles').get(id),
      tx.objectStore('bodies').get(id),
      tx.objectStore('revisions').getAll(IDBKeyRange.bound([id], [id, []])),
    ]);
    if (!summary || !body) throw new Error(`${id} has no body`);
    yield { summary, body, revisions };
  }
}

/** A record as plain data, its blobs by their hashes. */
async function flatten(part: { pictures: readonly StoredPicture[]; snapshot?: PackedSnapshot | null }) {
  const { snapshot, ...rest } = part;
  const bytes = snapshot ? await sha256(await new Blob([snapshot]).arrayBuffer()) : null;
  return { ...rest, snapshot: bytes, bytes: await pictureBytes(part) };
}

async function pictureBytes({ pictures }: { pictures: readonly StoredPicture[] }): Promise<string[]> {
  const db = await database();
  return Promise.all(
    pictures.map(async ({ hash }) => {
      const file = hash ? await db.get('pictures', hash) : undefined;
      return file ? sha256(await file.blob.arrayBuffer()) : `missing ${hash}`;
    }),
  );
}

/** JSON whose keys are in order. */
function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) =>
    part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)))
      : part,
  );
}
