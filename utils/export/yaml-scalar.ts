/** Characters that a YAML file may not hold, or that readers would take for a line break or lose. */
const unprintable = /[\p{Cc}\p{Zl}\p{Zp}\p{Noncharacter_Code_Point}\ufeff]/gu;

/** What YAML 1.1 (Jekyll) or 1.2 reads as something other than text: words, numbers, dates, times. */
const resolvesToOther =
  /^(?:|~|=|<<|[-+.]+|null|true|false|yes|no|on|off|[yn]|[-+]?\.(?:inf|nan)|[-+.]?\d[-+.,:_\dabcdefoxtz \t]*)$/i;

/** A double-quoted YAML scalar of any text. Lone surrogates, which no file can hold, become U+FFFD. */
export function quoteScalar(text: string): string {
  const escaped = text
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/["\\]/g, '\\$&')
    .replace(unprintable, escapeCharacter);
  return `"${escaped}"`;
}

/**
 * A title as a double-quoted scalar. Archives' titles hold entities, so what only looks like one is told apart by a
 * YAML escape: to YAML it is the same text.
 */
export function quoteTitle(title: string): string {
  return quoteScalar(title).replace(/&(?=#?\w+;)/g, '\\u0026');
}

/**
 * A YAML scalar of any text: bare as archives have it where every reader takes that for the same text, otherwise
 * double-quoted. @param inFlow the scalar stands in a `[ list ]`.
 */
export function toScalar(text: string, inFlow = false): string {
  const bare =
    !resolvesToOther.test(text) &&
    text === text.trim() &&
    !/^[-?:,[\]{}#&*!|>'"%@`]/.test(text) &&
    !/:(?:\s|$)|\s#/.test(text) &&
    text.search(unprintable) < 0 &&
    !/\p{Cs}/u.test(text) &&
    !(inFlow && /[,[\]{}:]/.test(text));
  return bare ? text : quoteScalar(text);
}

/** A flow sequence as archives write it: `[ a, b ]`. */
export function toSequence(items: readonly string[]): string {
  return items.length === 0 ? '[]' : `[ ${items.map((item) => toScalar(item, true)).join(', ')} ]`;
}

const shortEscapes: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

function escapeCharacter(character: string): string {
  const short = shortEscapes[character];
  if (short) return short;
  const hex = (character.codePointAt(0) ?? 0).toString(16);
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`;
}
