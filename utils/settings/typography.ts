/** How an article is set on the screen of this device. */
export interface Typography {
  /** Size of a character, in CSS pixels at the browser's usual size of text. */
  size: number;
  /** Longest line, in characters of that size. */
  measure: number;
  /** From line to line, in sizes. */
  leading: number;
  font: ReadingFont;
  paragraphs: ParagraphStyle;
  direction: WritingDirection;
}

/** 宋, 黑, 楷, or whatever the system takes for its own words. */
export const readingFonts = ['song', 'hei', 'kai', 'system'] as const;
export type ReadingFont = (typeof readingFonts)[number];

/** Two characters in, as books do, or a space between paragraphs, as the web does. */
export const paragraphStyles = ['indent', 'space'] as const;
export type ParagraphStyle = (typeof paragraphStyles)[number];

export const writingDirections = ['horizontal', 'vertical'] as const;
export type WritingDirection = (typeof writingDirections)[number];

export const themes = ['auto', 'paper', 'white', 'grey', 'dark', 'black'] as const;
/** Colours of every page; `auto` is paper or dark, as the system is light or dark. */
export type Theme = (typeof themes)[number];

interface Range {
  min: number;
  max: number;
  step: number;
}

/** What can be chosen; the measure keeps to what is good for Chinese text and a little on either side. */
export const typographyRanges: Record<'size' | 'measure' | 'leading', Range> = {
  size: { min: 14, max: 36, step: 1 },
  measure: { min: 20, max: 50, step: 1 },
  leading: { min: 1.4, max: 2.4, step: 0.1 },
};

export const defaultTypography: Typography = {
  size: 18,
  measure: 36,
  leading: 1.8,
  font: 'song',
  paragraphs: 'indent',
  direction: 'horizontal',
};

/** What was stored, by this version or another: whatever is missing or unknown is as by default, numbers stay in range. */
export function toTypography(stored: unknown): Typography {
  const given: Partial<Record<keyof Typography, unknown>> =
    typeof stored === 'object' && stored !== null ? stored : {};
  const number = (key: keyof typeof typographyRanges) => {
    const { min, max } = typographyRanges[key];
    const value = Number(given[key] ?? Number.NaN);
    return Number.isFinite(value) ? Math.min(max, Math.max(min, value)) : defaultTypography[key];
  };
  const choice = <T extends string>(key: keyof Typography, choices: readonly T[], fallback: T) =>
    choices.find((each) => each === given[key]) ?? fallback;
  return {
    size: number('size'),
    measure: number('measure'),
    leading: number('leading'),
    font: choice('font', readingFonts, defaultTypography.font),
    paragraphs: choice('paragraphs', paragraphStyles, defaultTypography.paragraphs),
    direction: choice('direction', writingDirections, defaultTypography.direction),
  };
}
