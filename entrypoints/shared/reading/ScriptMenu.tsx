import { useLocaleContext } from '@/components/locale-context';
import { Menu } from '@/components/Menu';
import { type ScriptChoice, scripts } from '@/utils/article/script';
import type { ArticleSummary } from '@/utils/article/types';
import { useScript } from './use-script';

export const scriptChoices: readonly ScriptChoice[] = ['original', ...scripts];

/** Chooses the script an article is shown in. */
export function ArticleScriptMenu({ article }: { article: ArticleSummary }) {
  const { t } = useLocaleContext();
  const script = useScript(article);
  const choices = scriptChoices.map((choice) => ({
    id: choice as string,
    label: t(`script.${choice}`),
    testId: `script-${choice}`,
    checked: choice === script.choice,
  }));
  const isDefault = script.choice === script.byDefault;
  return (
    <Menu
      compact
      kind="quiet"
      icon="script"
      label={t('script')}
      title={t('script')}
      testId="script"
      choices={[
        ...choices,
        { id: 'default', label: t('scriptMakeDefault'), testId: 'script-default', disabled: isDefault },
      ]}
      onChoose={(id) => (id === 'default' ? script.makeDefault() : script.choose(id as ScriptChoice))}
    />
  );
}
