import { escapeMarkup } from './markup';

/** Pixels: the size that shops and readers expect of a cover, 1 : 1.6. */
const WIDTH = 1000;
const HEIGHT = 1600;
const MARGIN = 110;
const PAPER = '#f6f1e6';
const INK = '#2b2621';
const SEAL = '#a8321f';

export interface CoverText {
  title: string;
  /** Lines below: outlets, days, number of articles. */
  lines: readonly string[];
}

/** A line of the cover with its place and size. */
interface PlacedLine {
  text: string;
  y: number;
  size: number;
}

/**
 * A cover of words: PNG where the place it runs in can draw, because many readers show no other as a thumbnail,
 * else SVG.
 */
export async function makeCover(text: CoverText): Promise<{ blob: Blob; extension: string }> {
  const png = await drawCover(text);
  if (png) return { blob: png, extension: 'png' };
  return { blob: new Blob([coverSvg(text)], { type: 'image/svg+xml' }), extension: 'svg' };
}

function placeLines({ title, lines }: CoverText): PlacedLine[] {
  const size = title.length > 40 ? 68 : 92;
  const titleLines = breakLines(title, Math.floor((WIDTH - 2 * MARGIN) / size), 8);
  const placed = titleLines.map((text, index) => ({ text, size, y: 420 + index * size * 1.4 }));
  const small = 40;
  const below = lines.flatMap((line) => breakLines(line, Math.floor((WIDTH - 2 * MARGIN) / small), 2));
  const start = HEIGHT - 160 - (below.length - 1) * small * 1.6;
  return [...placed, ...below.map((text, index) => ({ text, size: small, y: start + index * small * 1.6 }))];
}

/** Lines of at most `width` full-width characters; what is left over is cut with an ellipsis. */
function breakLines(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  let used = 0;
  for (const { segment } of new Intl.Segmenter('zh', { granularity: 'grapheme' }).segment(text)) {
    const wide = /[\u2e80-\uffef]|\p{Extended_Pictographic}/u.test(segment) ? 1 : 0.6;
    // Punctuation may hang over the edge, but it begins no line.
    if (used + wide > width && !/^[，。、；：？！”’）》」』…,.;:?!)]/u.test(segment)) {
      lines.push(line);
      [line, used] = ['', 0];
    }
    line += segment;
    used += wide;
  }
  if (line.trim()) lines.push(line);
  return lines.length <= most ? lines : [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`];
}

function coverSvg(text: CoverText): string {
  const lines = placeLines(text).map(
    ({ text: line, y, size }) =>
      `<text x="${MARGIN}" y="${Math.round(y)}" font-size="${size}">${escapeMarkup(line)}</text>`,
  );
  return `<?xml version="1.0" encoding="UTF-8"?>
<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}" viewBox="0 0 ${WIDTH} ${HEIGHT}">
<rect width="${WIDTH}" height="${HEIGHT}" fill="${PAPER}"/>
<rect x="${MARGIN}" y="180" width="120" height="14" fill="${SEAL}"/>
<g fill="${INK}" font-family="serif">${lines.join('')}</g>
</svg>
`;
}

async function drawCover(text: CoverText): Promise<Blob | undefined> {
  if (typeof OffscreenCanvas === 'undefined') return undefined;
  const canvas = new OffscreenCanvas(WIDTH, HEIGHT);
  const context = canvas.getContext('2d');
  if (!context) return undefined;
  context.fillStyle = PAPER;
  context.fillRect(0, 0, WIDTH, HEIGHT);
  context.fillStyle = SEAL;
  context.fillRect(MARGIN, 180, 120, 14);
  context.fillStyle = INK;
  for (const { text: line, y, size } of placeLines(text)) {
    context.font = `${size}px "Noto Serif CJK SC", "Songti SC", "Noto Serif SC", SimSun, serif`;
    context.fillText(line, MARGIN, y, WIDTH - 2 * MARGIN);
  }
  return canvas.convertToBlob({ type: 'image/png' });
}
