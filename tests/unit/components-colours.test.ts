import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';

const css = readFileSync('assets/styles/tokens.css', 'utf8');
const base = coloursOf(/^:root \{([^}]*)\}/m);
const named = ['white', 'grey', 'dark', 'black'].map(
  (theme) => [theme, coloursOf(new RegExp(`^:root\\[data-theme="${theme}"\\] \\{([^}]*)\\}`, 'm'))] as const,
);
const contrast = css.slice(css.indexOf('(prefers-contrast: more)'));
const themes = {
  paper: base,
  ...Object.fromEntries(named),
  'paper, more contrast': { ...base, ...coloursOf(/:root:root \{([^}]*)\}/, contrast) },
  'dark, more contrast': { ...named[2]?.[1], ...coloursOf(/:root:is\(.*\{([^}]*)\}/, contrast) },
};

test('every theme has every colour', () => {
  expect(Object.keys(base).length).toBeGreaterThan(12);
  for (const [theme, colours] of named) expect(Object.keys(colours), theme).toEqual(Object.keys(base));
});

/** Pairs of text and ground that stand in the style sheets, and the contrast that WCAG 2.2 AA asks of them. */
const pairs: readonly (readonly [text: string, ground: string, least: number])[] = [
  ...['ink', 'ink-soft', 'accent'].flatMap((text) =>
    ['desk', 'paper', 'sheet'].map((ground) => [text, ground, 4.5] as const),
  ),
  ['ink', 'accent-tint', 4.5],
  ['accent-strong', 'accent-tint', 4.5],
  ['accent', 'accent-tint', 4.5],
  ['on-accent', 'accent', 4.5],
  ['on-accent', 'accent-strong', 4.5],
  ['ink', 'warning-tint', 4.5],
  ['ink-soft', 'warning-tint', 4.5],
  ['warning', 'paper', 4.5],
  ['warning', 'sheet', 4.5],
  ['good', 'sheet', 4.5],
  ['paper', 'ink', 4.5],
  ['rule-strong', 'sheet', 3],
  ['rule-strong', 'paper', 3],
  ['focus', 'paper', 3],
  ['focus', 'sheet', 3],
  ['focus', 'desk', 3],
];

describe.each(Object.entries(themes))('%s', (_name, colours) => {
  test.each(pairs)('%s on %s', (text, ground, least) => {
    const [one, other] = [luminance(colours[text]), luminance(colours[ground])];
    const contrast = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    expect(contrast).toBeGreaterThanOrEqual(least);
  });
});

function coloursOf(block: RegExp, sheet = css): Record<string, string> {
  const [, body = ''] = block.exec(sheet) ?? [];
  return Object.fromEntries(
    [...body.matchAll(/--([\w-]+): (#[\da-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
}

/** Relative luminance of a `#rrggbb` colour, 0 to 1. */
function luminance(colour = ''): number {
  const [red = 0, green = 0, blue = 0] = (colour.match(/[\da-f]{2}/g) ?? []).map((hex) => {
    const value = Number.parseInt(hex, 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
