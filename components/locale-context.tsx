import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from '@/utils/locale/locale';
import { type Translate, translate } from '@/utils/locale/translate';

export interface LocaleValue {
  locale: Locale;
  t: Translate;
}

/** The language every component below speaks. */
export const LocaleContext = createContext<LocaleValue>(localeValue('en'));

export function useLocaleContext(): LocaleValue {
  return useContext(LocaleContext);
}

/** The value for `LocaleContext.Provider`. */
export function localeValue(locale: Locale): LocaleValue {
  return { locale, t: translate(locale) };
}
