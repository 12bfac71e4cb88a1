import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import type { Damage, DamagedArticle } from '@/utils/library/integrity/damage';
import { getPicture } from '@/utils/library/read';
import { formatInstant } from '@/utils/locale/dates';
import { readerAddress } from '../shared/reader-address';

/** Shown at first: a broken disk may have damaged thousands. */
const PAGE_SIZE = 50;

/** What is damaged, by article. */
export function DamageList({ damaged }: { damaged: readonly DamagedArticle[] }) {
  const { t } = useLocaleContext();
  const [limit, setLimit] = useState(PAGE_SIZE);
  const rest = damaged.length - limit;
  return (
    <>
      <ul class="lines">
        {damaged.slice(0, limit).map((article) => (
          <DamagedRow key={`${article.binned}${article.id}`} article={article} />
        ))}
      </ul>
      {rest > 0 && (
        <Button onClick={() => setLimit(limit + PAGE_SIZE)}>
          {t('showMore', { count: Math.min(rest, PAGE_SIZE) })}
        </Button>
      )}
    </>
  );
}

function DamagedRow({ article: { id, title, binned, damages } }: { article: DamagedArticle }) {
  const { t } = useLocaleContext();
  return (
    <li class="setting-line" data-testid="damaged" data-id={id}>
      <div>
        {binned ? `${title} (${t('verifyInBin')})` : <a href={readerAddress(id)}>{title}</a>}
        {damages.map((damage) => (
          <DamageLine key={JSON.stringify(damage)} damage={damage} />
        ))}
      </div>
    </li>
  );
}

function DamageLine({ damage }: { damage: Damage }) {
  const { t, locale } = useLocaleContext();
  const address = usePictureAddress('hash' in damage ? damage.hash : undefined);
  let sentence: string;
  if (damage.kind === 'revision')
    sentence = t('damage.revision', { time: formatInstant(damage.savedAt, locale) });
  else if ('hash' in damage) sentence = t(`damage.${damage.kind}`, { address });
  else sentence = t(`damage.${damage.kind}`);
  return (
    <span class="line-facts" data-testid="damage" data-kind={damage.kind}>
      {sentence}
    </span>
  );
}

/** Where a picture came from, as far as that is known; its hash until then and otherwise. */
function usePictureAddress(hash: string | undefined): string {
  const [address, setAddress] = useState('');
  useEffect(() => {
    if (hash) void getPicture(hash).then((picture) => setAddress(picture?.url ?? ''));
  }, [hash]);
  return address || (hash ?? '').slice(0, 12);
}
