export interface ZippedFile {
  name: string;
  bytes: Uint8Array;
}
export function zipFiles(files: readonly ZippedFile[]): Promise<Uint8Array>;
export function zipFolder(folder: string): Promise<Uint8Array>;
export function readFolder(folder: string): Promise<ZippedFile[]>;
