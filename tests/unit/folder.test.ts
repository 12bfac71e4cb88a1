import { beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { ArticleId, StoredArticle } from '@/utils/article/types';
import { createFolderForm } from '@/utils/export/folder/form';
import { keepFolder } from '@/utils/export/folder/keep';
import type { FolderChoice, FolderFormat, WrittenFile } from '@/utils/export/folder/types';
import { defaultOptions } from '@/utils/export/options';
import { hash, makeAwkward, picture, storedWithPicture } from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { readAll, toFile } from './support/import-context';
import { makeStored } from './support/make-article';
import { MemoryFolder } from './support/memory-folder';
import { randomFrom } from './support/random';

beforeAll(usePageDom);

const note = '2024-01-02-港口恢复通航.md';
let folder: MemoryFolder;
let written: Map<ArticleId, WrittenFile>;

beforeEach(() => {
  folder = new MemoryFolder();
  written = new Map();
});

async function keep(
  articles: readonly StoredArticle[],
  { choice = 'ask' as FolderChoice, format = 'markdown' as FolderFormat, place = 'vault' } = {},
) {
  const entries = keepFolder(
    articles.map(({ summary }) => summary),
    {
      form: await createFolderForm(format, place, defaultOptions),
      target: folder,
      written,
      note: async () => {},
      getStored: async (id) => articles.find(({ summary }) => summary.id === id),
      readPicture: async () => ({ ...picture, hash }),
      choice,
    },
  );
  const outcomes: string[] = [];
  for await (const { outcome, path } of entries) outcomes.push(`${outcome} ${path}`);
  return outcomes;
}

/** The article after its page had changed. */
async function changed(text = '港口又关闭了。'): Promise<StoredArticle> {
  return makeStored({ html: `<p>${text}</p>`, text });
}

describe('a folder of notes', () => {
  test('gets every article with its pictures once, and then only what is new', async () => {
    const stored = await storedWithPicture();
    expect(await keep([stored])).toEqual([`written ${note}`]);
    expect(folder.writes).toEqual([`attachments/${hash}.png`, note]);
    expect(await folder.text(note)).toContain(`![码头](attachments/${hash}.png`);
    const read = { ...stored, summary: { ...stored.summary, read: 1 as const, starred: 1 as const } };
    expect(await keep([read])).toEqual([`unchanged ${note}`]);
    expect(folder.writes).toHaveLength(2);
    const other = await makeStored({ id: 'zaobao:2', title: '港口恢复通航', text: '另一篇。' });
    expect(await keep([stored, other])).toEqual([
      `unchanged ${note}`,
      'written 2024-01-02-港口恢复通航-2.md',
    ]);
  });

  test('is brought up to date where nobody has touched a file', async () => {
    await keep([await storedWithPicture()]);
    expect(await keep([await changed()])).toEqual([`updated ${note}`]);
    expect(await folder.text(note)).toContain('港口又关闭了。');
  });

  test('keeps what the reader wrote, and writes beside it if they say so', async () => {
    await keep([await storedWithPicture()]);
    folder.edit(note, '我的笔记');
    expect(await keep([await storedWithPicture()])).toEqual([`unchanged ${note}`]);
    expect(await keep([await changed()])).toEqual([`edited ${note}`]);
    expect(await keep([await changed()])).toEqual([`edited ${note}`]);
    expect(await folder.text(note)).toBe('我的笔记');
    const beside = note.replace('.md', '-2.md');
    expect(await keep([await changed()], { choice: 'write' })).toEqual([`beside ${beside}`]);
    expect(await folder.text(note)).toBe('我的笔记');
    expect(await keep([await changed()])).toEqual([`unchanged ${beside}`]);
  });

  test('asks no more about a change that is to stay, until the article changes again', async () => {
    await keep([await storedWithPicture()]);
    folder.edit(note, '我的笔记');
    expect(await keep([await changed()], { choice: 'leave' })).toEqual([`unchanged ${note}`]);
    expect(await keep([await changed()])).toEqual([`unchanged ${note}`]);
    expect(await keep([await changed('又一次。')])).toEqual([`edited ${note}`]);
  });

  test('does not bring back what the reader deleted, unless they say so', async () => {
    const stored = await storedWithPicture();
    await keep([stored]);
    folder.files.delete(note);
    expect(await keep([stored])).toEqual([`deleted ${note}`]);
    expect(folder.files.has(note)).toBe(false);
    expect(await keep([stored], { choice: 'leave' })).toEqual([`unchanged ${note}`]);
    expect(await keep([stored])).toEqual([`unchanged ${note}`]);
    folder.files.delete(note);
    expect(await keep([await changed()], { choice: 'write' })).toEqual([`written ${note}`]);
  });

  test('that an earlier library wrote into is taken over, and nothing in it lost', async () => {
    const stored = await storedWithPicture();
    await keep([stored]);
    written = new Map();
    expect(await keep([stored])).toEqual([`unchanged ${note}`]);
    written = new Map();
    expect(await keep([await changed()])).toEqual([`edited ${note}`]);
    written = new Map();
    folder.edit(note, '一份同名的别的文件');
    expect(await keep([stored])).toEqual([`written ${note.replace('.md', '-2.md')}`]);
    expect(await folder.text(note)).toBe('一份同名的别的文件');
  });

  test('holds the most awkward articles under names of their own, and they come back', async () => {
    const articles = (await makeAwkward()).filter(({ body }) => body.text !== '');
    await keep(articles);
    expect(folder.files.size).toBe(articles.length);
    const files = [...folder.files].map(([path, blob]) => toFile(`vault/${path}`, blob));
    const back = await readAll(files);
    expect(back.filter((result) => 'failure' in result)).toEqual([]);
    expect(new Set(back.map((result) => 'stored' in result && result.stored.summary.url))).toEqual(
      new Set(articles.map(({ summary }) => summary.url)),
    );
  });

  test('never loses a word of the reader’s, whatever they and the library do in turn', async () => {
    const random = randomFrom(5);
    const articles = await Promise.all(
      Array.from({ length: 6 }, (_, at) => makeStored({ id: `zaobao:${at}`, title: `港口${at % 3}` })),
    );
    const mine: string[] = [];
    for (let round = 0; round < 120; round += 1) {
      const paths = [...folder.files.keys()];
      const path = paths[Math.floor(random() * paths.length)];
      if (path && random() < 0.3) {
        // Added to what is there, as one writes in a note.
        mine.push(`手记${round}。`);
        folder.edit(path, `${await folder.text(path)}\n${mine.at(-1)}`);
      }
      const at = Math.floor(random() * articles.length);
      if (random() < 0.4)
        articles[at] = await makeStored({
          id: `zaobao:${at}`,
          title: `港口${at % 3}`,
          html: `<p>第${round}版</p>`,
          text: `第${round}版`,
        });
      const choice = (['ask', 'ask', 'write', 'leave'] as const)[Math.floor(random() * 4)] ?? 'ask';
      if (random() < 0.1) written = new Map();
      await keep(articles, { choice });
      const all = (await Promise.all([...folder.files.keys()].map((name) => folder.text(name)))).join('\n');
      for (const words of mine) expect(all, `round ${round}`).toContain(words);
    }
    expect(mine.length).toBeGreaterThan(20);
  });
});

describe('a folder of posts', () => {
  test('is a Jekyll site with its pictures, or the _posts of one without', async () => {
    const stored = await storedWithPicture();
    await keep([stored], { format: 'jekyll', place: 'blog' });
    expect(folder.writes).toEqual([`assets/pictures/${hash}.png`, `_posts/${note}`]);
    expect(await keep([stored], { format: 'jekyll', place: 'blog' })).toEqual([`unchanged _posts/${note}`]);
    folder = new MemoryFolder();
    written = new Map();
    await keep([stored], { format: 'jekyll', place: '_posts' });
    expect(folder.writes).toEqual([note]);
  });
});

test('downloads are written once, and again only when the article has changed', async () => {
  folder.canLook = false;
  const stored = await storedWithPicture();
  expect(await keep([stored])).toEqual([`written ${note}`]);
  expect(await keep([stored])).toEqual([`unchanged ${note}`]);
  expect(await keep([await changed()])).toEqual([`beside ${note}`]);
});
