import { createContext } from 'preact';
import { useContext } from 'preact/hooks';
import type { Locale } from '@/utils/locale/locale';
import { type Translate, translate } from '@/utils/locale/translate';

export interface LocaleValue {
  locale: Locale;
  t: Translate;
}

/** The language every component below speaks. */
export const LocaleContext = createContext<LocaleValue | undefined>(undefined);

export function useLocaleContext(): LocaleValue {
  const value = useContext(LocaleContext);
  if (!value) throw new Error('There is no LocaleContext.Provider around this component');
  return value;
}

/** The value for `LocaleContext.Provider`. */
export function localeValue(locale: Locale): LocaleValue {
  return { locale, t: translate(locale) };
}
