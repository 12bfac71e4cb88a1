import type { Step } from '../sites/types';

/** What layouts need beside selectors. Each step changes the content in place. */
export const steps: Record<Step, (content: Element) => void> = {
  /**
   * zaobao.com of 2022 sends paragraphs in random order and sorts them by script; a saved page may not be sorted.
   * `data-s` is three random characters and the position's decimal digits in base32.
   */
  unshuffle(content) {
    const coded = [...content.querySelectorAll('[data-s]')];
    let holder = coded[0]?.parentElement;
    while (holder && holder !== content && !coded.every((element) => holder?.contains(element))) {
      holder = holder.parentElement;
    }
    if (holder) sortChildren(holder);
  },

  /** Print views put the body between two rules, with the title before and the comments behind. */
  'between-rules'(content) {
    const rules = [...content.querySelectorAll('hr')].filter((rule) => rule.parentNode === content);
    const [first, second] = rules;
    let inside = first === undefined;
    for (const node of [...content.childNodes]) {
      if (node === first) inside = true;
      else if (node === second) inside = false;
      if (!inside || node === first) node.remove();
    }
  },
};

function sortChildren(parent: Element): void {
  // An element without a code keeps its place behind its left neighbour.
  let last = -1;
  const children = [...parent.children].map((element) => {
    last = positionOf(element) ?? positionOf(element.querySelector('[data-s]')) ?? last;
    return { element, position: last };
  });
  const sorted = children.every(
    ({ position }, index) => position >= (children[index - 1]?.position ?? position),
  );
  if (sorted) return;
  children.sort((a, b) => a.position - b.position);
  for (const { element } of children) parent.append(element);
}

function positionOf(element: Element | null): number | undefined {
  const code = element?.getAttribute('data-s');
  const position = code ? Number(decodeBase32(code.slice(3))) : Number.NaN;
  return Number.isNaN(position) ? undefined : position;
}

/** RFC 4648 base32 to the text it codes; characters outside its alphabet end it. */
function decodeBase32(code: string): string {
  let bits = '';
  for (const character of code.toUpperCase()) {
    const value = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(character);
    if (value < 0) break;
    bits += value.toString(2).padStart(5, '0');
  }
  return (bits.match(/.{8}/g) ?? []).map((byte) => String.fromCharCode(Number.parseInt(byte, 2))).join('');
}
