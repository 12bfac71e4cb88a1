import type { Chunk } from '@/utils/article/sentences';

export interface SpokenPlace {
  paragraph: number;
  chunk: Chunk;
}

export type SpeakerState = 'idle' | 'speaking' | 'paused';

export interface SpeakerOptions {
  speech: SpeechSynthesis;
  /** How many paragraphs there are, and what one reads now, in pieces. */
  paragraphs: number;
  chunksOf(paragraph: number): Chunk[];
  onPlace(place: SpokenPlace | undefined): void;
  onState(state: SpeakerState): void;
  /** The last paragraph was spoken. */
  onEnd(): void;
  /** The browser refused; `not-allowed` where the page needs a click first. */
  onError(reason: string): void;
}

export interface Voice {
  voice: SpeechSynthesisVoice;
  /** 1 is the voice's own. */
  rate: number;
}

/**
 * Speaks an article piece by piece. Only one piece is ever given to the browser, because its queue can neither be
 * read nor changed, and to pause is to stop and begin the piece again: pausing itself hangs with many voices.
 */
export class Speaker {
  private state: SpeakerState = 'idle';
  private paragraph = 0;
  private index = 0;
  private voice: Voice | undefined;
  /** Grows with every piece; what an earlier one still tells is not heard. */
  private turn = 0;
  private readonly options: SpeakerOptions;

  constructor(options: SpeakerOptions) {
    this.options = options;
  }

  /** Speaks on from a paragraph, or from where it was paused. */
  play(voice: Voice, paragraph?: number): void {
    this.voice = voice;
    if (paragraph !== undefined) this.moveTo(paragraph);
    this.setState('speaking');
    this.speak();
  }

  pause(): void {
    if (this.state !== 'speaking') return;
    this.silence();
    this.setState('paused');
  }

  /** To the paragraph before (-1) or after (1). */
  skip(step: 1 | -1): void {
    const next = Math.min(this.options.paragraphs - 1, Math.max(0, this.paragraph + step));
    this.moveTo(next);
    if (this.state === 'speaking') this.speak();
    else this.tellPlace();
  }

  /** Another voice or rate, from the piece that is being spoken. */
  change(voice: Voice): void {
    this.voice = voice;
    if (this.state === 'speaking') this.speak();
  }

  stop(): void {
    this.silence();
    this.moveTo(0);
    this.setState('idle');
    this.options.onPlace(undefined);
  }

  private moveTo(paragraph: number): void {
    this.paragraph = paragraph;
    this.index = 0;
  }

  private speak(): void {
    this.silence();
    const chunk = this.current();
    if (!chunk || !this.voice) {
      this.finish();
      return;
    }
    this.tellPlace();
    const mine = this.turn;
    const utterance = new SpeechSynthesisUtterance(chunk.text);
    utterance.voice = this.voice.voice;
    utterance.lang = this.voice.voice.lang;
    utterance.rate = this.voice.rate;
    utterance.onend = () => mine === this.turn && this.goOn();
    utterance.onerror = ({ error }) => {
      if (mine !== this.turn || error === 'interrupted' || error === 'canceled') return;
      this.pause();
      this.options.onError(error);
    };
    this.options.speech.speak(utterance);
  }

  private goOn(): void {
    this.index += 1;
    this.speak();
  }

  /** The piece to speak; those of a paragraph may be fewer than before, and some have none. */
  private current(): Chunk | undefined {
    while (this.paragraph < this.options.paragraphs) {
      const chunk = this.options.chunksOf(this.paragraph)[this.index];
      if (chunk) return chunk;
      this.moveTo(this.paragraph + 1);
    }
    return undefined;
  }

  private finish(): void {
    this.stop();
    this.options.onEnd();
  }

  private tellPlace(): void {
    const chunk = this.current();
    if (chunk) this.options.onPlace({ paragraph: this.paragraph, chunk });
  }

  private silence(): void {
    this.turn += 1;
    this.options.speech.cancel();
  }

  private setState(state: SpeakerState): void {
    this.state = state;
    this.options.onState(state);
  }
}
