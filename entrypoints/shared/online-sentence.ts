import type { OnlineCheck, OnlineVerdict } from '@/utils/article/types';
import type { Translate } from '@/utils/locale/translate';
import type { OnlineReport } from './check-online';

const order: readonly OnlineVerdict[] = [
  ...(['gone', 'moved', 'wall', 'changed', 'unchanged', 'unreachable', 'unreadable'] as const),
];

/** What the sites answered, in a sentence. */
export function onlineSentence(t: Translate, { verdicts, hosts }: OnlineReport): string {
  const said = order.flatMap((verdict) => {
    const count = verdicts[verdict];
    return count ? t('onlineCount', { what: t(`online.${verdict}`), count }) : [];
  });
  const answers = said.length > 0 ? said.join(t('listSeparator')) : t('onlineNothing');
  return hosts.length > 0 ? t('onlineHosts', { answers, hosts: hosts.join(t('listSeparator')) }) : answers;
}

/** One answer as the log has it. */
export function checkSentence(t: Translate, { verdict, status, changed }: OnlineCheck): string {
  const words = t(`online.${verdict}`);
  if (verdict === 'changed' && changed) return t('onlineChanged', { count: changed });
  return status !== null && status !== 200
    ? t('onlineStatus', { what: words, status: String(status) })
    : words;
}
