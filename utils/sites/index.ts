import { rfa } from './rfa';
import type { Refusal, Site } from './types';
import { wenxuecity } from './wenxuecity';
import { zaobao } from './zaobao';

/** Every site Jianbao knows. A new one is a file in this folder and a line here. */
export const sites: readonly Site[] = [zaobao, rfa, wenxuecity];

/** An address of a site: the article it names, or why it names none. */
export type Location = { site: Site; identity: string } | { site: Site; refusal: Refusal };

/** The site an address belongs to, by its exact host; undefined for all other addresses and for what is none. */
export function siteFor(url: string): Site | undefined {
  const address = parseAddress(url);
  if (!address) return undefined;
  return sites.find(
    (site) =>
      site.matches.some((pattern) => hostMatches(pattern, address.hostname)) ||
      site.mirrors?.includes(address.hostname),
  );
}

/**
 * Names the article an address leads to: `zaobao:1215435` whatever the host, section or decoration.
 * Undefined when the address is on none of our sites.
 */
export function locate(url: string): Location | undefined {
  const site = siteFor(url);
  const address = parseAddress(url);
  if (!site || !address) return undefined;
  const words = addressWords(address);
  const refused = site.refusals.find(({ pattern }) => pattern.test(words));
  if (refused) return { site, refusal: refused.refusal };
  for (const { pattern, identity } of site.addresses) {
    const match = words.match(pattern);
    if (match) return { site, identity: match[0].replace(pattern, identity).toLowerCase() };
  }
  return { site, refusal: site.otherwise };
}

/** The article's own address: https, without tracking parameters, mobile or print decoration. */
export function canonicalAddress(url: string, site: Site | undefined): string {
  const address = parseAddress(url);
  if (!address) return url;
  for (const { pattern, replacement } of site?.canonical ?? []) {
    const words = addressWords(address);
    if (pattern.test(words)) return `https://${words.replace(pattern, replacement)}`;
  }
  if (site) return `https://${address.host}${address.pathname}`;
  // Not `keys()`: what that gives is not iterable in a content script of Firefox (Xray vision).
  const names: string[] = [];
  address.searchParams.forEach((_, name) => {
    names.push(name);
  });
  for (const name of names) if (tracking.test(name)) address.searchParams.delete(name);
  address.hash = '';
  return address.href;
}

const tracking = /^(?:utm_\w+|fbclid|gclid|mc_[ce]id|ref|spm|from|share_\w+)$/i;

function addressWords(address: URL): string {
  return address.host + address.pathname + address.search + address.hash;
}

function parseAddress(url: string): URL | undefined {
  const address = URL.canParse(url) ? new URL(url) : undefined;
  return address && /^https?:$/.test(address.protocol) ? address : undefined;
}

/** A match pattern's host part, where `*.` stands for the host itself and all below it. */
function hostMatches(pattern: string, host: string): boolean {
  const [, wanted = ''] = pattern.match(/^[^:]+:\/\/([^/]+)\//) ?? [];
  if (!wanted.startsWith('*.')) return host === wanted;
  return host === wanted.slice(2) || host.endsWith(wanted.slice(1));
}
