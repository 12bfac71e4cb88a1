import { useCallback } from 'preact/hooks';
import { otherScript, type ScriptChoice } from '@/utils/article/script';
import type { ArticleSummary } from '@/utils/article/types';
import { toBackground } from '@/utils/messages/rpc';
import { scriptSetting } from '@/utils/settings/reading';
import { useSetting } from '../use-setting';

export interface ScriptChooser {
  choice: ScriptChoice;
  /** What articles are shown in that have no choice of their own. */
  byDefault: ScriptChoice;
  choose(choice: ScriptChoice): void;
  /** Makes the article's choice the default of all that have none of their own. */
  makeDefault(): void;
  /** Between the original and the other script. */
  toggle(): void;
}

/** Which script an article is shown in: its own choice, or the default of this device. */
export function useScript(summary: ArticleSummary | undefined): ScriptChooser {
  const [byDefault, setDefault] = useSetting(scriptSetting);
  const choice = summary?.script ?? byDefault;
  const id = summary?.id;
  const choose = useCallback(
    (next: ScriptChoice) => {
      if (id) void toBackground('setScript', id, next).catch((error) => console.error(error));
    },
    [id],
  );
  const preferred = byDefault === 'original' ? 'zh-Hant' : byDefault;
  return {
    choice,
    byDefault,
    choose,
    makeDefault: () => setDefault(choice),
    toggle: () => summary && choose(otherScript(summary.language, choice, preferred)),
  };
}
