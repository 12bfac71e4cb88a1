import { sha256 } from '@/utils/article/hash';
import type { ImportFile } from '@/utils/import/types';
import type { ChosenFiles } from './import-files';

/** What the chooser of single files offers. A folder is handed on whole, because posts find their pictures in it. */
export const importAccept = '.md,.markdown,.txt,.html,.htm,.csv,.json,.zip';

/** Folders that belong to tools: a Jekyll site under version control holds tens of thousands of such files. */
export function isHidden(path: string): boolean {
  return path.split('/').some((part) => part.startsWith('.') || part === 'node_modules');
}

/** Files of an input, in the order of their paths; `webkitRelativePath` is empty for single files. */
export function filesOfInput(files: FileList): ImportFile[] {
  return [...files]
    .map((file) => ({ path: file.webkitRelativePath || file.name, file }))
    .filter(({ path, file }) => !file.webkitRelativePath || !isHidden(path))
    .sort(byPath);
}

/**
 * Files and whole folders of a drop. The browser forgets a drop's items once its event is over, so this takes hold
 * of them before it awaits anything.
 */
export async function filesOfDrop(transfer: DataTransfer): Promise<ImportFile[]> {
  const entries = [...transfer.items].flatMap((item) => item.webkitGetAsEntry() ?? []);
  const loose = entries.length > 0 ? [] : [...transfer.files].map((file) => ({ path: file.name, file }));
  const found = await Promise.all(entries.map((entry) => filesOfEntry(entry)));
  return [...loose, ...found.flat()].sort(byPath);
}

async function filesOfEntry(entry: FileSystemEntry): Promise<ImportFile[]> {
  const path = entry.fullPath.replace(/^\//, '');
  if (isFile(entry)) {
    const file = await new Promise<File>((resolve, reject) => entry.file(resolve, reject));
    return [{ path, file }];
  }
  if (isHidden(path)) return [];
  const found: ImportFile[] = [];
  for (const child of await childrenOf(entry as FileSystemDirectoryEntry)) {
    found.push(...(await filesOfEntry(child)));
  }
  return found;
}

async function childrenOf(folder: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = folder.createReader();
  const children: FileSystemEntry[] = [];
  // A reader gives a hundred at a time, and an empty list at the end.
  for (;;) {
    const some = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (some.length === 0) return children;
    children.push(...some);
  }
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function byPath(left: ImportFile, right: ImportFile): number {
  return left.path < right.path ? -1 : left.path > right.path ? 1 : 0;
}

/** Sizes and times are asked of so many files; of a large folder that would take long, and the paths tell enough. */
const ASKED = 200;

/** Files with a name for the reader, and a key by which they are known again. */
export async function toChosen(files: readonly ImportFile[]): Promise<ChosenFiles> {
  const lines = files.map(({ path, file }, at) =>
    at < ASKED ? `${path}\0${file.size}\0${file.lastModified}` : path,
  );
  const key = await sha256(lines.join('\n'));
  const [first = ''] = (files[0]?.path ?? '').split('/');
  const areLoose = files.length > 1 && files[0]?.path === first;
  return { files, key, label: areLoose ? `${first} …` : first };
}
