export const locales = ['zh-CN', 'zh-TW', 'en'] as const;

export type Locale = (typeof locales)[number];

/** Each language by its own name, for the menu that switches it. */
export const localeNames: Record<Locale, string> = {
  'zh-CN': '简体中文',
  'zh-TW': '繁體中文',
  en: 'English',
};

/** The locale for a setting and the language of the browser (a BCP 47 tag such as `zh-Hant-HK`). */
export function chooseLocale(setting: Locale | 'auto', browserLanguage: string): Locale {
  if (setting !== 'auto') return setting;
  if (!/^zh(?![a-z])/i.test(browserLanguage)) return 'en';
  return /[-_](hant|tw|hk|mo)(?![a-z])/i.test(browserLanguage) ? 'zh-TW' : 'zh-CN';
}
