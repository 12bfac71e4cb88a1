import { clobbering, forms, styles } from './vectors-markup';
import { addresses, encodings, handlers, scripts } from './vectors-script';
import { mathml, mutation, svg } from './vectors-trees';

/** One attempt. `html` is a piece of a page, whole in itself. */
export interface Vector {
  /** Unique, and part of the canary's address. */
  id: string;
  group: string;
  html: string;
}

/** Where vectors that get through send their request. Nothing of ours ever asks there. */
export const canaryHost = 'canary.example';

/**
 * Known ways to make a page run or request something, by group: those of DOMPurify's tests and of OWASP's filter
 * evasion cheat sheet, written down as facts (https://cheatsheetseries.owasp.org/cheatsheets/XSS_Filter_Evasion_Cheat_Sheet.html).
 * `alert(1)` is what would run, `URL` stands for the canary's address.
 */
const groups: Readonly<Record<string, readonly string[]>> = {
  'script elements': scripts,
  'event handlers': handlers,
  'script and data addresses': addresses,
  'odd spellings and encodings': encodings,
  SVG: svg,
  MathML: mathml,
  'mutation of markup': mutation,
  'style sheets that tell': styles,
  'forms, frames and refresh': forms,
  'names that clobber the DOM': clobbering,
};

export const vectors: readonly Vector[] = Object.entries(groups).flatMap(([group, pieces]) =>
  pieces.map((piece, index) => {
    const id = `${group.replace(/\W+/g, '-')}-${index + 1}`;
    return { id, group, html: piece.replaceAll('URL', `https://${canaryHost}/${id}`) };
  }),
);
