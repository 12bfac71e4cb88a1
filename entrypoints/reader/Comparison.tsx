import { useEffect, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { DifferenceView } from '@/components/DifferenceView';
import { EmptyState } from '@/components/EmptyState';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleId, Language } from '@/utils/article/types';
import type { Difference, Version } from '@/utils/compare/types';
import { onLibraryChange } from '@/utils/library/changes';
import { getStored } from '@/utils/library/read';
import { formatExactly } from '@/utils/locale/dates';
import { comparisonAddress, readerAddress, type VersionPair } from '../shared/reader-address';
import type { ArticleActions } from '../shared/use-article-actions';

interface KnownVersion extends Version {
  /** Null for the one in front. */
  key: number | null;
  savedAt: number;
}

interface Known {
  language: Language;
  /** Newest first. */
  versions: readonly KnownVersion[];
}

interface ComparisonProps {
  id: ArticleId;
  pair: VersionPair;
  actions: ArticleActions;
}

/** What changed from one version of an article to another; both can be chosen. */
export function Comparison({ id, pair: given, actions }: ComparisonProps) {
  const { t } = useLocaleContext();
  const known = useVersions(id);
  const [pair, setPair] = useState(given);
  useEffect(() => history.replaceState(null, '', comparisonAddress(id, pair)), [id, pair]);
  const find = (key: number | null) => known?.versions.find((version) => version.key === key);
  const [older, newer] = [find(pair.older), find(pair.newer)];
  const difference = useDifference(older, newer);
  if (!known) return <p class="visually-hidden">{t('loading')}</p>;
  if (known.versions.length < 2) {
    return (
      <EmptyState level={1} title={t('comparisonOneVersion')}>
        <a class="button" href={readerAddress(id)}>
          {t('showCurrent')}
        </a>
      </EmptyState>
    );
  }
  const restorable = pair.older ?? pair.newer;
  return (
    <section class="comparison" data-testid="comparison">
      <h1>{t('comparison')}</h1>
      <div class="comparison-choice">
        {(['older', 'newer'] as const).map((side) => (
          <VersionSelect
            key={side}
            label={t(side === 'older' ? 'comparisonOlder' : 'comparisonNewer')}
            testId={`comparison-${side}`}
            versions={known.versions}
            value={pair[side]}
            onChange={(key) => setPair({ ...pair, [side]: key })}
          />
        ))}
      </div>
      <p class="comparison-actions">
        <a class="button" href={readerAddress(id)}>
          {t('showCurrent')}
        </a>
        {restorable !== null && (
          <Button testId="restore-version" onClick={() => void actions.restoreVersion(id, restorable)}>
            {t('versionRestore')}
          </Button>
        )}
      </p>
      {difference && older && newer && (
        <DifferenceView difference={difference} title={newer.title} language={known.language} />
      )}
    </section>
  );
}

interface VersionSelectProps {
  label: string;
  testId: string;
  versions: readonly KnownVersion[];
  value: number | null;
  onChange(key: number | null): void;
}

function VersionSelect({ label, testId, versions, value, onChange }: VersionSelectProps) {
  const { t, locale } = useLocaleContext();
  return (
    <label>
      <span>{label}</span>
      <select
        data-testid={testId}
        value={String(value)}
        onChange={({ currentTarget }) => onChange(keyOf(currentTarget.value))}
      >
        {versions.map(({ key, savedAt }) => (
          <option key={String(key)} value={String(key)}>
            {[t('savedOn', { time: formatExactly(savedAt, locale) }), key === null ? t('versionInFront') : '']
              .filter(Boolean)
              .join(' · ')}
          </option>
        ))}
      </select>
    </label>
  );
}

function keyOf(value: string): number | null {
  return value === 'null' ? null : Number(value);
}

/** Every version of an article, followed while others change the library. */
function useVersions(id: ArticleId): Known | undefined {
  const [known, setKnown] = useState<Known>();
  useEffect(() => {
    let current = true;
    const read = async () => {
      const stored = await getStored(id);
      if (!current) return;
      const front = stored && { ...stored.summary, text: stored.body.text, key: null };
      const behind = (stored?.revisions ?? []).map((revision) => ({ ...revision, key: revision.savedAt }));
      const versions = [...(front ? [front] : []), ...behind].map(({ key, savedAt, title, text }) => ({
        ...{ key, savedAt, title, text },
      }));
      setKnown({
        language: stored?.summary.language ?? 'zh-Hans',
        versions: versions.sort((a, b) => b.savedAt - a.savedAt),
      });
    };
    void read();
    const stop = onLibraryChange((change) => {
      if (change.kind === 'articles' || (change.kind === 'article' && change.id === id)) void read();
    });
    return () => {
      current = false;
      stop();
    };
  }, [id]);
  return known;
}

function useDifference(older: Version | undefined, newer: Version | undefined): Difference | undefined {
  const [difference, setDifference] = useState<Difference>();
  useEffect(() => {
    let current = true;
    setDifference(undefined);
    if (older && newer) {
      // Loaded when used.
      void import('@/utils/compare/compare').then(({ compareVersions }) => {
        if (current) setDifference(compareVersions(older, newer));
      });
    }
    return () => {
      current = false;
    };
  }, [older?.text, older?.title, newer?.text, newer?.title]);
  return difference;
}
