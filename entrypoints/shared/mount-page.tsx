import { type ComponentChildren, type ComponentType, render } from 'preact';
import { useLayoutEffect, useMemo } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { LocaleContext, localeValue } from '@/components/locale-context';
import { chooseLocale } from '@/utils/locale/locale';
import type { PlainMessageKey } from '@/utils/locale/translate';
import {
  type LocaleSetting,
  localeSetting,
  type TextSize,
  type ThemeSetting,
  textSizeSetting,
  themeSetting,
} from '@/utils/settings/settings';
import { useSetting } from './use-setting';

interface Appearance {
  locale: LocaleSetting;
  theme: ThemeSetting;
  textSize: TextSize;
}

/**
 * Shows `Page` in the body, in the reader's language, theme and text size, and keeps following these settings.
 * The message `title` becomes the document's title unless the page sets one.
 */
export async function mountPage(Page: ComponentType, title: PlainMessageKey): Promise<void> {
  // Settings come a moment late; the last theme is at hand at once, so the page doesn't flash.
  applyTheme((localStorage.getItem('theme') ?? 'auto') as ThemeSetting);
  markTouchPage();
  const [locale, theme, textSize] = await Promise.all([
    localeSetting.getValue(),
    themeSetting.getValue(),
    textSizeSetting.getValue(),
  ]);
  render(
    <AppearanceFrame initial={{ locale, theme, textSize }} title={title}>
      <Page />
    </AppearanceFrame>,
    document.body,
  );
}

function AppearanceFrame(props: {
  initial: Appearance;
  title: PlainMessageKey;
  children: ComponentChildren;
}) {
  const [setting] = useSetting(localeSetting, props.initial.locale);
  const [theme] = useSetting(themeSetting, props.initial.theme);
  const [textSize] = useSetting(textSizeSetting, props.initial.textSize);
  const locale = chooseLocale(setting, browser.i18n.getUILanguage());
  const value = useMemo(() => localeValue(locale), [locale]);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.title = value.t(props.title);
  }, [locale]);
  useLayoutEffect(() => {
    applyTheme(theme);
    localStorage.setItem('theme', theme);
  }, [theme]);
  useLayoutEffect(() => {
    document.documentElement.dataset.textSize = textSize;
  }, [textSize]);
  return <LocaleContext.Provider value={value}>{props.children}</LocaleContext.Provider>;
}

function applyTheme(theme: ThemeSetting): void {
  const { dataset } = document.documentElement;
  if (theme === 'auto') delete dataset.theme;
  else dataset.theme = theme;
}

/** Firefox on Android shows the popup as a whole page, which no media query can tell from a popup on a touch screen. */
function markTouchPage(): void {
  if (/\bAndroid\b/.test(navigator.userAgent)) document.documentElement.dataset.surface = 'page';
}
