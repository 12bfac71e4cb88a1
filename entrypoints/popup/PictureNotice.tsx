import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { ArticleSummary } from '@/utils/article/types';
import { getBody } from '@/utils/library/read';
import { declinedHosts } from '@/utils/settings/settings';
import type { ArticleActions } from '../shared/use-article-actions';
import { useSetting } from '../shared/use-setting';

interface PictureNoticeProps {
  article: ArticleSummary;
  actions: ArticleActions;
}

/** Pictures the saved page lacks: asks once for hosts that need a permission, and offers the rest again. */
export function PictureNotice({ article, actions }: PictureNoticeProps) {
  const { t, locale } = useLocaleContext();
  const [declined, decline] = useSetting(declinedHosts);
  const wanting = useHostsWanting(article);
  const hosts = [...wanting.keys()].filter((host) => !declined.includes(host));
  const count = hosts.reduce((sum, host) => sum + (wanting.get(host) ?? 0), 0);
  if (hosts.length === 0) return <RetryNotice article={article} actions={actions} />;
  return (
    <Notice
      tone="warning"
      icon="pictureMissing"
      actions={
        <>
          <Button testId="allow-pictures" onClick={() => void actions.fetchPictures(article.id, hosts)}>
            {t('allowPictures')}
          </Button>
          <Button kind="quiet" testId="decline-pictures" onClick={() => decline([...declined, ...hosts])}>
            {t('dismiss')}
          </Button>
        </>
      }
    >
      {t('picturesNeedPermission', { count, hosts: new Intl.ListFormat(locale).format(hosts) })}
    </Notice>
  );
}

function RetryNotice({ article, actions }: PictureNoticeProps) {
  const { t } = useLocaleContext();
  return (
    <p class="page-missing">
      {t('picturesMissing', { count: article.missingPictures })}
      <Button kind="quiet" testId="retry-pictures" onClick={() => void actions.fetchPictures(article.id, [])}>
        {t('retryPictures')}
      </Button>
    </p>
  );
}

/** Hosts that a permission is missing for, and how many pictures each has. */
function useHostsWanting({ id, missingPictures }: ArticleSummary): ReadonlyMap<string, number> {
  const [hosts, setHosts] = useState<ReadonlyMap<string, number>>(new Map());
  useEffect(() => {
    let current = true;
    void getBody(id).then((body) => {
      const found = new Map<string, number>();
      for (const { url, problem } of body?.pictures ?? []) {
        if (problem !== 'no-permission' || !URL.canParse(url)) continue;
        const host = new URL(url).hostname;
        found.set(host, (found.get(host) ?? 0) + 1);
      }
      if (current) setHosts(found);
    });
    return () => {
      current = false;
    };
  }, [id, missingPictures]);
  return hosts;
}
