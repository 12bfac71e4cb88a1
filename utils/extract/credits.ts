import type { Credit, CreditRole } from '../article/types';

/** Longest paragraph that can be a credit line, in characters. */
const longestLine = 90;

const roleNames: readonly { role: CreditRole; pattern: RegExp }[] = [
  { role: 'web-editor', pattern: /^(?:网编|網編|网络编辑)/ },
  { role: 'editor', pattern: /^(?:责编|責編|责任编辑|責任編輯|编辑|編輯)/ },
  { role: 'reporter', pattern: /^(?:特约记者|特約記者|记者|記者)/ },
  { role: 'author', pattern: /^(?:作者|撰文|文)(?=\s|[：:／/])/ },
];

const roleStart =
  /(?:特约记者|特約記者|(?<!特[约約])(?:记者|記者)|网络编辑|网编|網編|责任编辑|責任編輯|责编|責編|(?<!网络|责任|責任)(?:编辑|編輯)|作者|撰文)/;

/** Datelines stand between name and 报道 without a space, so they have to be known. */
const reportedFrom =
  /(?:旧金山|舊金山|洛杉矶|洛杉磯|华盛顿|華盛頓|纽约|紐約|台北|臺北|香港|北京|上海|东京|東京|首尔|巴黎|伦敦|倫敦|柏林|曼谷|多伦多|多倫多|温哥华|新加坡)?\s*(?:综合|綜合)?(?:报道|报导|報道|報導)\s*$/;

/**
 * A line such as `记者：乔龙 责编：胡力汉 网编：瑞哲`, `（责编：安克）` or `自由亚洲电台特约记者孙诚旧金山报道 责编：嘉远`:
 * roles with names and nothing else. Undefined for a sentence that only mentions a reporter.
 */
export function asCreditLine(text: string): string | undefined {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length > longestLine || /[。！？；;!?“”"]/.test(line)) return undefined;
  const bare = line.replace(/^[（(]\s*|(?<!\s)\s*[）)]$/g, '');
  const begins = new RegExp(`^(?:自由亚洲电台|自由亞洲電台|本台|RFA)?\\s*${roleStart.source}`, 'i').test(
    bare,
  );
  const roles = bare.match(new RegExp(roleStart.source, 'g'))?.length ?? 0;
  const labelled = new RegExp(`${roleStart.source}\\s*[：:]`).test(bare);
  // One role without a colon needs a shape that a sentence seldom has: 记者 name (place) 报道.
  const reported = /(?:报道|报导|報道|報導)\s*$/.test(bare);
  return begins && (labelled || roles > 1 || reported) && !/[，,]/.test(bare.replace(/[、]/g, ''))
    ? line
    : undefined;
}

/** The credit line of an article: one of its last paragraphs. */
export function findCreditLine(body: Element): string | undefined {
  const paragraphs = [...body.querySelectorAll('p')].slice(-4).reverse();
  for (const paragraph of paragraphs) {
    const line = asCreditLine(paragraph.textContent ?? '');
    if (line) return line;
  }
  return undefined;
}

/** Splits a credit line by roles. A line without any role names the authors. */
export function splitCredits(line: string): Credit[] {
  const bare = line
    .replace(/[（）()]/g, ' ')
    .replace(/自由亚洲电台|自由亞洲電台|本台/g, '')
    .trim();
  const pieces = bare.split(new RegExp(`(?=${roleStart.source})`)).filter((piece) => piece.trim());
  const credits: Credit[] = [];
  for (const piece of pieces) {
    const known = roleNames.find(({ pattern }) => pattern.test(piece));
    const names = namesIn(known ? piece.replace(known.pattern, '') : piece);
    const role = known?.role ?? 'author';
    const last = credits.at(-1);
    // 特约 in front of 记者 is split off by the search for roles.
    if (names.length > 0 && last?.role === role)
      credits[credits.length - 1] = { role, names: [...last.names, ...names] };
    else if (names.length > 0) credits.push({ role, names });
  }
  return credits;
}

function namesIn(text: string): string[] {
  return text
    .replace(/^[\s：:／/]+/, '')
    .replace(reportedFrom, '')
    .split(/[\s、，,/／]+/)
    .filter(Boolean);
}
