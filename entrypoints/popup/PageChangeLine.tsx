import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import type { Difference } from '@/utils/compare/types';
import { formatBrief } from '@/utils/locale/dates';
import type { Translate } from '@/utils/locale/translate';
import type { PageChange } from '../shared/compare-copy';

interface PageChangeLineProps {
  change: PageChange;
  /** When the copy was saved, epoch ms. */
  savedAt: number;
  onShow(): void;
}

/** Whether the page in the tab is still what was saved of it. */
export function PageChangeLine({ change, savedAt, onShow }: PageChangeLineProps) {
  const { t, locale } = useLocaleContext();
  const time = formatBrief(savedAt, Date.now(), locale);
  return (
    <p class="page-change" data-testid="page-change" data-change={change.kind} role="status">
      <Icon name={change.kind === 'unchanged' ? 'check' : 'info'} />
      <span>
        {change.kind === 'unchanged' && t('pageUnchanged', { time })}
        {change.kind === 'part' && t('pageShowsPart')}
        {change.kind === 'changed' && changeSentence(t, change.difference, time)}
      </span>
      {change.kind === 'changed' && (
        <Button testId="show-difference" onClick={onShow}>
          {t('showDifference')}
        </Button>
      )}
    </p>
  );
}

function changeSentence(t: Translate, { title, paragraphs: count }: Difference, time: string): string {
  if (!title) return t('pageChanged', { count, time });
  return count === 0 ? t('pageTitleChanged', { time }) : t('pageTitleAndTextChanged', { count, time });
}
