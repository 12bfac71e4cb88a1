import { type ComponentChildren, type ComponentType, render } from 'preact';
import { useEffect, useLayoutEffect, useMemo, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';
import { LocaleContext, localeValue } from '@/components/locale-context';
import { chooseLocale, type Locale } from '@/utils/locale/locale';
import { loadMessages, type PlainMessageKey } from '@/utils/locale/translate';
import {
  type LocaleSetting,
  localeSetting,
  themeSetting,
  typographySetting,
} from '@/utils/settings/settings';
import { toTypography } from '@/utils/settings/typography';
import { type Appearance, applyTheme, applyTypography, keepAppearance } from './appearance';
import { useSetting } from './use-setting';

interface Initial extends Appearance {
  locale: LocaleSetting;
}

/**
 * Shows `Page` in the body, in the reader's language, theme and typography, and keeps following these settings.
 * The message `title` becomes the document's title unless the page sets one.
 */
export async function mountPage(Page: ComponentType, title: PlainMessageKey): Promise<void> {
  const [locale, theme, typography] = await Promise.all([
    localeSetting.getValue(),
    themeSetting.getValue(),
    typographySetting.getValue(),
  ]);
  await loadMessages(localeFor(locale));
  render(
    <AppearanceFrame initial={{ locale, theme, typography }} title={title}>
      <Page />
    </AppearanceFrame>,
    document.body,
  );
}

function AppearanceFrame(props: { initial: Initial; title: PlainMessageKey; children: ComponentChildren }) {
  const [setting] = useSetting(localeSetting, props.initial.locale);
  const [theme] = useSetting(themeSetting, props.initial.theme);
  const [stored] = useSetting(typographySetting, props.initial.typography);
  const locale = useLoaded(localeFor(setting));
  const value = useMemo(() => localeValue(locale), [locale]);
  useLayoutEffect(() => {
    document.documentElement.lang = locale;
    document.title = value.t(props.title);
  }, [locale]);
  useLayoutEffect(() => applyTheme(theme), [theme]);
  useLayoutEffect(() => {
    const typography = toTypography(stored);
    applyTypography(typography);
    keepAppearance({ theme, typography });
  }, [theme, stored]);
  return <LocaleContext.Provider value={value}>{props.children}</LocaleContext.Provider>;
}

function localeFor(setting: LocaleSetting): Locale {
  return chooseLocale(setting, browser.i18n.getUILanguage());
}

/** The wanted locale once its sentences are there, until then the one before. The first is loaded already. */
function useLoaded(wanted: Locale): Locale {
  const [loaded, setLoaded] = useState(wanted);
  useEffect(() => {
    let isWanted = true;
    void loadMessages(wanted).then(() => isWanted && setLoaded(wanted));
    return () => {
      isWanted = false;
    };
  }, [wanted]);
  return loaded;
}
