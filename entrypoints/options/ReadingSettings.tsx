import { useLocaleContext } from '@/components/locale-context';
import type { ScriptChoice } from '@/utils/article/script';
import {
  markReadAtEndSetting,
  readingRateSetting,
  readingRates,
  scriptSetting,
} from '@/utils/settings/reading';
import { scriptChoices } from '../shared/reading/ScriptMenu';
import { useSetting } from '../shared/use-setting';
import { Select } from './Select';

/** How articles are read that say nothing else themselves. */
export function ReadingSettings() {
  const { t } = useLocaleContext();
  const [script, setScript] = useSetting(scriptSetting);
  const [rate, setRate] = useSetting(readingRateSetting);
  const [atEnd, setAtEnd] = useSetting(markReadAtEndSetting);
  return (
    <>
      <Select
        showLabel
        label={t('script')}
        testId="default-script"
        value={script}
        options={scriptChoices.map((choice) => [choice, t(`script.${choice}`)] as const)}
        onChange={(value) => setScript(value as ScriptChoice)}
      />
      <label class="setting-number">
        {t('readingRate')}
        <input
          type="number"
          data-testid="reading-rate"
          min={readingRates.least}
          max={readingRates.most}
          step={10}
          value={rate}
          onChange={({ currentTarget: field }) => {
            if (field.validity.valid && field.value !== '') setRate(field.valueAsNumber);
            else field.value = String(rate);
          }}
        />
      </label>
      <p class="setting-hint">{t('readingRateHint')}</p>
      <label class="setting-check">
        <input
          type="checkbox"
          data-testid="mark-read-at-end"
          checked={atEnd}
          onChange={({ currentTarget }) => setAtEnd(currentTarget.checked)}
        />
        {t('markReadAtEnd')}
      </label>
    </>
  );
}
