import type { Layout, Selectors, Site } from '../sites/types';
import { type EmbeddedArticle, readEmbedded } from './embedded';
import { textLength } from './junk';
import { steps } from './steps';

/** Fewer characters than this are no article body; the shortest real reports have about 60. */
const leastText = 10;

/** The part of a page that holds the article, and the layout that found it. */
export interface Region {
  layout: Layout;
  /** Missing where the page has its text in scripts only. */
  content: Element | undefined;
  embedded: EmbeddedArticle | undefined;
}

/** Finds the article by the site's layouts. Undefined where none of them fits the page. */
export function findRegion(page: Document, site: Site): Region | undefined {
  for (const layout of site.layouts) {
    const content = bestMatch(page, layout.content);
    if (content) return { layout, content, embedded: readEmbedded(page, layout.embedded ?? []) };
  }
  for (const layout of site.layouts) {
    const embedded = readEmbedded(page, layout.embedded ?? []);
    if (embedded?.html) return { layout, content: undefined, embedded };
  }
  return undefined;
}

/** Runs the layout's steps on its content. */
export function runSteps(content: Element, layout: Layout): void {
  for (const step of layout.steps ?? []) steps[step](content);
}

/**
 * Of the first selector that matches text, the match with most of it: a page may repeat its body (desktop and
 * mobile block at once) or use the same class for teasers.
 */
function bestMatch(page: Document, selectors: Selectors): Element | undefined {
  for (const selector of selectors) {
    const matches = [...page.querySelectorAll(selector)].map((element) => ({
      element,
      length: proseLength(element),
    }));
    const best = matches.reduce<(typeof matches)[number] | undefined>(
      (longest, match) => (longest && longest.length >= match.length ? longest : match),
      undefined,
    );
    if (best && best.length >= leastText) return best.element;
  }
  return undefined;
}

function proseLength(element: Element): number {
  let length = textLength(element);
  for (const code of element.querySelectorAll('script,style')) length -= textLength(code);
  return length;
}
