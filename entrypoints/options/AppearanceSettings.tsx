import { useLocaleContext } from '@/components/locale-context';
import { localeNames, locales } from '@/utils/locale/locale';
import { type LocaleSetting, localeSetting } from '@/utils/settings/settings';
import { TypographySettings } from '../shared/TypographySettings';
import { useSetting } from '../shared/use-setting';
import { Select } from './Select';

/** Language, colours and typography, with a text to see them on. */
export function AppearanceSettings() {
  const { t, locale: language } = useLocaleContext();
  const [locale, setLocale] = useSetting(localeSetting);
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
      <div class="appearance">
        <TypographySettings name="settings" />
        <div class="article text-sample" data-testid="text-sample">
          <div class="article-body" lang={language === 'zh-TW' ? 'zh-Hant' : 'zh-Hans'}>
            <p>{t('textSample')}</p>
            <p>{t('textSampleMore')}</p>
          </div>
        </div>
      </div>
    </>
  );
}
