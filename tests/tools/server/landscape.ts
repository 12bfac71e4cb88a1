import { createHash } from 'node:crypto';
import { encodePng } from './png';

type Color = readonly [red: number, green: number, blue: number];

interface Mood {
  zenith: Color;
  horizon: Color;
  sun: Color;
  land: Color;
}

const moods: readonly Mood[] = [
  { zenith: [44, 82, 138], horizon: [246, 206, 164], sun: [255, 238, 205], land: [38, 50, 58] },
  { zenith: [86, 142, 196], horizon: [221, 233, 238], sun: [255, 252, 236], land: [46, 66, 52] },
  { zenith: [58, 52, 92], horizon: [238, 146, 112], sun: [255, 214, 160], land: [34, 30, 48] },
  { zenith: [120, 140, 154], horizon: [224, 222, 212], sun: [250, 246, 232], land: [58, 64, 62] },
  { zenith: [36, 66, 96], horizon: [206, 190, 176], sun: [255, 226, 190], land: [26, 40, 50] },
];

/**
 * A PNG that passes for a photograph at a glance: sky, sun, clouds, ranges of hills or a skyline, sometimes water.
 * The same words always give the same picture, so that a test can tell one from another.
 */
export function drawLandscape(words: string, width = 960, height = 540): Buffer {
  const seed = createHash('sha256').update(words).digest();
  const paint = painter(seed, width, height);
  const pixels = new Uint8Array(width * height * 3);
  for (let y = 0, at = 0; y < height; y++) {
    for (let x = 0; x < width; x++, at += 3) pixels.set(paint(x, y), at);
  }
  return encodePng(width, height, pixels);
}

function painter(seed: Buffer, width: number, height: number): (x: number, y: number) => Color {
  const pick = (index: number) => (seed[index] ?? 0) / 255;
  const mood = moods[(seed[0] ?? 0) % moods.length] ?? moods[0]!;
  const noise = valueNoise(seed.readUInt32LE(4));
  const shore = pick(8) < 0.5 ? 0.74 + 0.08 * pick(9) : 1;
  const shapes = pick(10) < 0.35 ? skyline(noise) : hills(noise);
  // Once a column and not once a pixel: ridges are the dearest part.
  const ridges = shapes.map((ridge) => Float64Array.from({ length: width }, (_, x) => ridge(x / height)));
  const sun = { x: (0.2 + 0.6 * pick(11)) * width, y: (0.16 + 0.26 * pick(12)) * height };
  const grain = valueNoise(seed.readUInt32LE(16));

  const scene = (x: number, y: number): Color => {
    const [u, v] = [x / height, y / height];
    const column = Math.min(width - 1, Math.max(0, Math.round(x)));
    for (const [index, ridge] of ridges.entries()) {
      if (v > (ridge[column] ?? 1)) {
        const depth = (ridges.length - index) / ridges.length; // 1 in the foreground
        const haze = 0.78 * (1 - depth) + 0.1;
        const shade = 0.86 + 0.28 * fractal(noise, u * 22 + index * 9, v * 34, 3);
        return mix(scale(mood.land, shade * (0.7 + 0.6 * (1 - depth))), mood.horizon, haze);
      }
    }
    return sky(u, v, Math.hypot(x - sun.x, y - sun.y) / height);
  };
  const sky = (u: number, v: number, distance: number): Color => {
    const base = mix(mood.zenith, mood.horizon, Math.min(1, v / 0.66) ** 1.3);
    const cloud = smooth(0.5, 0.78, fractal(noise, u * 2.4 + 31, v * 7 + 5, 5)) * 0.6 * smooth(0.02, 0.3, v);
    const clouded = mix(base, mix(mood.horizon, [255, 255, 255], 0.55), cloud);
    const glow = Math.exp(-distance * 5) * 0.55 + smooth(0.036, 0.03, distance);
    return mix(clouded, mood.sun, Math.min(1, glow));
  };

  return (x, y) => {
    const line = shore * height;
    let color = scene(x, y);
    if (y > line) {
      const depth = (y - line) / (height - line);
      const ripple = (noise(x * 0.035, y * (0.9 - 0.55 * depth)) - 0.5) * (4 + 26 * depth);
      color = mix(scale(scene(x + ripple, 2 * line - y - ripple), 0.86), mood.zenith, 0.14 + 0.22 * depth);
    }
    const vignette = 1 - 0.2 * Math.hypot(x / width - 0.5, y / height - 0.5) ** 2 * 2;
    return scale(color, vignette * (0.985 + 0.03 * grain(x * 0.83, y * 0.83)));
  };
}

type Noise = (x: number, y: number) => number;
/** Height of a ridge's line, 0 at the top, for each place along it. */
type Ridge = (u: number) => number;

/** Nearest first. */
function hills(noise: Noise): Ridge[] {
  return [0.83, 0.74, 0.67, 0.6, 0.54].map((base, index) => {
    const height = 0.1 + 0.05 * index;
    return (u) => base - height * (fractal(noise, u * (1.1 + 0.35 * index) + index * 17, index, 5) - 0.32);
  });
}

/** Blocks of houses in two rows before a line of hills. */
function skyline(noise: Noise): Ridge[] {
  const row = (base: number, breadth: number, height: number, start: number): Ridge => {
    return (u) => {
      const block = Math.floor(u / breadth + start);
      const tall = noise(block * 7.3, start);
      const gap = (u / breadth + start) % 1 < 0.12 ? 0.5 : 1;
      return base - height * tall * tall * gap;
    };
  };
  const [, , far] = hills(noise);
  return [row(0.86, 0.11, 0.42, 3), row(0.8, 0.07, 0.5, 57), far!];
}

/** Smooth noise between 0 and 1, the same for the same seed. */
function valueNoise(seed: number): Noise {
  const corner = (x: number, y: number) => {
    let hash = (Math.imul(x, 374761393) + Math.imul(y, 668265263)) ^ seed;
    hash = Math.imul(hash ^ (hash >>> 13), 1274126177);
    return ((hash ^ (hash >>> 16)) >>> 0) / 0xffffffff;
  };
  return (x, y) => {
    const [left, top] = [Math.floor(x), Math.floor(y)];
    const [right, down] = [ease(x - left), ease(y - top)];
    const above = corner(left, top) * (1 - right) + corner(left + 1, top) * right;
    const below = corner(left, top + 1) * (1 - right) + corner(left + 1, top + 1) * right;
    return above * (1 - down) + below * down;
  };
}

/** Noise over noise, each octave finer and fainter; between 0 and 1. */
function fractal(noise: Noise, x: number, y: number, octaves: number): number {
  let sum = 0;
  let weight = 0.5;
  for (let octave = 0; octave < octaves; octave++) {
    sum += weight * noise(x * 2 ** octave, y * 2 ** octave);
    weight /= 2;
  }
  return sum / (1 - 2 ** -octaves);
}

function ease(part: number): number {
  return part * part * (3 - 2 * part);
}

/** 0 at `from`, 1 at `to`, eased between; `from` may be the larger. */
function smooth(from: number, to: number, value: number): number {
  return ease(Math.min(1, Math.max(0, (value - from) / (to - from))));
}

function mix(one: Color, other: Color, share: number): Color {
  return [
    one[0] + (other[0] - one[0]) * share,
    one[1] + (other[1] - one[1]) * share,
    one[2] + (other[2] - one[2]) * share,
  ];
}

function scale([red, green, blue]: Color, by: number): Color {
  return [Math.min(255, red * by), Math.min(255, green * by), Math.min(255, blue * by)];
}
