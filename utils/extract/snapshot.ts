import type { Region } from './region';

/** Elements that no rule reads; data in scripts is kept apart. */
const useless = 'script,style,svg,link,iframe[src*="ads"],ins.adsbygoogle';

/** Scripts that rules read: structured data, and what `embedded.ts` knows. */
const dataScript = /__staticRouterHydrationData|publication_date|articleDetails|Fusion\.globalContent/;

/** Longest script that is kept, in characters; longer ones hold more than an article. */
const longestScript = 400_000;

/**
 * The page reduced to what extraction reads: metadata, data scripts, and the smallest region around title, date,
 * byline and content, with its ancestors' tags. Extracting from it gives the same article, today or with later rules.
 * Removes from the region of `page` what no rule reads, so read its structured data before.
 */
export function takeSnapshot(
  page: Document,
  region: Region | undefined,
  prompt: Element | undefined,
): string {
  const head = [...page.querySelectorAll('title,meta,link[rel="canonical"]')].map(
    (element) => element.outerHTML,
  );
  const scripts = [...page.querySelectorAll('script:not([src])')]
    .filter((script) => isData(script))
    .map((script) => script.outerHTML);
  const body = page.body ? bodyHtml(page.body, region, prompt) : '';
  const lang = page.documentElement.getAttribute('lang');
  const open = lang ? `<html lang="${lang.replace(/[^\w-]/g, '')}">` : '<html>';
  return `<!doctype html>${open}<head>${head.join('')}${scripts.join('')}</head>${body}</html>`;
}

function isData(script: Element): boolean {
  const text = script.textContent ?? '';
  const isStructured = /ld\+json/i.test(script.getAttribute('type') ?? '');
  return text.length <= longestScript && (isStructured || dataScript.test(text));
}

function bodyHtml(body: HTMLElement, region: Region | undefined, prompt: Element | undefined): string {
  const places = region ? [...placesOf(body.ownerDocument, region), ...(prompt ? [prompt] : [])] : [];
  const part = region?.content ? commonAncestor(region.content, places) : body;
  for (const element of part.querySelectorAll(useless)) element.remove();
  let html = part.outerHTML.replace(/<!--[\s\S]*?-->/g, '');
  for (let parent = part.parentElement; part !== body && parent; parent = parent.parentElement) {
    const shell = (parent.cloneNode(false) as Element).outerHTML;
    const end = shell.lastIndexOf('</');
    html = shell.slice(0, end) + html + shell.slice(end);
    if (parent === body) break;
  }
  return html;
}

/** Every place the layout names outside the content: all of them must be in the region. */
function placesOf(page: Document, { layout }: Region): Element[] {
  const selectors = [
    layout.title,
    layout.published,
    layout.byline,
    layout.source,
    layout.section,
    layout.lead,
    layout.media,
  ];
  return selectors.flatMap((list) => {
    const first = (list ?? [])
      .map((selector) => page.querySelector(selector))
      .find((element) => element !== null);
    return first ? [first] : [];
  });
}

function commonAncestor(content: Element, places: readonly Element[]): Element {
  let ancestor = content.parentElement ?? content;
  while (
    ancestor.parentElement &&
    ancestor.localName !== 'body' &&
    !places.every((place) => ancestor.contains(place))
  ) {
    ancestor = ancestor.parentElement;
  }
  return ancestor;
}
