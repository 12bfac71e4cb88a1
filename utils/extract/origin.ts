import type { PageOrigin } from '../article/types';

/** Addresses of a live page beside the one in the address bar. `timing` is the page's own. */
export function readOrigin(page: Document, timing: Performance): PageOrigin {
  const stated = ['link[rel="canonical"][href]', 'meta[property="og:url"][content]'].flatMap((selector) => {
    const place = page.querySelector(selector);
    return place?.getAttribute('href') ?? place?.getAttribute('content') ?? [];
  });
  // The entry of the page itself bears the address that answered (https://www.w3.org/TR/navigation-timing-2/).
  const [navigation] = timing.getEntriesByType('navigation');
  return { loadedUrl: navigation?.name ?? null, statedUrl: stated[0]?.slice(0, 2_000) ?? null };
}
