/** 字数: characters of a text without white space. */
export function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text.replace(/\s+/gu, '')) length += 1;
  return length;
}

/** Minutes to read a text of so many characters, at least 1. `rate` in characters a minute. */
export function readingMinutes(length: number, rate: number): number {
  return Math.max(1, Math.round(length / rate));
}

/** The first characters of a text in one line, cut between characters, for lists. */
export function excerptOf(text: string, length = 120): string {
  const line = text.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  return characters.length <= length ? line : `${characters.slice(0, length).join('')}…`;
}

/**
 * The script a text is written in, by characters that exist in one of the two only.
 * Addresses and `lang` attributes do not tell: the sites serve both scripts under either.
 */
export function languageOf(text: string): 'zh-Hans' | 'zh-Hant' | 'en' {
  const simplified = count(
    text,
    /[这国会对时们来说发为个与问关门将过还进没开两点无经动实长业员东车见马书语论议认让记设访证评]/gu,
  );
  const traditional = count(
    text,
    /[這國會對時們來說發為個與問關門將過還進沒開兩點無經動實長業員東車見馬書語論議認讓記設訪證評]/gu,
  );
  if (simplified + traditional === 0 && !/[\u4e00-\u9fff]/u.test(text)) return 'en';
  return traditional > simplified ? 'zh-Hant' : 'zh-Hans';
}

function count(text: string, pattern: RegExp): number {
  return text.match(pattern)?.length ?? 0;
}
