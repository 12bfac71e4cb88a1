import { execFileSync } from 'node:child_process';
import { rmSync, statfsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Makes a folder a disk of its own that can be filled up; false where that is not allowed: only root on Linux may. */
export function mountDisk(folder: string): boolean {
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=200m', 'jianbao', folder], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

export function unmountDisk(folder: string): boolean {
  execFileSync('umount', [folder]);
  return true;
}

/** Fills the disk but for `room` bytes. Returns what makes room again. */
export function fillDisk(folder: string, room: number): () => void {
  const filler = join(folder, 'filler');
  const { bavail, bsize } = statfsSync(folder);
  writeFileSync(filler, Buffer.alloc(bavail * bsize - room));
  return () => rmSync(filler);
}
