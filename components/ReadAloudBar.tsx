import type { ComponentChildren } from 'preact';
import { Button } from './Button';
import { useLocaleContext } from './locale-context';

interface ReadAloudBarProps {
  speaking: boolean;
  voices: readonly { voiceURI: string; name: string }[];
  voice: string | undefined;
  rate: number;
  /** Articles that follow; 0 where there is no queue. */
  following: number;
  /** Why nothing is heard, in the reader's words. */
  problem?: string | undefined;
  onPlay(): void;
  onPause(): void;
  onSkip(step: 1 | -1): void;
  onClose(): void;
  onChoose(change: { voice?: string; rate?: number }): void;
  children?: ComponentChildren;
}

export const rates = [0.5, 0.75, 1, 1.25, 1.5, 1.75, 2] as const;

/** What is read aloud, and how: play, pause, paragraph by paragraph, rate and voice. */
export function ReadAloudBar(props: ReadAloudBarProps) {
  const { speaking, voices, voice, rate, following, problem, onPlay, onPause, onSkip, onClose, onChoose } =
    props;
  const { t } = useLocaleContext();
  const none = voices.length === 0;
  return (
    <section class="read-aloud" aria-label={t('readAloud')} data-testid="read-aloud-bar">
      <Button
        kind="quiet"
        icon="previous"
        label={t('previousParagraph')}
        testId="aloud-back"
        disabled={none}
        onClick={() => onSkip(-1)}
      />
      <Button
        kind="primary"
        icon={speaking ? 'pause' : 'play'}
        label={t(speaking ? 'pauseReading' : 'playReading')}
        testId="aloud-play"
        disabled={none}
        onClick={speaking ? onPause : onPlay}
      />
      <Button
        kind="quiet"
        icon="next"
        label={t('nextParagraph')}
        testId="aloud-forward"
        disabled={none}
        onClick={() => onSkip(1)}
      />
      {!none && (
        <>
          <select
            aria-label={t('speechRate')}
            data-testid="aloud-rate"
            value={String(rate)}
            onChange={({ currentTarget }) => onChoose({ rate: Number(currentTarget.value) })}
          >
            {rates.map((each) => (
              <option key={each} value={String(each)}>
                {t('rateTimes', { rate: each })}
              </option>
            ))}
          </select>
          <select
            class="read-aloud-voice"
            aria-label={t('voice')}
            data-testid="aloud-voice"
            value={voice}
            onChange={({ currentTarget }) => onChoose({ voice: currentTarget.value })}
          >
            {voices.map(({ voiceURI, name }) => (
              <option key={voiceURI} value={voiceURI}>
                {name}
              </option>
            ))}
          </select>
        </>
      )}
      {following > 0 && <span class="read-aloud-queue">{t('queueFollowing', { count: following })}</span>}
      <Button kind="quiet" icon="close" label={t('stopReading')} testId="aloud-close" onClick={onClose} />
      <p class="read-aloud-problem" role="status">
        {problem}
      </p>
    </section>
  );
}
