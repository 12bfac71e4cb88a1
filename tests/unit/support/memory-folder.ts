import type { FolderTarget } from '@/utils/export/folder/target';

/** A folder in memory, with what a reader does to files in theirs. */
export class MemoryFolder implements FolderTarget {
  canLook = true;
  readonly files = new Map<string, Blob>();
  /** Paths in the order they were written. */
  readonly writes: string[] = [];

  async list(folder: string): Promise<string[]> {
    const start = folder === '' ? '' : `${folder}/`;
    const inside = [...this.files.keys()].filter((path) => path.startsWith(start));
    return inside.map((path) => path.slice(start.length)).filter((name) => !name.includes('/'));
  }

  async read(path: string): Promise<Blob | undefined> {
    return this.files.get(path);
  }

  async write(path: string, content: Blob): Promise<void> {
    this.files.set(path, content);
    this.writes.push(path);
  }

  async text(path: string): Promise<string> {
    return (await this.files.get(path)?.text()) ?? '';
  }

  edit(path: string, text: string): void {
    this.files.set(path, new Blob([text]));
  }
}
