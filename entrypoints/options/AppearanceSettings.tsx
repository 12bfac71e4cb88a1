import { useLocaleContext } from '@/components/locale-context';
import { localeNames, locales } from '@/utils/locale/locale';
import {
  type LocaleSetting,
  localeSetting,
  type ThemeSetting,
  textSizeSetting,
  textSizes,
  themeSetting,
} from '@/utils/settings/settings';
import { useSetting } from '../shared/use-setting';
import { ChoiceRow } from './ChoiceRow';
import { Select } from './Select';

const themes: readonly ThemeSetting[] = ['auto', 'light', 'dark'];

/** Language, colours and text size; each shows at once. */
export function AppearanceSettings() {
  const { t, locale: language } = useLocaleContext();
  const [locale, setLocale] = useSetting(localeSetting);
  const [theme, setTheme] = useSetting(themeSetting);
  const [textSize, setTextSize] = useSetting(textSizeSetting);
  return (
    <>
      <Select
        showLabel
        label={t('language')}
        testId="locale"
        value={locale}
        options={[['auto', t('languageAuto')], ...locales.map((each) => [each, localeNames[each]] as const)]}
        onChange={(value) => setLocale(value as LocaleSetting)}
      />
      <ChoiceRow
        name="theme"
        label={t('theme')}
        value={theme}
        choices={themes.map((each) => [each, t(`theme.${each}`)])}
        onChange={setTheme}
      />
      <ChoiceRow
        name="textSize"
        label={t('textSize')}
        value={textSize}
        choices={textSizes.map((each) => [each, t(`textSize.${each}`)])}
        onChange={setTextSize}
      />
      <p class="text-sample" lang={language === 'zh-TW' ? 'zh-Hant' : 'zh-Hans'}>
        {t('textSample')}
      </p>
    </>
  );
}
