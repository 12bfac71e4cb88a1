import { useLocaleContext } from '@/components/locale-context';
import type { ScriptChoice } from '@/utils/article/script';
import { scriptSetting } from '@/utils/settings/reading';
import { scriptChoices } from '../shared/reading/ScriptMenu';
import { useSetting } from '../shared/use-setting';
import { Select } from './Select';

/** How articles are read that say nothing else themselves. */
export function ReadingSettings() {
  const { t } = useLocaleContext();
  const [script, setScript] = useSetting(scriptSetting);
  return (
    <Select
      showLabel
      label={t('script')}
      testId="default-script"
      value={script}
      options={scriptChoices.map((choice) => [choice, t(`script.${choice}`)] as const)}
      onChange={(value) => setScript(value as ScriptChoice)}
    />
  );
}
