import { execFileSync } from 'node:child_process';
import { closeSync, ftruncateSync, mkdtempSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { crc32 as nodeCrc32 } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { openZip } from '@/utils/import/zip';
import { crc32 } from '@/utils/zip/crc32';
import { centralHeader, endOfZip } from '@/utils/zip/records';
import { ZipWriter } from '@/utils/zip/writer';
import { readZip } from './support/read-zip';

const folder = mkdtempSync(join(tmpdir(), 'jianbao-zip-'));
afterAll(() => rmSync(folder, { recursive: true }));

const now = Date.UTC(2024, 0, 2, 3, 4, 6);
const encode = (text: string) => new TextEncoder().encode(text);

/** Lists a zip with Python's own reader, which tests every entry: [name, size] each. */
function readByPython(file: string, test = true): [string, number][] {
  const code = `import json,sys,zipfile
z=zipfile.ZipFile(sys.argv[1])
assert not ${test ? 'True' : 'False'} or z.testzip() is None
print(json.dumps([[i.filename,i.file_size] for i in z.infolist()]))`;
  return JSON.parse(execFileSync('python3', ['-c', code, file], { encoding: 'utf8', maxBuffer: 1e8 }));
}

const hasPython = (() => {
  try {
    execFileSync('python3', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
})();

/** A zip in memory. */
async function write(fill: (zip: ZipWriter) => Promise<void>): Promise<Blob> {
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const zip = new ZipWriter((bytes) => void parts.push(bytes), now);
  await fill(zip);
  await zip.close();
  return new Blob(parts);
}

test('the check sum is that of every zip', () => {
  expect(crc32(encode('123456789'))).toBe(0xcbf43926);
  expect(crc32(new Uint8Array())).toBe(0);
  if (nodeCrc32) expect(crc32(encode('港口恢复通航'))).toBe(nodeCrc32('港口恢复通航'));
});

test('another reader finds names, texts and times', async () => {
  const text = '港口恢复通航。'.repeat(500);
  const blob = await write(async (zip) => {
    await zip.add('mimetype', encode('application/epub+zip'), { bare: true });
    await zip.add('_posts/2024-01-02-港口.md', encode(text));
    await zip.add('empty.txt', new Uint8Array());
    await zip.add('a.bin', Uint8Array.of(1, 2, 3), { stored: true });
  });
  expect(blob.size).toBeLessThan(2000);
  const files = await readZip(blob);
  expect([...files.keys()]).toEqual(['mimetype', '_posts/2024-01-02-港口.md', 'empty.txt', 'a.bin']);
  expect(await files.get('_posts/2024-01-02-港口.md')?.text()).toBe(text);
  expect(await blob.slice(30, 58).text()).toBe('mimetypeapplication/epub+zip');
  const { entries } = await openZip(new File([blob], 'a.zip'), undefined);
  expect(entries[1]?.modifiedAt).toBe(now);
});

test.skipIf(!hasPython)(
  'more than 65,535 files make a Zip64 that other programs read',
  async () => {
    const file = join(folder, 'many.zip');
    const count = 65_540;
    const zip = await write(async (writer) => {
      for (let number = 0; number < count; number += 1)
        await writer.add(`${number}.txt`, encode(`第${number}篇`), { stored: true });
    });
    writeFileSync(file, Buffer.from(await zip.arrayBuffer()));
    const listed = readByPython(file);
    expect(listed).toHaveLength(count);
    expect(listed.at(-1)).toEqual([`${count - 1}.txt`, 11]);
    // And so do we.
    const { entries } = await openZip(new File([zip], 'many.zip'), undefined);
    expect(entries).toHaveLength(count);
    expect(new TextDecoder().decode(await entries[count - 1]?.read())).toBe(`第${count - 1}篇`);
  },
  120_000,
);

test.skipIf(!hasPython)(
  'a place beyond 4 GB is found by other programs',
  () => {
    const file = join(folder, 'far.zip');
    const offset = 5 * 1024 ** 3;
    const record = {
      ...{ name: encode('far.txt'), method: 0 as const, crc: 0, compressedSize: 0, size: 0 },
      ...{ offset, modifiedAt: 0, bare: false },
    };
    const table = centralHeader(record);
    // A hole takes no room on disk.
    const handle = openSync(file, 'w');
    ftruncateSync(handle, offset);
    const start = offset + 100;
    writeSync(handle, table, 0, table.length, start);
    const end = endOfZip(1, table.length, start);
    writeSync(handle, end, 0, end.length, start + table.length);
    closeSync(handle);
    expect(readByPython(file, false)).toEqual([['far.txt', 0]]);
  },
  60_000,
);
