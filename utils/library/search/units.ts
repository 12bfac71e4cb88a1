/** What a code unit of a folded text is to search. */
export const GAP = 0;
/** Stands for itself: Han and other scripts written without spaces, and symbols. */
export const CHARACTER = 1;
/** Part of a word: letters and digits of scripts that put spaces between words. */
export const LETTER = 2;
/** Half of a character beyond the first 65,536. */
export const SURROGATE = 3;

/** Letters of a longer word that the index knows. */
export const WORD_LENGTH = 24;

/** A character, or a word of letters, of a folded text. */
export interface Unit {
  text: string;
  start: number;
  isWord: boolean;
}

const character =
  /[\p{scx=Han}\p{scx=Hiragana}\p{scx=Katakana}\p{scx=Bopomofo}\p{Script=Hangul}\p{Script=Thai}\p{Script=Lao}\p{Script=Khmer}\p{Script=Myanmar}]/u;
const letter = /[\p{L}\p{N}\p{M}]/u;
const symbol = /[\p{So}\p{Sc}]/u;

const UNKNOWN = 255;
let classes: Uint8Array | undefined;

/** GAP, CHARACTER, LETTER or SURROGATE. */
export function classOf(codeUnit: number): number {
  classes ??= new Uint8Array(0x10000).fill(UNKNOWN);
  let known = classes[codeUnit] as number;
  if (known === UNKNOWN) {
    known =
      codeUnit >= 0xd800 && codeUnit <= 0xdfff ? SURROGATE : classOfCharacter(String.fromCharCode(codeUnit));
    classes[codeUnit] = known;
  }
  return known;
}

/** The same of a whole character, never SURROGATE. */
export function classOfCharacter(text: string): number {
  if (letter.test(text)) return character.test(text) ? CHARACTER : LETTER;
  return symbol.test(text) ? CHARACTER : GAP;
}

/** Whether the characters on both sides of `at` belong to one word. */
export function isInsideWord(folded: string, at: number): boolean {
  return isLetterBefore(folded, at) && isLetterAfter(folded, at);
}

function isLetterAfter(folded: string, at: number): boolean {
  if (at >= folded.length) return false;
  const known = classOf(folded.charCodeAt(at));
  return known === SURROGATE
    ? classOfCharacter(String.fromCodePoint(folded.codePointAt(at) ?? 0)) === LETTER
    : known === LETTER;
}

function isLetterBefore(folded: string, at: number): boolean {
  if (at <= 0) return false;
  return isLetterAfter(folded, isPair(folded, at - 2) ? at - 2 : at - 1);
}

function isPair(folded: string, at: number): boolean {
  return at >= 0 && (folded.codePointAt(at) ?? 0) > 0xffff;
}

/** Characters and words of a folded text, in order. */
export function unitsOf(folded: string): Unit[] {
  const found: Unit[] = [];
  let word: Unit | undefined;
  for (let at = 0; at < folded.length; ) {
    const text = String.fromCodePoint(folded.codePointAt(at) ?? 0);
    const known = classOfCharacter(text);
    if (known === LETTER) {
      if (word) word.text += text;
      else {
        word = { text, start: at, isWord: true };
        found.push(word);
      }
    } else {
      word = undefined;
      if (known === CHARACTER) found.push({ text, start: at, isWord: false });
    }
    at += text.length;
  }
  return found;
}
