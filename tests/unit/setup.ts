import { vi } from 'vitest';
import { locales } from '@/utils/locale/locale';
import { loadMessages } from '@/utils/locale/translate';

// DOMPurify needs a window. It gets one of jsdom, and only in the test files that reach it, because jsdom is slow to load.
vi.mock('dompurify', async (importActual) => {
  const actual = await importActual<typeof import('dompurify')>();
  const { JSDOM } = await import('jsdom');
  return { default: actual.default(new JSDOM('').window) };
});

// As a page does before it shows itself; tests change between languages.
await Promise.all(locales.map(loadMessages));
