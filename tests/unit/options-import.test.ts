import { expect, test } from 'vitest';
import { EntryLog } from '@/entrypoints/shared/entry-log';
import {
  addToTotals,
  formatReport,
  groupOf,
  type ImportEntry,
  importGroups,
  noTotals,
} from '@/entrypoints/shared/import-report';
import { filesOfDrop, filesOfInput, isHidden } from '@/entrypoints/shared/picked-files';
import type { ArticleId } from '@/utils/article/types';

const id = 'zaobao:1' as ArticleId;
const entries: ImportEntry[] = [
  { file: 'a.md', outcome: 'added', id, title: '港口\n恢复通航' },
  { file: 'b.md', outcome: 'unchanged', id, title: '港口恢复通航' },
  { file: 'c.md', outcome: 'updated', id, title: '港口恢复通航' },
  { file: 'd.md', outcome: 'older-kept', id, title: '港口恢复通航' },
  { file: 'e.md', outcome: 'kept-fuller', id, title: '港口恢复通航' },
  { file: 'e.zip', outcome: 'empty-kept', id, title: '港口恢复通航' },
  { file: 'f.md', outcome: 'failed', code: 'bad-front-matter', detail: 'line 3\tcolumn 2' },
  { file: 'g.csv/港口', outcome: 'failed', code: 'address-only', detail: 'https://news.example/1' },
  { file: 'g.csv/通航', outcome: 'failed', code: 'address-known', detail: 'https://news.example/2' },
];

test('the totals add up to what was seen', () => {
  const totals = entries.reduce(addToTotals, noTotals);
  expect(totals).toEqual({
    ...{ seen: 9, added: 1, unchanged: 2, updated: 1, revision: 2, empty: 1, address: 1, failed: 1 },
  });
  expect(importGroups.reduce((sum, group) => sum + totals[group], 0)).toBe(totals.seen);
  expect(noTotals.seen).toBe(0);
});

test('both ways of keeping a text behind the front one are one group, and an address alone is no failure', () => {
  expect(entries.map(groupOf)).toEqual([
    'added',
    'unchanged',
    'updated',
    'revision',
    'revision',
    'empty',
    'failed',
    'address',
    'unchanged',
  ]);
});

test('the copied report has one line an entry and no stray tabs', () => {
  const words = {
    group: (group: string) => group.toUpperCase(),
    failure: (code: string, detail?: string) => `${code} (${detail})`,
  };
  const lines = formatReport(entries, words).split('\n');
  expect(lines).toHaveLength(entries.length);
  expect(lines[0]).toBe('ADDED\ta.md\t港口 恢复通航');
  expect(lines[6]).toBe('FAILED\tf.md\tbad-front-matter (line 3 column 2)');
});

test('a long log gives its entries back in order, and apart those of which there is more to say', () => {
  const log = new EntryLog();
  const all = Array.from({ length: 700 }, (_, at) => ({ ...entries[at % entries.length]!, file: `${at}` }));
  for (const entry of all) log.push(entry);
  expect(log.length).toBe(700);
  expect([...log]).toEqual(all);
  expect(log.notable).toEqual(all.filter(({ outcome }) => outcome !== 'added' && outcome !== 'unchanged'));
});

test.each([
  ['posts/2024-01-02-港口.md', false],
  ['assets/pictures/aa.jpg', false],
  ['_config.yml', false],
  ['.git/objects/a.md', true],
  ['site/node_modules/kramdown/README.md', true],
])('of a folder, %s is left out: %s', (path, expected) => {
  expect(isHidden(path)).toBe(expected);
});

test('a file chosen by itself is taken whatever its name, a hidden one of a folder is not', () => {
  const single = new File([''], '.notes.md');
  const post = inFolder('posts/b.md');
  const hidden = inFolder('posts/.a.md');
  const list = [post, hidden, single] as unknown as FileList;
  expect(filesOfInput(list).map(({ path }) => path)).toEqual(['.notes.md', 'posts/b.md']);
});

test('a dropped folder is read to its end, though a reader gives only some entries at a time', async () => {
  const posts = Array.from({ length: 250 }, (_, index) => fileEntry(`/archive/_posts/${index}.md`));
  const folder = folderEntry('/archive', [
    folderEntry('/archive/_posts', posts),
    folderEntry('/archive/.git', [fileEntry('/archive/.git/description.md')]),
    fileEntry('/archive/_config.yml'),
  ]);
  const transfer = {
    items: [{ webkitGetAsEntry: () => folder }, { webkitGetAsEntry: () => fileEntry('/notes.txt') }],
    files: [],
  } as unknown as DataTransfer;
  const paths = (await filesOfDrop(transfer)).map(({ path }) => path);
  expect(paths).toHaveLength(252);
  expect(paths).toContain('archive/_posts/249.md');
  expect(paths.at(-1)).toBe('notes.txt');
});

function inFolder(path: string): File {
  const file = new File([''], path.split('/').at(-1) ?? '');
  Object.defineProperty(file, 'webkitRelativePath', { value: path });
  return file;
}

function fileEntry(fullPath: string) {
  const file = (resolve: (file: File) => void) => resolve(new File([''], fullPath));
  return { isFile: true, fullPath, file };
}

function folderEntry(fullPath: string, children: unknown[]) {
  const createReader = () => {
    const rest = [...children];
    return { readEntries: (resolve: (some: unknown[]) => void) => resolve(rest.splice(0, 100)) };
  };
  return { isFile: false, fullPath, createReader };
}
