import { useEffect } from 'preact/hooks';
import { useLocaleContext } from '@/components/locale-context';
import { ReadAloudBar } from '@/components/ReadAloudBar';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { aloudQueue } from '@/utils/settings/reading';
import { useSetting } from '../use-setting';
import { following } from './aloud-queue';
import type { ArticleText } from './article-text';
import { useReadAloud } from './use-read-aloud';

interface ReadAloudProps {
  summary: ArticleSummary;
  text: ArticleText | undefined;
  /** Begins as soon as there is a voice: the reader asked for it, or the article before was read to its end. */
  onGo?: ((id: ArticleId) => void) | undefined;
  onClose(): void;
}

/** Reads the open article aloud, and those of the queue after it. */
export function ReadAloud({ summary, text, onGo, onClose }: ReadAloudProps) {
  const { t } = useLocaleContext();
  const [queue, setQueue] = useSetting(aloudQueue);
  const waiting = following(queue, summary.id);
  const aloud = useReadAloud(summary, text, () => {
    const [next] = waiting;
    if (next && onGo) onGo(next);
  });
  const ready = text !== undefined && aloud.voice !== undefined;
  useEffect(() => {
    if (ready) aloud.play();
  }, [ready, text]);
  const problem =
    aloud.problem &&
    {
      'no-voice': t(`noVoice.${aloud.language}`),
      'not-allowed': t('speechNotAllowed'),
      failed: t('speechFailed'),
    }[aloud.problem];
  return (
    <ReadAloudBar
      speaking={aloud.state === 'speaking'}
      voices={aloud.voices ?? []}
      voice={aloud.voice?.voiceURI}
      rate={aloud.rate}
      following={waiting.length}
      problem={problem || undefined}
      onPlay={aloud.play}
      onPause={aloud.pause}
      onSkip={aloud.skip}
      onClose={() => {
        aloud.stop();
        setQueue([]);
        onClose();
      }}
      onChoose={aloud.choose}
    />
  );
}
