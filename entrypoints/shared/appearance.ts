import type { Theme, Typography } from '@/utils/settings/typography';

/** How this device's pages look. Kept a second time where it can be read at once, so that no page opens in other colours. */
export interface Appearance {
  theme: Theme;
  typography: Typography;
}

const key = 'appearance';

/** What a page showed last; undefined before the first time, or where the site's data was cleared. */
export function lastAppearance(): Appearance | undefined {
  try {
    const kept = localStorage.getItem(key);
    return kept ? (JSON.parse(kept) as Appearance) : undefined;
  } catch {
    return undefined;
  }
}

export function keepAppearance(appearance: Appearance): void {
  localStorage.setItem(key, JSON.stringify(appearance));
}

/** Puts the colours on the page. `auto` is as the system is now; the function that is given back stops following it. */
export function applyTheme(theme: Theme): () => void {
  const { dataset } = document.documentElement;
  const dark = matchMedia('(prefers-color-scheme: dark)');
  const apply = () => {
    dataset.theme = theme === 'auto' ? (dark.matches ? 'dark' : 'paper') : theme;
  };
  apply();
  dark.addEventListener('change', apply);
  return () => dark.removeEventListener('change', apply);
}

/** Hands the measures to the style sheets. Sizes are relative, so that the browser's own text size still counts. */
export function applyTypography({ size, measure, leading, font, paragraphs, direction }: Typography): void {
  const { dataset, style } = document.documentElement;
  style.setProperty('--reading-size', `${size / 16}rem`);
  style.setProperty('--reading-measure', String(measure));
  style.setProperty('--reading-leading', String(leading));
  Object.assign(dataset, { font, paragraphs, direction });
}

/** Firefox on Android shows the popup as a whole page, which no media query can tell from a popup on a touch screen. */
export function markTouchPage(): void {
  if (/\bAndroid\b/.test(navigator.userAgent)) document.documentElement.dataset.surface = 'page';
}
