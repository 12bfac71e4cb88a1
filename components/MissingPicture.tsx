import type { PictureProblem } from '@/utils/article/types';
import type { Translate } from '@/utils/locale/translate';
import { Button } from './Button';
import { Icon } from './Icon';

interface MissingPictureProps {
  /** Address the picture was at. */
  url: string;
  problem: PictureProblem | null;
  /** Its caption or description, where none stands below it. */
  caption: string | null;
  t: Translate;
  onRetry?: (() => void) | undefined;
}

/** Stands in the text where a picture should be. Takes `t` as a prop, because it is mounted outside the page's tree. */
export function MissingPicture({ url, problem, caption, t, onRetry }: MissingPictureProps) {
  const host = URL.canParse(url) ? new URL(url).host : url;
  return (
    <>
      <span class="missing-head">
        <Icon name="pictureMissing" />
        <strong>{t('pictureMissing')}</strong>
      </span>
      {problem && <span>{t(`picture.${problem}`, { host })}</span>}
      {caption && <span class="missing-caption">{caption}</span>}
      <a class="missing-address" href={url} target="_blank" rel="noopener noreferrer" title={url}>
        {t('pictureAddress', { host })}
      </a>
      {onRetry && (
        <Button testId="retry-pictures" icon="retry" onClick={onRetry}>
          {problem === 'no-permission' ? t('allowPictures') : t('retryPictures')}
        </Button>
      )}
    </>
  );
}
