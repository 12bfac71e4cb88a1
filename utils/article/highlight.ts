export const highlightColours = ['yellow', 'green', 'blue', 'pink'] as const;

export type HighlightColour = (typeof highlightColours)[number];

/** A place in the stored text: a paragraph as `utils/dom/paragraphs.ts` counts them, and UTF-16 units into it. */
export interface TextPlace {
  paragraph: number;
  offset: number;
}

/** Words a reader marked. Where they stand is a hint; the quote with what is around it finds them in a changed text. */
export interface Highlight {
  /** A UUID. */
  id: string;
  colour: HighlightColour;
  /** Empty where there is none. */
  note: string;
  /** The words as they are stored, paragraphs parted by line feeds. */
  quote: string;
  /** What stands before and after, up to 32 units. */
  before: string;
  after: string;
  start: TextPlace;
  end: TextPlace;
  /** Epoch ms. */
  createdAt: number;
  changedAt: number;
}

export interface Span {
  start: TextPlace;
  end: TextPlace;
}

const CONTEXT = 32;

/** What finds a part of the text again. `paragraphs` are the stored texts. */
export function describeSpan(
  paragraphs: readonly string[],
  { start, end }: Span,
): Pick<Highlight, 'quote' | 'before' | 'after' | 'start' | 'end'> {
  const whole = paragraphs.join('\n');
  const from = toIndex(paragraphs, start);
  const to = toIndex(paragraphs, end);
  return {
    quote: whole.slice(from, to),
    before: whole.slice(Math.max(0, from - CONTEXT), from),
    after: whole.slice(to, to + CONTEXT),
    start,
    end,
  };
}

/**
 * Where a highlight's words stand in a text, which may have changed since; undefined where they are gone. Of several
 * places the one whose surroundings are most alike is taken, and of those the nearest to where it was.
 */
export function findHighlight(paragraphs: readonly string[], highlight: Highlight): Span | undefined {
  const { quote, start, end } = highlight;
  if (quote === '') return undefined;
  const whole = paragraphs.join('\n');
  const hint = toIndex(paragraphs, start);
  if (whole.slice(hint, toIndex(paragraphs, end)) === quote) return { start, end };
  const text = squeeze(whole);
  const words = squeeze(quote);
  const at = bestOf(occurrences(text.text, words.text), text.text, words.text.length, highlight, hint);
  if (at === undefined || words.text === '') return undefined;
  const from = text.origins[at] ?? 0;
  const to = (text.origins[at + words.text.length - 1] ?? from) + 1;
  return { start: toPlace(paragraphs, from), end: toPlace(paragraphs, to) };
}

function bestOf(
  found: readonly number[],
  text: string,
  length: number,
  { before, after }: Highlight,
  hint: number,
): number | undefined {
  const [prefix, suffix] = [squeeze(before).text, squeeze(after).text];
  const likeness = (at: number) =>
    sharedEnd(text.slice(Math.max(0, at - CONTEXT), at), prefix) +
    sharedStart(text.slice(at + length, at + length + CONTEXT), suffix);
  return [...found].sort((a, b) => likeness(b) - likeness(a) || Math.abs(a - hint) - Math.abs(b - hint))[0];
}

/** Newer rules part paragraphs and set spaces differently; words are compared without them. */
function squeeze(text: string): { text: string; origins: number[] } {
  const origins: number[] = [];
  let squeezed = '';
  for (let index = 0; index < text.length; index++) {
    const unit = text[index] ?? '';
    if (/[\s\u200b\ufeff]/u.test(unit)) continue;
    squeezed += unit;
    origins.push(index);
  }
  return { text: squeezed, origins };
}

function occurrences(text: string, words: string): number[] {
  const found: number[] = [];
  if (words === '') return found;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) found.push(at);
  return found;
}

function sharedStart(left: string, right: string): number {
  let length = 0;
  while (length < left.length && left[length] === right[length]) length += 1;
  return length;
}

function sharedEnd(left: string, right: string): number {
  let length = 0;
  while (length < left.length && length < right.length && left.at(-1 - length) === right.at(-1 - length))
    length += 1;
  return length;
}

function toIndex(paragraphs: readonly string[], { paragraph, offset }: TextPlace): number {
  let index = 0;
  for (const text of paragraphs.slice(0, paragraph)) index += text.length + 1;
  return index + Math.min(offset, paragraphs[paragraph]?.length ?? 0);
}

function toPlace(paragraphs: readonly string[], index: number): TextPlace {
  let rest = index;
  for (const [paragraph, { length }] of paragraphs.entries()) {
    if (rest <= length) return { paragraph, offset: rest };
    rest -= length + 1;
  }
  return { paragraph: paragraphs.length - 1, offset: paragraphs.at(-1)?.length ?? 0 };
}

/** The highlights of two copies, each once, in order of the text; of two states of one the later. */
export function joinHighlights(
  left: readonly Highlight[] = [],
  right: readonly Highlight[] = [],
): readonly Highlight[] {
  const joined = new Map(left.map((highlight) => [highlight.id, highlight]));
  for (const highlight of right) {
    const known = joined.get(highlight.id);
    if (!known || known.changedAt < highlight.changedAt) joined.set(highlight.id, highlight);
  }
  return [...joined.values()].sort(byPlace);
}

function byPlace(left: Highlight, right: Highlight): number {
  return (
    left.start.paragraph - right.start.paragraph ||
    left.start.offset - right.start.offset ||
    left.createdAt - right.createdAt
  );
}
