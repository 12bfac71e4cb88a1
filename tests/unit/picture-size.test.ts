import { describe, expect, test } from 'vitest';
import { isBomb, readDimensions } from '@/utils/article/picture-size';

const bytes = (...parts: (string | number[])[]) =>
  Uint8Array.from(
    parts.flatMap((part) => (typeof part === 'string' ? [...part].map((c) => c.charCodeAt(0)) : part)),
  );

/** The beginning of a picture of each kind that says it is 300 wide and 200 high. */
const heads: Record<string, Uint8Array> = {
  png: bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [0, 0, 1, 44, 0, 0, 0, 200]),
  gif: bytes('GIF89a', [44, 1, 200, 0]),
  jpeg: bytes('\xff\xd8\xff\xe0', [0, 4, 0, 0], '\xff\xc4', [0, 3, 0], '\xff\xc2', [0, 17, 8, 0, 200, 1, 44]),
  'webp, lossy': bytes('RIFF\0\0\0\0WEBPVP8 ', [0, 0, 0, 0, 0, 0, 0, 0x9d, 1, 0x2a, 44, 1, 200, 0]),
  'webp, lossless': bytes('RIFF\0\0\0\0WEBPVP8L', [0, 0, 0, 0, 0x2f, 43, 0xc1, 49, 0]),
  'webp, extended': bytes('RIFF\0\0\0\0WEBPVP8X', [0, 0, 0, 0, 0, 0, 0, 0, 43, 1, 0, 199, 0, 0]),
  bmp: bytes('BM', Array(16).fill(0), [44, 1, 0, 0, 200, 0, 0, 0]),
  avif: bytes([0, 0, 0, 28], 'ftypavif', Array(40).fill(0), 'ispe', [0, 0, 0, 0, 0, 0, 1, 44, 0, 0, 0, 200]),
};

describe('the size of a picture, from its first bytes', () => {
  test.each(Object.entries(heads))('%s', (_kind, head) => {
    expect(readDimensions(Uint8Array.from([...head, ...Array(20).fill(0)]))).toEqual({
      width: 300,
      height: 200,
    });
  });

  test.each(Object.entries(heads))('%s, cut off anywhere, throws nothing', (_kind, head) => {
    for (let length = 0; length < head.length; length += 1) readDimensions(head.subarray(0, length));
  });

  test('what is no picture has none', () => {
    expect(readDimensions(bytes('<!doctype html>'))).toBeUndefined();
  });
});

test('a small file that unpacks to gigabytes is a bomb, a large photograph is none', () => {
  const png = (side: number) =>
    bytes('\x89PNG\r\n\x1a\n', [0, 0, 0, 13], 'IHDR', [
      0,
      0,
      side >> 8,
      side & 255,
      0,
      0,
      side >> 8,
      side & 255,
    ]);
  expect(isBomb(png(30_000))).toBe(true);
  expect(isBomb(png(10_000))).toBe(false);
});
