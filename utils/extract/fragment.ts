import type { Article, CleanHtml, Credit } from '../article/types';
import { disarm } from '../dom/disarm';
import { locate } from '../sites';
import { bodyText, cleanContent, findPrompt } from './clean';
import { findCreditLine, splitCredits } from './credits';
import { listPictures } from './pictures';
import { runSteps } from './region';
import type { Sanitize } from './types';

/** What an article body alone tells; title, dates and address have to come from elsewhere. */
export interface CleanFragment {
  html: CleanHtml;
  text: string;
  pictures: Article['pictures'];
  /** Credit line as printed, found among the last paragraphs. */
  byline: string | null;
  credits: readonly Credit[];
  partial: Article['partial'];
}

export interface FragmentOptions {
  /** Address of the article: it names the site whose rules apply, and relative addresses start from it. */
  url: string;
  sanitize: Sanitize;
  /** Parses a piece of HTML into the element that holds it; `parseFragment` of `utils/dom/parse`. */
  parse: (html: string) => Element;
}

/**
 * Cleans an article body that comes without its page, as archives hold it, by the same rules as a page:
 * advertisements, subscription pictures, zoom icons, related stories and class soup go; pictures become figures.
 * @param body its raw HTML, hostile until now.
 */
export function cleanFragment(body: string, { url, sanitize, parse }: FragmentOptions): CleanFragment {
  const site = locate(url)?.site;
  const content = parse(body);
  disarm(content, content.ownerDocument);
  const prompt = findPrompt(content, site);
  for (const layout of site?.layouts ?? []) {
    if (layout.steps?.includes('unshuffle')) runSteps(content, layout);
  }
  const clean = cleanContent(content, { base: url, site });
  const line = findCreditLine(clean);
  return {
    html: sanitize(clean.innerHTML),
    text: bodyText(clean),
    pictures: listPictures(clean),
    byline: line ?? null,
    credits: line ? splitCredits(line) : [],
    partial: prompt ? 'paywall' : null,
  };
}
