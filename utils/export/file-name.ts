/** Longest name with date and extension, in UTF-16 units and UTF-8 bytes: what any file system in use takes. */
const MAX_UNITS = 120;
const MAX_BYTES = 240;

/** Full-width twins of what Windows or Chrome refuse in a name: a Chinese title stays readable with them. */
const twins: Readonly<Record<string, string>> = {
  '<': '＜',
  '>': '＞',
  ':': '：',
  '"': '＂',
  '/': '／',
  '\\': '＼',
  '|': '｜',
  '?': '？',
  '*': '＊',
  '~': '～',
};

/** Device names that Windows refuses with any extension. */
const reserved = /^(?:con|prn|aux|nul|com[\d¹²³]|lpt[\d¹²³]|conin\$|conout\$|clock\$)(?=\.|$)/i;

/**
 * A file name that every system takes, out of any words: no control, zero-width or direction characters, no lone
 * surrogates, nothing that Windows or Chrome refuse, at most 120 UTF-16 units and 240 bytes with its ending, cut
 * between whole characters as a reader sees them.
 * @param stem the name without extension; may be empty.
 * @param ending what must stay whole at the end, such as `.md` or `-2.md`.
 */
export function toFileName(stem: string, ending: string): string {
  const words = stem
    .normalize('NFC')
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/\s+/gu, ' ')
    // Joiners hold some emoji together, but a name with something invisible in it can't be typed.
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Zl}\p{Zp}\p{Variation_Selector}]/gu, '')
    .replace(/[<>:"/\\|?*~]/g, (character) => twins[character] ?? '')
    .replace(/^[. ]+|[. ]+$/g, '')
    .replace(reserved, (name) => `${name}_`);
  const cut = cutToFit(words, MAX_UNITS - ending.length, MAX_BYTES - byteLength(ending));
  const name = cut.replace(/[. ]+$/, '');
  return name === '' && ending.startsWith('.') ? `_${ending}` : name + ending;
}

/** A path of folders out of any words, each part fit for every system; empty where nothing is left. */
export function toFolderPath(path: string): string {
  const parts = path.split(/[/\\]/).map((part) => toFileName(part, ''));
  return parts.filter(Boolean).slice(0, 4).join('/');
}

function cutToFit(text: string, maxUnits: number, maxBytes: number): string {
  if (text.length <= maxUnits && byteLength(text) <= maxBytes) return text;
  let cut = '';
  let bytes = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    bytes += byteLength(segment);
    if (cut.length + segment.length > maxUnits || bytes > maxBytes) break;
    cut += segment;
  }
  return cut;
}

function byteLength(text: string): number {
  return new TextEncoder().encode(text).length;
}

/**
 * Gives names that are unique within one export, also where case and Unicode form don't count (Windows, macOS):
 * the second `a.md` becomes `a-2.md`. @param given names that are taken before.
 */
export function uniqueNames(given: Iterable<string> = []): (stem: string, extension: string) => string {
  const taken = new Set([...given].map(fold));
  return (stem, extension) => {
    let name = toFileName(stem, `.${extension}`);
    for (let number = 2; taken.has(fold(name)); number += 1)
      name = toFileName(stem, `-${number}.${extension}`);
    taken.add(fold(name));
    return name;
  };
}

function fold(name: string): string {
  return name.normalize('NFKC').toLowerCase().toUpperCase().toLowerCase();
}

/** Day of the reader's calendar, `YYYY-MM-DD`, for the name of an export. `now` in epoch ms. */
export function toDay(now: number): string {
  const date = new Date(now);
  const parts = [date.getFullYear(), date.getMonth() + 1, date.getDate()];
  return parts.map((part) => String(part).padStart(2, '0')).join('-');
}
