/** Chrome's own voices stop in the middle of longer utterances. UTF-16 units. */
const LONGEST = 180;

/** Up to a final mark with what closes it, or to the end; no character is left out. */
const sentences = /[^。！？!?；;…]*(?:[。！？!?；;…]+[”’」』）)]*|$)/gu;

export interface Chunk {
  text: string;
  /** UTF-16 units from the beginning of the paragraph. */
  offset: number;
}

/** A paragraph in pieces to be spoken: sentences, and parts of those that are too long, cut at lesser marks. */
export function splitToSpeak(paragraph: string): Chunk[] {
  const chunks: Chunk[] = [];
  let offset = 0;
  for (const sentence of paragraph.match(sentences) ?? []) {
    for (const part of shorten(sentence)) {
      if (/[\p{L}\p{N}]/u.test(part)) chunks.push({ text: part, offset });
      offset += part.length;
    }
  }
  return chunks;
}

function shorten(sentence: string): string[] {
  if (sentence.length <= LONGEST) return [sentence];
  const head = sentence.slice(0, LONGEST);
  const cut = Math.max(...['，', '、', '：', ',', ' '].map((mark) => head.lastIndexOf(mark)));
  let at = cut > LONGEST / 3 ? cut + 1 : LONGEST;
  // Never between the halves of a character.
  if (/[\ud800-\udbff]/.test(sentence[at - 1] ?? '')) at -= 1;
  return [sentence.slice(0, at), ...shorten(sentence.slice(at))];
}

export type SpokenLanguage = 'mandarin' | 'cantonese' | 'english';

/** The language an article is to be spoken in. RFA's Cantonese service writes as it speaks; its addresses tell. */
export function spokenLanguage({ language, url }: { language: string; url: string }): SpokenLanguage {
  if (language === 'en') return 'english';
  return /\/cantonese(?:\/|$)/i.test(url) ? 'cantonese' : 'mandarin';
}
