import { JSDOM } from 'jsdom';
import { vi } from 'vitest';

/** Gives code that runs in a page, such as the exports that rewrite bodies, the parser it would find there. */
export function usePageDom(): void {
  vi.stubGlobal('DOMParser', new JSDOM('').window.DOMParser);
}
