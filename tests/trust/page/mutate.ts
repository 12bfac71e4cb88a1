import { randomFrom, randomText } from '../../unit/support/random';

/** Chance with a memory: the same seed and case number always give the same. */
export class Chance {
  readonly #random: () => number;

  constructor(seed: number, number: number) {
    this.#random = randomFrom((Math.imul(seed, 0x9e3779b1) ^ Math.imul(number + 1, 0x85ebca6b)) | 0);
  }

  /** A whole number from 0 up to and without `end`. */
  below(end: number): number {
    return Math.floor(this.#random() * end);
  }

  pick<T>(items: readonly T[]): T {
    return items[this.below(items.length)] as T;
  }

  text(): string {
    return randomText(this.#random);
  }
}

const names =
  'p div span a img table td tr svg math style script template noscript iframe form select ruby h1 figure li'.split(
    ' ',
  );
const sizes = [0, 1, 2, 7, 40, 300] as const;

type Mutation = (text: string, chance: Chance, others: readonly string[]) => string;

/** What happens to files in the wild, and what somebody would do to them. */
const mutations: readonly Mutation[] = [
  (text, chance) => cut(text, chance, () => ''),
  (text, chance) => cut(text, chance, (part) => part + part),
  (text, chance) => cut(text, chance, () => chance.text()),
  (text, chance) => cut(text, chance, (part) => [...part].reverse().join('')),
  (text, chance) => text.slice(0, chance.below(text.length + 1)),
  (text, chance) => text.slice(chance.below(text.length + 1)),
  // A piece of another one, at any place: tags that nobody opened, quotation marks that nobody closed.
  (text, chance, others) => insert(text, chance, chance.pick(others)),
  (text, chance, others) => insert(text, chance, piece(chance.pick(others), chance)),
  (text, chance) => insert(text, chance, chance.text()),
  (text, chance) => insert(text, chance, `<${chance.pick(names)} ${chance.text()}="${chance.text()}">`),
  (text, chance) => insert(text, chance, `</${chance.pick(names)}>`),
  (text, chance) => insert(text, chance, `<${chance.pick(names)}>`.repeat(chance.pick(sizes))),
  (text, chance) =>
    insert(
      text,
      chance,
      chance.pick([
        '"',
        "'",
        '<!--',
        '-->',
        '<![CDATA[',
        ']]>',
        '\0',
        '\ud800',
        '\ufeff',
        '&#',
        '---\n',
        '{',
        '}',
      ]),
    ),
  (text, chance) =>
    insert(
      text,
      chance,
      chance.pick([' ', '\n', '\t', '　', 'a', '。', '=', '"', '[', '(']).repeat(chance.pick(sizes) * 20),
    ),
  (text, chance) => text.replace(new RegExp(`<${chance.pick(names)}\\b`, 'gi'), `<${chance.pick(names)}`),
  (text, chance) =>
    replaceOne(text, chance, /"[^"]{0,200}"/g, () => `"${chance.text().replaceAll('"', '')}"`),
  (text, chance) =>
    replaceOne(text, chance, /\d+/g, () =>
      chance.pick(['0', '-1', '99999999999999999999', '1e309', 'NaN', '2024-13-45']),
    ),
  (text, chance) =>
    replaceOne(text, chance, /https?:\/\/[^\s"'<)]+/g, () =>
      chance.pick(['javascript:alert(1)', 'data:text/html,x', 'https://', '//x', 'http://[', '', '../../..']),
    ),
];

/** A text with some such things done to it. `others`: pieces that may get into it. */
export function mutate(text: string, chance: Chance, others: readonly string[]): string {
  let changed = text;
  for (let left = 1 + chance.below(6); left > 0; left -= 1)
    changed = chance.pick(mutations)(changed, chance, others);
  // Many rounds of doubling are another thing than a damaged file.
  return changed.slice(0, 400_000);
}

/** Bytes with some of them changed, cut off or doubled. */
export function mutateBytes(bytes: Uint8Array<ArrayBuffer>, chance: Chance): Uint8Array<ArrayBuffer> {
  const changed = bytes.slice(0, chance.below(8) === 0 ? chance.below(bytes.length) : bytes.length);
  for (let left = 1 + chance.below(8); left > 0 && changed.length > 0; left -= 1) {
    changed[chance.below(changed.length)] = chance.pick([0, 0xff, 0x7f, chance.below(256)]);
  }
  return changed;
}

function cut(text: string, chance: Chance, change: (part: string) => string): string {
  const from = chance.below(text.length + 1);
  const to = Math.min(text.length, from + chance.pick([1, 5, 50, 500]));
  return text.slice(0, from) + change(text.slice(from, to)) + text.slice(to);
}

function insert(text: string, chance: Chance, part: string): string {
  const at = chance.below(text.length + 1);
  return text.slice(0, at) + part + text.slice(at);
}

function piece(text: string, chance: Chance): string {
  const from = chance.below(text.length + 1);
  return text.slice(from, from + chance.pick([10, 100, 1000]));
}

function replaceOne(text: string, chance: Chance, pattern: RegExp, make: () => string): string {
  const found = [...text.matchAll(pattern)];
  const hit = found[chance.below(found.length)];
  return hit ? text.slice(0, hit.index) + make() + text.slice(hit.index + hit[0].length) : text;
}
