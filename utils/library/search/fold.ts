import { characterGroups } from './characters';

/** A text as search compares it. */
export interface Folded {
  text: string;
  /** For each code unit of `text`, where in the original the characters begin that it was made of. */
  positions: Uint32Array;
  /** Code units of the original. */
  length: number;
}

/** Cells of the table of single code units that are no code unit of a folded text. */
const UNKNOWN = 0;
const SPECIAL = 0xffff;
const SPACE = 0x20;

/** Invisible characters, some sites' watermarks among them, and control characters that are not white space. */
const ignorable = /[\p{Default_Ignorable_Code_Point}\p{Cc}\p{Noncharacter_Code_Point}]/gu;
const isSpecial =
  /[\s\p{M}\p{Cs}\p{Default_Ignorable_Code_Point}\p{Cc}\p{Noncharacter_Code_Point}\u1100-\u11ff\uff9e\uff9f]/u;
/** Marks, the rest of a Hangul syllable, and the voicing marks of half-width kana. */
const joinsPrevious = /[\p{M}\u1160-\u11ff\uff9e\uff9f]/u;

let units: Uint16Array | undefined;
let groups: ReadonlyMap<string, string> | undefined;

/**
 * The form in which texts and queries are compared: compatibility forms, widths and case are one, and so are
 * simplified, traditional and variant characters; white space is one space, invisible characters are none.
 */
export function fold(text: string): string {
  return run(text, false).text;
}

/** The same, with the way back to the original. */
export function foldWithPositions(text: string): Folded {
  return run(text, true);
}

/** Where a stretch of the folded text stands in the original, as a range of code units. */
export function toOriginal({ positions, length }: Folded, start: number, end: number): [number, number] {
  const last = positions[end - 1] ?? 0;
  let after = end;
  // One character may have become several: the stretch ends where the next character begins.
  while (after < positions.length && positions[after] === last) after += 1;
  return [positions[start] ?? length, positions[after] ?? length];
}

function run(text: string, withPositions: boolean): Folded {
  units ??= new Uint16Array(0x10000);
  const out = new Output(text.length, withPositions);
  for (let at = 0; at < text.length; ) {
    const unit = text.charCodeAt(at);
    let folded = units[unit] as number;
    if (folded === UNKNOWN) {
      folded = foldUnit(unit);
      units[unit] = folded;
    }
    if (folded === SPECIAL) at = foldSpecial(text, at, out);
    else {
      out.push(folded, at);
      at += 1;
    }
  }
  return out.finish(text.length);
}

/** What a code unit alone is folded to, or SPECIAL where its neighbours matter or it is not one to one. */
function foldUnit(unit: number): number {
  const character = String.fromCharCode(unit);
  if (isSpecial.test(character)) return SPECIAL;
  const folded = foldCharacters(character);
  return folded.length === 1 ? folded.charCodeAt(0) : SPECIAL;
}

/** Folds white space, a surrogate pair, or a character with its combining marks. Returns where the next one begins. */
function foldSpecial(text: string, at: number, out: Output): number {
  const character = String.fromCodePoint(text.codePointAt(at) ?? SPACE);
  // A byte order mark is white space to JavaScript only.
  if (/\s/u.test(character) && character !== '\ufeff') {
    if (out.last !== SPACE) out.push(SPACE, at);
    return at + 1;
  }
  // The base was folded without knowing of the mark.
  const start = joinsPrevious.test(character) ? out.takeBack(at) : at;
  let end = at + character.length;
  for (; end < text.length; end += 1) {
    const next = text.charAt(end);
    if (!joinsPrevious.test(next)) break;
  }
  const folded = foldCharacters(text.slice(start, end));
  for (let index = 0; index < folded.length; index++) out.push(folded.charCodeAt(index), start);
  return end;
}

function foldCharacters(characters: string): string {
  groups ??= readGroups();
  const plain = toWellFormed(characters)
    .replace(ignorable, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\s/gu, ' ');
  let folded = '';
  for (const character of plain) folded += groups.get(character) ?? character;
  return folded;
}

function toWellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

function readGroups(): ReadonlyMap<string, string> {
  const folded = new Map([['ς', 'σ']]);
  for (const group of characterGroups.trim().split(/\s+/u)) {
    const [first = '', ...others] = group;
    for (const other of others) folded.set(other, first);
  }
  return folded;
}

/** A folded text in the making. */
class Output {
  last = -1;
  #units: Uint16Array;
  #positions: Uint32Array;
  #withPositions: boolean;
  #length = 0;
  /** Where the character last written begins, in the original and in the output. */
  #lastAt = -1;
  #lastOut = 0;

  constructor(length: number, withPositions: boolean) {
    this.#units = new Uint16Array(length + 8);
    this.#positions = new Uint32Array(withPositions ? length + 8 : 0);
    this.#withPositions = withPositions;
  }

  push(unit: number, at: number): void {
    if (this.#length === this.#units.length) this.#grow();
    if (at !== this.#lastAt) {
      this.#lastAt = at;
      this.#lastOut = this.#length;
    }
    if (this.#withPositions) this.#positions[this.#length] = at;
    this.#units[this.#length] = unit;
    this.#length += 1;
    this.last = unit;
  }

  /** Drops what the character before was folded to and returns where it begins, or `at` where there is none. */
  takeBack(at: number): number {
    if (this.#lastAt < 0 || this.last === SPACE || this.last === -1) return at;
    this.#length = this.#lastOut;
    this.last = this.#length > 0 ? (this.#units[this.#length - 1] as number) : -1;
    return this.#lastAt;
  }

  finish(length: number): Folded {
    const units = this.#units.subarray(0, this.#length);
    let text = '';
    for (let at = 0; at < units.length; at += 8192) {
      text += String.fromCharCode.apply(null, units.subarray(at, at + 8192) as unknown as number[]);
    }
    return { text, positions: this.#positions.subarray(0, this.#length), length };
  }

  #grow(): void {
    const units = new Uint16Array(this.#units.length * 2);
    units.set(this.#units);
    this.#units = units;
    if (!this.#withPositions) return;
    const positions = new Uint32Array(units.length);
    positions.set(this.#positions);
    this.#positions = positions;
  }
}
