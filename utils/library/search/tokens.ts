/** A part of what was typed: a word, a phrase or a field. */
export interface Token {
  excluded: boolean;
  field: string | undefined;
  value: string;
  quoted: boolean;
  /** As it was typed. */
  raw: string;
}

/** Keyboards for Chinese type full-width forms of all of these. */
const quotes: Record<string, string> = { '"': '"', '＂': '＂', '“': '”', '”': '”', '「': '」', '『': '』' };
const fieldName = /^(site|source|tag|is|online|before|after)[:：]/iu;
const hyphen = /^[-－−]/u;
/** What was typed, taken apart: each word, phrase and field as it stands there. */
export function splitQuery(typed: string): string[] {
  return Array.from(tokensOf(typed), ({ raw }) => raw);
}

/** The parts in order. Takes anything. */
export function* tokensOf(typed: string): Generator<Token> {
  let rest = typed;
  while (true) {
    rest = rest.trimStart();
    if (rest === '') return;
    const typedHere = rest;
    const sign = hyphen.exec(rest);
    // A lone hyphen excludes nothing.
    const excluded = sign !== null && rest.length > 1 && !/^\s/u.test(rest.slice(1));
    if (excluded) rest = rest.slice(1);
    const field = fieldName.exec(rest);
    if (field) rest = rest.slice(field[0].length);
    const { value, quoted, length } = readValue(rest);
    rest = rest.slice(length);
    const raw = typedHere.slice(0, typedHere.length - rest.length);
    yield { excluded, field: field?.[1]?.toLowerCase(), value, quoted, raw };
  }
}

function readValue(rest: string): { value: string; quoted: boolean; length: number } {
  const closing = quotes[rest.charAt(0)];
  if (closing !== undefined) {
    const end = rest.indexOf(closing, 1);
    const value = rest.slice(1, end < 0 ? undefined : end);
    return { value, quoted: true, length: end < 0 ? rest.length : end + 1 };
  }
  const value = /^\S*/u.exec(rest)?.[0] ?? '';
  return { value, quoted: false, length: value.length };
}
