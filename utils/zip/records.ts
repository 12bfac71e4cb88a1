/** The records of a zip, as PKWARE's APPNOTE.TXT 6.3.10 sets them down; the numbers in comments are its sections. */

const LIMIT_16 = 0xffff;
const LIMIT_32 = 0xffffffff;
/** Names are UTF-8 (4.4.4, bit 11). */
const UTF8_NAMES = 0x0800;

export interface ZipRecord {
  name: Uint8Array;
  /** 0 stored, 8 deflated (4.4.5). */
  method: 0 | 8;
  crc: number;
  /** Bytes in the zip, and when unpacked. */
  compressedSize: number;
  size: number;
  /** Where its local header stands. */
  offset: number;
  /** Epoch ms; written in local time to two seconds, as the format has it, and beside it exactly unless `bare`. */
  modifiedAt: number;
  /** Nothing stands between name and content. */
  bare: boolean;
}

/** What stands before a file's content (4.3.7). Sizes are below 4 GB: a file is in memory before it is written. */
export function localHeader(record: ZipRecord): Uint8Array<ArrayBuffer> {
  const extra = record.bare ? [] : timestamp(record);
  return pack(
    [0x04034b50, 4],
    ...common(record, 20),
    [record.name.length, 2],
    [sizeOf(extra), 2],
    record.name,
    ...extra,
  );
}

/** A file's line in the table of contents (4.3.12); a place beyond 4 GB stands in a Zip64 field (4.5.3). */
export function centralHeader(record: ZipRecord): Uint8Array<ArrayBuffer> {
  const far = record.offset >= LIMIT_32;
  const zip64: Field[] = far
    ? [
        [1, 2],
        [8, 2],
        [record.offset, 8],
      ]
    : [];
  const extra = [...zip64, ...(record.bare ? [] : timestamp(record))];
  return pack(
    ...([
      [0x02014b50, 4],
      [far ? 45 : 20, 2],
    ] as Field[]),
    ...common(record, far ? 45 : 20),
    ...([
      [record.name.length, 2],
      [sizeOf(extra), 2],
      [0, 2],
      [0, 2],
      [0, 2],
      [0, 4],
    ] as Field[]),
    [far ? LIMIT_32 : record.offset, 4],
    record.name,
    ...extra,
  );
}

/** What ends a zip (4.3.14–4.3.16), in Zip64 form where a number is too large for the old one. */
export function endOfZip(count: number, size: number, offset: number): Uint8Array<ArrayBuffer> {
  const end = pack(
    ...([
      [0x06054b50, 4],
      [0, 2],
      [0, 2],
    ] as Field[]),
    ...([
      [Math.min(count, LIMIT_16), 2],
      [Math.min(count, LIMIT_16), 2],
    ] as Field[]),
    ...([
      [Math.min(size, LIMIT_32), 4],
      [Math.min(offset, LIMIT_32), 4],
      [0, 2],
    ] as Field[]),
  );
  if (count < LIMIT_16 && size < LIMIT_32 && offset < LIMIT_32) return end;
  return pack(
    ...([
      [0x06064b50, 4],
      [44, 8],
      [45, 2],
      [45, 2],
      [0, 4],
      [0, 4],
    ] as Field[]),
    ...([
      [count, 8],
      [count, 8],
      [size, 8],
      [offset, 8],
    ] as Field[]),
    ...([
      [0x07064b50, 4],
      [0, 4],
      [offset + size, 8],
      [1, 4],
    ] as Field[]),
    end,
  );
}

/** A number and how many bytes it takes, or bytes as they are. */
type Field = [value: number, bytes: 2 | 4 | 8] | Uint8Array;

function common({ method, crc, compressedSize, size, modifiedAt }: ZipRecord, version: number): Field[] {
  const [time, day] = dosTime(modifiedAt);
  return [
    ...([
      [version, 2],
      [UTF8_NAMES, 2],
      [method, 2],
      [time, 2],
      [day, 2],
    ] as Field[]),
    ...([
      [crc, 4],
      [compressedSize, 4],
      [size, 4],
    ] as Field[]),
  ];
}

/** The time in seconds since 1970, which the zip's own form lacks (Info-ZIP's field 0x5455). */
function timestamp({ modifiedAt }: ZipRecord): Field[] {
  return [[0x5455, 2], [5, 2], Uint8Array.of(1), [Math.floor(modifiedAt / 1000) >>> 0, 4]];
}

/** Local time as MS-DOS had it (4.4.6): from 1980 to 2107. */
function dosTime(modifiedAt: number): [time: number, day: number] {
  const date = new Date(modifiedAt);
  const year = Math.min(127, Math.max(0, date.getFullYear() - 1980));
  const time = (date.getHours() << 11) | (date.getMinutes() << 5) | (date.getSeconds() >> 1);
  return [time, (year << 9) | ((date.getMonth() + 1) << 5) | date.getDate()];
}

function sizeOf(fields: readonly Field[]): number {
  return fields.reduce((sum, field) => sum + (field instanceof Uint8Array ? field.length : field[1]), 0);
}

function pack(...fields: Field[]): Uint8Array<ArrayBuffer> {
  const bytes = new Uint8Array(sizeOf(fields));
  const view = new DataView(bytes.buffer);
  let at = 0;
  for (const field of fields) {
    if (field instanceof Uint8Array) {
      bytes.set(field, at);
      at += field.length;
      continue;
    }
    const [value, length] = field;
    if (length === 2) view.setUint16(at, value, true);
    else if (length === 4) view.setUint32(at, value, true);
    else view.setBigUint64(at, BigInt(value), true);
    at += length;
  }
  return bytes;
}
