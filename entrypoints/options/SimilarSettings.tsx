import { useCallback, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary } from '@/utils/article/types';
import { getSummaries } from '@/utils/library/read';
import type { Likeness } from '@/utils/library/similar/likeness';
import { listSimilarPairs } from '@/utils/library/similar/pairs';
import { toBackground } from '@/utils/messages/rpc';
import { formatPercent } from '../shared/percent';
import { readerAddress } from '../shared/reader-address';
import { usePage } from './page-context';

const PAGE_SIZE = 50;

/** Every two articles that are the same one by their text. Nothing is joined: the reader decides. */
export function SimilarSettings() {
  const { t } = useLocaleContext();
  const { run, busy } = usePage();
  const [pairs, setPairs] = useState<readonly Likeness[]>();
  const [limit, setLimit] = useState(PAGE_SIZE);
  const look = async () => setPairs((await run(t('similarFinding'), listSimilarPairs)) ?? pairs);
  const rest = (pairs?.length ?? 0) - limit;
  return (
    <>
      <div class="setting-line">
        <p>{t('similarHint')}</p>
        <Button icon="search" testId="find-similar" disabled={busy} onClick={() => void look()}>
          {t('similarFind')}
        </Button>
      </div>
      <p role="status" data-testid="similar-count" data-count={pairs?.length}>
        {pairs && (pairs.length === 0 ? t('similarNone') : t('similarCount', { count: pairs.length }))}
      </p>
      {pairs && pairs.length > 0 && (
        <PairList
          pairs={pairs.slice(0, limit)}
          onApart={(gone) => setPairs(pairs.filter((one) => one !== gone))}
        />
      )}
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>
          {t('showMore', { count: Math.min(rest, PAGE_SIZE) })}
        </Button>
      )}
    </>
  );
}

function PairList({ pairs, onApart }: { pairs: readonly Likeness[]; onApart(pair: Likeness): void }) {
  return (
    <ul class="lines">
      {pairs.map((pair) => (
        <PairRow key={pair.ids.join(' ')} pair={pair} onApart={onApart} />
      ))}
    </ul>
  );
}

function PairRow({ pair, onApart }: { pair: Likeness; onApart(pair: Likeness): void }) {
  const { t, locale } = useLocaleContext();
  const { notify, notifyFailure } = usePage();
  const [both, setBoth] = useState<readonly (ArticleSummary | undefined)[]>();
  const { ids, same } = pair;
  const read = useCallback((row: HTMLElement | null) => {
    if (row) void getSummaries(ids).then(setBoth, notifyFailure);
  }, []);
  const setApart = async () => {
    await toBackground('setApart', ids[0], ids[1], true);
    onApart(pair);
    notify(t('similarSetApart'), () => void toBackground('setApart', ids[0], ids[1], false));
  };
  const [one, other] = both ?? [];
  return (
    <li class="setting-line" ref={read} data-testid="similar-pair">
      <div>
        {one && <PairTitle summary={one} />}
        {other && <PairTitle summary={other} />}
      </div>
      <span>{t('similarSame', { percent: formatPercent(same, locale) })}</span>
      <Button
        testId="not-the-same"
        label={t('similarApartNamed', { one: one?.title ?? '', other: other?.title ?? '' })}
        onClick={() => setApart().catch(notifyFailure)}
      >
        {t('similarApart')}
      </Button>
    </li>
  );
}

function PairTitle({ summary: { id, title, source, siteName, published } }: { summary: ArticleSummary }) {
  const facts = [source ?? siteName, published.local?.slice(0, 10)].filter(Boolean).join(' · ');
  return (
    <p>
      <a href={readerAddress(id)}>{title}</a>
      <span class="line-facts">{facts}</span>
    </p>
  );
}
