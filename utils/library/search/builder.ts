import type { Entry } from './block';
import type { SearchDocument } from './document';
import { PostingsWriter } from './postings';
import { cutWord, SITE, TITLE } from './terms';
import { CHARACTER, classOf, classOfCharacter, GAP, LETTER, SURROGATE } from './units';

/** Collects the terms of a batch of articles, in the order of their numbers, and gives them back sorted. */
export class TermCollector {
  readonly #numbers: number[] = [];
  readonly #whole = new Terms();
  readonly #titles = new Terms();
  readonly #sites = new Terms();
  /** Code units taken so far. */
  size = 0;

  /** `number` is greater than the last one's. */
  add(number: number, { whole, title, sites }: Pick<SearchDocument, 'whole' | 'title' | 'sites'>): void {
    const place = this.#numbers.length;
    this.#numbers.push(number);
    this.#whole.addText(whole, place);
    this.#titles.addText(title, place);
    for (const site of sites) this.#sites.addTerm(site, place);
    this.size += whole.length;
  }

  /** Calls `take` with all terms in order, each with its postings. */
  visit(take: (entry: Entry) => void): void {
    this.#titles.visit(TITLE, this.#numbers, take);
    this.#sites.visit(SITE, this.#numbers, take);
    this.#whole.visit('', this.#numbers, take);
  }
}

/**
 * Terms of one kind. Those of one or two code units are kept as numbers of 32 bits that sort like their text: sorting
 * numbers is many times quicker than a table of strings, and leaves nothing to look up.
 */
class Terms {
  /** Terms as they come, and beside each the place of its article in the batch. */
  #grams = new Uint32Array(1024);
  #places = new Uint32Array(1024);
  #length = 0;
  readonly #postings = new PostingsWriter();
  readonly #others = new Map<string, number[]>();

  addTerm(term: string, place: number): void {
    const places = this.#others.get(term);
    if (places) places.push(place);
    else this.#others.set(term, [place]);
  }

  addText(text: string, place: number): void {
    // Each character counts alone, and with the one before it where that touches it.
    for (let at = 0, previous = 0; at < text.length; ) {
      const unit = text.charCodeAt(at);
      const known = classOf(unit);
      if (known === CHARACTER) {
        this.#push(unit * 65536, place);
        if (previous > 0) this.#push(previous * 65536 + unit, place);
        previous = unit;
        at += 1;
      } else if (known === GAP) {
        previous = 0;
        at += 1;
      } else {
        previous = 0;
        at = this.#addSlowly(text, at, place);
      }
    }
  }

  /** A word, or a character of two code units with its neighbours. Returns where it ends. */
  #addSlowly(text: string, start: number, place: number): number {
    let end = start;
    for (let unit = classAt(text, end); unit.known === LETTER; unit = classAt(text, end)) end += unit.length;
    if (end > start) {
      this.addTerm(cutWord(text.slice(start, end)), place);
      return end;
    }
    const { known, length } = classAt(text, start);
    end = start + length;
    if (known !== CHARACTER) return end;
    const character = text.slice(start, end);
    this.addTerm(character, place);
    // With the one before it, and with the one after it unless that one sees to it itself.
    const before = characterBefore(text, start);
    if (before) this.addTerm(before + character, place);
    if (end < text.length && classOf(text.charCodeAt(end)) === CHARACTER) {
      this.addTerm(character + text.charAt(end), place);
    }
    return end;
  }

  /** Calls `take` with all terms in order, `prefix` before each. */
  visit(prefix: string, numbers: readonly number[], take: (entry: Entry) => void): void {
    const others = [...this.#others].sort(([one], [other]) => (one < other ? -1 : 1));
    let next = 0;
    const takeOthersBefore = (term: string | undefined) => {
      for (let other = others[next]; other && (term === undefined || other[0] < term); other = others[next]) {
        for (const place of other[1]) this.#postings.add(numbers[place] as number);
        take({ term: prefix + other[0], ...this.#postings.finish() });
        next += 1;
      }
    };
    const { grams, places } = this.#sorted();
    for (let at = 0; at < grams.length; ) {
      const gram = grams[at] as number;
      const term = toText(gram);
      takeOthersBefore(term);
      for (; grams[at] === gram; at++) this.#postings.add(numbers[places[at] as number] as number);
      take({ term: prefix + term, ...this.#postings.finish() });
    }
    takeOthersBefore(undefined);
  }

  #push(gram: number, place: number): void {
    if (this.#length === this.#grams.length) {
      this.#grams = grow(this.#grams);
      this.#places = grow(this.#places);
    }
    this.#grams[this.#length] = gram;
    this.#places[this.#length] = place;
    this.#length += 1;
  }

  /** By the second code unit and then by the first; what is equal stays in order, so places come last. */
  #sorted(): { grams: Uint32Array; places: Uint32Array } {
    const [grams, places] = [this.#grams.subarray(0, this.#length), this.#places.subarray(0, this.#length)];
    const bySecond = sortByUnit(grams, places, (gram) => gram & 0xffff);
    return sortByUnit(bySecond.grams, bySecond.places, (gram) => gram >>> 16);
  }
}

/** Counting sort by one of the two code units. */
function sortByUnit(grams: Uint32Array, places: Uint32Array, unitOf: (gram: number) => number) {
  const starts = new Uint32Array(0x10001);
  for (const gram of grams) starts[unitOf(gram) + 1] = (starts[unitOf(gram) + 1] as number) + 1;
  for (let unit = 1; unit <= 0x10000; unit++)
    starts[unit] = (starts[unit] as number) + (starts[unit - 1] as number);
  const sorted = { grams: new Uint32Array(grams.length), places: new Uint32Array(grams.length) };
  for (let at = 0; at < grams.length; at++) {
    const gram = grams[at] as number;
    const unit = unitOf(gram);
    const to = starts[unit] as number;
    starts[unit] = to + 1;
    sorted.grams[to] = gram;
    sorted.places[to] = places[at] as number;
  }
  return sorted;
}

function grow(values: Uint32Array<ArrayBuffer>): Uint32Array<ArrayBuffer> {
  const grown = new Uint32Array(values.length * 2);
  grown.set(values);
  return grown;
}

function toText(gram: number): string {
  const second = gram & 0xffff;
  const first = gram >>> 16;
  return second > 0 ? String.fromCharCode(first, second) : String.fromCharCode(first);
}

/** The class of the character at `at`, GAP beyond the end. */
function classAt(text: string, at: number): { known: number; length: number } {
  if (at >= text.length) return { known: GAP, length: 0 };
  const known = classOf(text.charCodeAt(at));
  if (known !== SURROGATE) return { known, length: 1 };
  const character = String.fromCodePoint(text.codePointAt(at) ?? 0);
  return { known: classOfCharacter(character), length: character.length };
}

function characterBefore(text: string, at: number): string | undefined {
  if (at === 0) return undefined;
  const start = at >= 2 && (text.codePointAt(at - 2) ?? 0) > 0xffff ? at - 2 : at - 1;
  return classAt(text, start).known === CHARACTER ? text.slice(start, at) : undefined;
}
