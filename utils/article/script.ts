/** Ways to write Chinese that an article can be shown in, as language tags. */
export const scripts = ['zh-Hans', 'zh-Hant', 'zh-Hant-TW', 'zh-Hant-HK'] as const;

export type Script = (typeof scripts)[number];

/** What a reader wants of an article: the script it was written in, or another one. */
export type ScriptChoice = 'original' | Script;

/** The script to convert a text to; undefined where it stays as it is. */
export function targetScript(language: string, choice: ScriptChoice): Script | undefined {
  if (choice === 'original' || choice === language || language === 'en') return undefined;
  return choice;
}

/** What one key switches to: back to the original, or to the script that it is not written in. */
export function otherScript(language: string, choice: ScriptChoice, preferred: Script): ScriptChoice {
  if (targetScript(language, choice)) return 'original';
  if (targetScript(language, preferred)) return preferred;
  return language === 'zh-Hant' ? 'zh-Hans' : 'zh-Hant';
}
