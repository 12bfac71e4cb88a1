import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { Icon } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleBody, ArticleSummary, OnlineCheck } from '@/utils/article/types';
import { listCopyFacts } from '@/utils/export/copy-facts';
import { copyWordsFor } from '@/utils/export/copy-words';
import { type Fact, listFacts } from '@/utils/export/facts';
import { wordsFor } from '@/utils/export/words';
import { getBody } from '@/utils/library/read';
import { formatExactly } from '@/utils/locale/dates';
import type { Locale } from '@/utils/locale/locale';
import { checkSentence } from '../shared/online-sentence';

/** The words of files, by the language of the reader. */
const languages = { 'zh-CN': 'zh-Hans', 'zh-TW': 'zh-Hant', en: 'en' } as const satisfies Record<
  Locale,
  string
>;

/** Where a copy came from, how it was taken and what proves that it is unchanged; read when it is opened. */
export function AboutCopy({ article }: { article: ArticleSummary }) {
  const { locale } = useLocaleContext();
  const [open, setOpen] = useState(false);
  const body = useBody(article, open);
  const language = languages[locale];
  const { heading, proof } = copyWordsFor[language];
  const facts = body && [
    ...listFacts(article, wordsFor[language]),
    ...listCopyFacts({ summary: article, body }, language),
  ];
  return (
    <details
      class="versions about-copy"
      data-testid="about-copy"
      onToggle={(event) => setOpen(event.currentTarget.open)}
    >
      <summary>
        <Icon name="info" />
        {heading}
      </summary>
      {facts && (
        <>
          <FactList facts={facts} />
          <p class="about-proof">{proof}</p>
          <CopyButton text={[article.title, ...facts.map(toLine), proof].join('\n')} />
        </>
      )}
      {open && article.checks && <CheckLog checks={article.checks} />}
    </details>
  );
}

function toLine({ label, text }: Fact): string {
  return `${label}: ${text}`;
}

function FactList({ facts }: { facts: readonly Fact[] }) {
  return (
    <dl class="about-facts">
      {facts.map(({ label, text }) => (
        <div key={`${label} ${text}`}>
          <dt>{label}</dt>
          <dd>{text}</dd>
        </div>
      ))}
    </dl>
  );
}

function CopyButton({ text }: { text: string }) {
  const { t } = useLocaleContext();
  const [state, setState] = useState<'idle' | 'done' | 'failed'>('idle');
  const copy = () =>
    navigator.clipboard.writeText(text).then(
      () => setState('done'),
      () => setState('failed'),
    );
  return (
    <p class="version-actions">
      <Button testId="copy-about" onClick={() => void copy()}>
        {t('aboutCopyCopy')}
      </Button>
      <span role="status">
        {state === 'done' && t('aboutCopyCopied')}
        {state === 'failed' && t('aboutCopyFailed')}
      </span>
    </p>
  );
}

/** What the site answered whenever the reader asked, newest first. */
function CheckLog({ checks }: { checks: readonly OnlineCheck[] }) {
  const { t, locale } = useLocaleContext();
  return (
    <section class="about-checks" data-testid="check-log">
      <h2>{t('onlineLog')}</h2>
      <ul>
        {[...checks].reverse().map((check) => (
          <li key={check.at}>
            <time dateTime={new Date(check.at).toISOString()}>{formatExactly(check.at, locale)}</time>{' '}
            {checkSentence(t, check)}
            {check.verdict === 'moved' && check.address && <> → {check.address}</>}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useBody(article: ArticleSummary, wanted: boolean): ArticleBody | undefined {
  const [body, setBody] = useState<ArticleBody>();
  useEffect(() => {
    let current = true;
    if (wanted) void getBody(article.id).then((found) => current && setBody(found));
    return () => {
      current = false;
    };
    // What is fetched again or restored changes these.
  }, [article.id, article.contentHash, article.savedAt, article.missingPictures, wanted]);
  return body;
}
