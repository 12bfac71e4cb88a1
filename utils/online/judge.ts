import { describeFailure, type FailureCode } from '../article/failure';
import type { Article, ArticleSummary, OnlineVerdict } from '../article/types';
import { locate } from '../sites';

/** What a site answered, redirects followed. */
export interface Answer {
  status: number;
  /** Where the answer came from in the end. */
  url: string;
  contentType: string;
  /** A robot check in front of the site says so in a header. */
  challenged: boolean;
  html: string;
}

/** Either the verdict, or the article that stands there and has to be compared. */
export type Judgement = { verdict: Exclude<OnlineVerdict, 'changed' | 'unchanged'> } | { article: Article };

const loginPath = /\/(?:log-?in|sign-?in|auth|sso|passport|paywall|subscribe|account\/register)\b/i;
const robotCheck =
  /just a moment|attention required|verify(?:ing)? (?:that )?you are (?:a )?human|are you a robot|captcha|人机验证|人機驗證|安全验证|安全驗證|滑动验证|访问过于频繁/i;
const littleText = 1_500;

/**
 * What a site's answer means for a saved article.
 * @param read takes the article out of a page, or throws the `Failure` that says why there is none.
 */
export function judge(
  saved: Pick<ArticleSummary, 'id' | 'site' | 'partial'>,
  asked: string,
  answer: Answer,
  read: (html: string, url: string) => Article,
): Judgement {
  const early = byStatus(answer) ?? byAddress(saved, asked, answer.url);
  if (early) return { verdict: early };
  if (!/html|^$/i.test(answer.contentType)) return { verdict: 'unreadable' };
  try {
    const article = read(answer.html, answer.url);
    if (saved.site !== 'other' && article.id !== saved.id) return { verdict: 'moved' };
    return article.partial && !saved.partial ? { verdict: 'wall' } : { article };
  } catch (error) {
    return { verdict: byRefusal(describeFailure(error).code, answer.html) };
  }
}

function byStatus({ status, challenged }: Answer): 'gone' | 'wall' | 'unreachable' | undefined {
  if (challenged || [401, 402, 403, 407, 429].includes(status)) return 'wall';
  // 451: taken down for legal reasons.
  if ([404, 410, 451].includes(status)) return 'gone';
  return status >= 400 ? 'unreachable' : undefined;
}

function byAddress(
  saved: Pick<ArticleSummary, 'id' | 'site'>,
  asked: string,
  final: string,
): 'wall' | 'moved' | undefined {
  const [from, to] = [new URL(asked), new URL(final)];
  if (from.host + from.pathname === to.host + to.pathname) return undefined;
  if (loginPath.test(to.pathname)) return 'wall';
  if (to.pathname === '/' && from.pathname !== '/') return 'moved';
  if (saved.site === 'other') return undefined;
  const place = locate(final);
  return place && 'identity' in place && place.identity === saved.id ? undefined : 'moved';
}

function byRefusal(code: FailureCode, html: string): 'gone' | 'wall' | 'moved' | 'unreadable' {
  if (code === 'error-page') return 'gone';
  if (code === 'ad-blocker-wall' || code === 'consent-wall') return 'wall';
  if (code === 'home-page' || code === 'section-page') return 'moved';
  const text = html
    .replace(/<script[\s\S]*?<\/script>|<style[\s\S]*?<\/style>|<[^>]*>/gi, ' ')
    .replace(/\s+/g, ' ');
  const asksForLogin = /<input[^>]+type=["']?password/i.test(html);
  return text.length < littleText && (robotCheck.test(html) || asksForLogin) ? 'wall' : 'unreadable';
}
