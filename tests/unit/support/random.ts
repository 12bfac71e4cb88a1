/** Repeatable chance (mulberry32), so that a failing case fails again. */
export function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/** What titles, authors and tags in the wild hold, and what breaks names, YAML, Markdown, Liquid and HTML. */
const pieces = [
  ...[
    '港口',
    '恢复通航',
    '“引号”',
    '《书名》',
    '，',
    '。',
    '：',
    '？',
    '　',
    ' ',
    '  ',
    'A',
    'news',
    '2024',
    '0',
  ],
  ...[
    '"',
    "'",
    '\\',
    '[',
    ']',
    '(',
    ')',
    '{',
    '}',
    '{{',
    '{%',
    '%}',
    '}}',
    '<b>',
    '&amp;',
    '&',
    '#',
    ' #',
    '|',
    ': ',
  ],
  ...[
    ':',
    '- ',
    '* ',
    '_',
    '`',
    '~',
    '^',
    '$',
    '%',
    '@',
    '!',
    '?',
    '> ',
    '../',
    '..',
    '.',
    '/',
    'con',
    'NUL',
    '---',
  ],
  ...[
    '\n',
    '\r\n',
    '\t',
    '\0',
    '\u0007',
    '\u0085',
    '\u00a0',
    '\u200b',
    '\u202e',
    '\u2028',
    '\ufeff',
    '\ud83d',
    '\udc00',
  ],
  ...[
    '😀',
    '👩‍👩‍👧‍👦',
    '🇨🇳',
    'é',
    'e\u0301',
    '𠮷',
    'null',
    'true',
    'No',
    '~',
    '=',
    '12:30',
    '2024-01-01',
    '1e3',
    '-',
    ',',
  ],
];

/** Up to `most` of such pieces in a row. */
export function randomText(random: () => number, most = 12): string {
  const length = Math.floor(random() * (most + 1));
  return Array.from({ length }, () => pieces[Math.floor(random() * pieces.length)]).join('');
}
