import { browser } from 'wxt/browser';
import type { ArticleId, OnlineCheck, OnlineVerdict, StoredArticle } from '@/utils/article/types';
import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { getStored } from '@/utils/library/read';
import { toBackground } from '@/utils/messages/rpc';
import type { Answer } from '@/utils/online/judge';

/** Between two questions to one host, and how long an answer may take. Milliseconds. */
const PACE = 1_500;
const PATIENCE = 30_000;

/** Larger answers are no pages. Bytes. */
const LARGEST = 20_000_000;

export interface OnlineReport {
  verdicts: Partial<Record<OnlineVerdict, number>>;
  /** Hosts that may not be asked without the reader's permission; their articles were passed over. */
  hosts: readonly string[];
}

export interface OnlineOptions {
  onProgress?: (done: number) => void;
  /** Stops at once; what was answered until then is noted. */
  signal: AbortSignal;
}

/**
 * Asks the sites whether articles are still there, one after the other and unhurried, and notes each answer with the
 * article. Sends no cookies, and follows redirects. Resolves to what was answered until the end or the stop.
 */
export async function checkOnline(
  ids: readonly ArticleId[],
  { onProgress, signal }: OnlineOptions,
): Promise<OnlineReport> {
  const verdicts: Partial<Record<OnlineVerdict, number>> = {};
  const refused = new Set<string>();
  const lastAsked = new Map<string, number>();
  for (const [index, id] of ids.entries()) {
    const stored = await getStored(id);
    if (signal.aborted) break;
    if (stored && (await isAllowed(stored.summary.url, refused))) {
      const { host } = new URL(stored.summary.url);
      if (!(await pause(PACE - (Date.now() - (lastAsked.get(host) ?? 0)), signal))) break;
      lastAsked.set(host, Date.now());
      const check = await ask(stored, signal);
      if (!check) break;
      await toBackground('noteCheck', id, check);
      verdicts[check.verdict] = (verdicts[check.verdict] ?? 0) + 1;
    }
    onProgress?.(index + 1);
  }
  return { verdicts, hosts: [...refused] };
}

async function isAllowed(url: string, refused: Set<string>): Promise<boolean> {
  const { hostname } = new URL(url);
  const allowed = await browser.permissions.contains({ origins: [`*://${hostname}/*`] });
  if (!allowed) refused.add(hostname);
  return allowed;
}

/** Resolves to false when stopped meanwhile. */
function pause(time: number, signal: AbortSignal): Promise<boolean> {
  if (time <= 0) return Promise.resolve(!signal.aborted);
  return new Promise((resolve) => {
    const timer = setTimeout(() => resolve(true), time);
    const stop = () => {
      clearTimeout(timer);
      resolve(false);
    };
    signal.addEventListener('abort', stop, { once: true });
  });
}

/** Undefined when stopped meanwhile. */
async function ask(stored: StoredArticle, signal: AbortSignal): Promise<OnlineCheck | undefined> {
  const { url } = stored.summary;
  const answer = await fetchPage(url, signal).catch(() => undefined);
  if (signal.aborted) return undefined;
  const at = Date.now();
  if (!answer) return { at, verdict: 'unreachable', status: null, address: null, changed: null };
  const known = { at, status: answer.status, address: answer.url };
  const [{ judge }, { extract }, { compareWithCopy }] = await Promise.all([
    import('@/utils/online/judge'),
    import('@/utils/extract/extract'),
    import('./compare-copy'),
  ]);
  const judgement = judge(stored.summary, url, answer, (html, address) =>
    extract(parsePage(html), address, sanitize),
  );
  if ('verdict' in judgement) return { ...known, verdict: judgement.verdict, changed: null };
  const change = await compareWithCopy(judgement.article, stored);
  if (change.kind === 'part') return { ...known, verdict: 'wall', changed: null };
  if (change.kind === 'unchanged') return { ...known, verdict: 'unchanged', changed: 0 };
  const { paragraphs, title } = change.difference;
  return { ...known, verdict: 'changed', changed: paragraphs + (title ? 1 : 0) };
}

async function fetchPage(url: string, signal: AbortSignal): Promise<Answer> {
  const response = await fetch(url, {
    credentials: 'omit',
    cache: 'no-store',
    referrerPolicy: 'no-referrer',
    signal: AbortSignal.any([signal, AbortSignal.timeout(PATIENCE)]),
  });
  const { decodePage } = await import('@/utils/online/decode');
  const contentType = response.headers.get('content-type') ?? '';
  const isPage =
    /html|^$/i.test(contentType) && Number(response.headers.get('content-length') ?? 0) < LARGEST;
  return {
    status: response.status,
    url: response.url || url,
    contentType,
    challenged: response.headers.get('cf-mitigated') === 'challenge',
    html: isPage ? decodePage(new Uint8Array(await response.arrayBuffer()), contentType) : '',
  };
}
