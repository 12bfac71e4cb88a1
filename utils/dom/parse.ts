import { disarm } from './disarm';

/**
 * Parses the HTML of a page. The document is inert: nothing in it runs or is requested. It has no address of its own,
 * so relative addresses in it mean nothing until extraction resolves them; a `<base>` would break the extension's CSP.
 */
export function parsePage(html: string): Document {
  return new DOMParser().parseFromString(html, 'text/html');
}

/** Parses the HTML of an article body alone and returns the `<body>` that holds it. */
export function parseFragment(html: string): HTMLElement {
  return new DOMParser().parseFromString(`<!doctype html><body>${html}`, 'text/html').body;
}

/** Parses a piece of HTML into a `<div>` that belongs to `owner` but stands outside its tree. */
export function createFragment(owner: Document, html: string): HTMLElement {
  const fragment = owner.createElement('div');
  fragment.innerHTML = html;
  disarm(fragment, owner);
  return fragment;
}
