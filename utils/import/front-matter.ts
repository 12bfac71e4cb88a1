import { parse } from 'yaml';
import { Failure } from '../article/failure';

/** Front matter as written: the raw text behind each key, and what follows the front matter. */
export interface FrontMatter {
  fields: ReadonlyMap<string, string>;
  rest: string;
}

const keyLine = /^([A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+|(?=["'[])|$)(.*)$/s;

/** Keys that begin a new field even where the quotation marks before them were never closed. */
const knownKey =
  /^(?:layout|title|date|author|from|tags?|comments|categor(?:y|ies)|source|link|url|lang|permalink)\b/;

/**
 * Separates a post's front matter, leniently: archives hold values that YAML forbids (line feeds in quoted titles,
 * bare `#`, `|`, `&` and `[` in author names), so the fields are read one by one and each by its own first character.
 * Throws `Failure('bad-front-matter')` where there is none or it has no end.
 */
export function splitFrontMatter(text: string): FrontMatter {
  const lines = text
    .replace(/^\ufeff/, '')
    .replace(/\r\n?/g, '\n')
    .trimStart()
    .split('\n');
  const isFence = (line: string) => /^(?:---|\.\.\.)[ \t]*$/.test(line);
  const end = lines.findIndex((line, index) => index > 0 && isFence(line));
  if (!/^---[ \t]*$/.test(lines[0] ?? '') || end < 0) throw new Failure('bad-front-matter');
  const fields = readFields(lines.slice(1, end));
  if (fields.size === 0) throw new Failure('bad-front-matter');
  return { fields, rest: lines.slice(end + 1).join('\n') };
}

function readFields(lines: readonly string[]): Map<string, string> {
  const fields = new Map<string, string>();
  let last: string | undefined;
  for (const line of lines) {
    const [, key, value = ''] = line.match(keyLine) ?? [];
    const before = last === undefined ? '' : (fields.get(last) ?? '');
    if (key !== undefined && (!isOpenQuote(before) || knownKey.test(key))) {
      last = key.toLowerCase();
      fields.set(last, value);
    } else if (last !== undefined) fields.set(last, `${before}\n${line}`);
  }
  return fields;
}

function isOpenQuote(value: string): boolean {
  return value.startsWith('"') && !/^"(?:[^\\]|\\[\s\S])*"\s*$/.test(value);
}

/** The text a raw value stands for; undefined for a missing or empty one. */
export function readText(raw: string | undefined): string | undefined {
  const value = raw?.trim() ?? '';
  if (value.startsWith('"')) return toWellFormed(decodeEscapes(between(value, '"'))).trim() || undefined;
  if (value.startsWith("'")) return between(value, "'").replaceAll("''", "'").trim() || undefined;
  const words = /^[|>][-+\d]*\n/.test(value) ? value.slice(value.indexOf('\n')) : value;
  return words.replace(/(?<!\s)\s*\n\s*/g, ' ').trim() || undefined;
}

/** Stands for an ampersand that was written as a YAML escape; no text holds it. */
const literalAmpersand = '\ufdd0';

/**
 * A title: its entities are decoded, because archives hold titles as their feeds had them in HTML. An ampersand that
 * is written as a YAML escape, as our exports do, begins none. @param decode decodes the entities of a text.
 */
export function readTitle(raw: string | undefined, decode: (text: string) => string): string {
  const marked = raw?.replace(/(?<=(?<!\\)(?:\\\\)*)\\u0026/g, literalAmpersand);
  const text = readText(marked) ?? '';
  const decoded = /&[#\w]+;/.test(text) ? decode(text) : text;
  return decoded.replaceAll(literalAmpersand, '&');
}

/** Up to the last quotation mark, because those inside are not always escaped. */
function between(value: string, mark: string): string {
  const end = value.lastIndexOf(mark);
  return value.slice(1, end > 0 ? end : undefined);
}

const escapes: Readonly<Record<string, string>> = {
  n: '\n',
  r: '\r',
  t: '\t',
  '0': '',
  '/': '/',
  '"': '"',
  '\\': '\\',
  N: '\u0085',
  _: '\u00a0',
  L: '\u2028',
  P: '\u2029',
};

function decodeEscapes(text: string): string {
  return text.replace(/\\(?:x([\da-f]{2})|u([\da-f]{4})|U([\da-f]{8})|([\s\S]))/gi, (whole, ...found) => {
    const [x, u, wide, short] = found as (string | undefined)[];
    const code = Number.parseInt(x ?? u ?? wide ?? '', 16);
    if (!Number.isNaN(code)) return code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
    return escapes[short ?? ''] ?? whole;
  });
}

/** Escapes can make half a character, which no file can hold again. */
function toWellFormed(text: string): string {
  return text.replace(/\p{Cs}/gu, '\ufffd');
}

/** A list of any form: `[ a, b ]`, lines with dashes, words with commas or spaces between. */
export function readList(raw: string | undefined): string[] {
  const value = raw?.trim() ?? '';
  if (value === '') return [];
  if (!/^[[\-"']/.test(value)) return splitWords(value);
  // The lines of a list may be indented, and all alike.
  const items = parseLeniently(raw?.replace(/^[ \t]*\n/, '').trimEnd() ?? '');
  const texts = Array.isArray(items) ? items : [items];
  return texts.map((item) => toWellFormed(String(item ?? '')).trim()).filter(Boolean);
}

function parseLeniently(value: string): unknown {
  try {
    // In the failsafe schema everything is text: a tag 2020 is no number, a tag No no truth value.
    return parse(value, { schema: 'failsafe' });
  } catch {
    return splitWords(value.replace(/^\[|\]$|^\s*-\s/gm, ','));
  }
}

function splitWords(value: string): string[] {
  return value
    .split(/[,，]/.test(value) ? /[,，]/ : /\s+/)
    .map((word) => word.trim())
    .filter(Boolean);
}
