import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseAst } from 'vite';

export interface Pattern {
  file: string;
  source: string;
  flags: string;
}

/** Every regular expression that the sources write down, those put together of strings included. */
export function findPatterns(folders: readonly string[]): Pattern[] {
  const files = folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.tsx?$/.test(name))
      .map((name) => join(folder, name)),
  );
  return files.flatMap((file) => {
    const found: Pattern[] = [];
    const lang = file.endsWith('x') ? 'tsx' : 'ts';
    walk(parseAst(readFileSync(file, 'utf8'), { lang }), (node) => {
      const regex = node.regex as { pattern: string; flags: string } | undefined;
      if (node.type === 'Literal' && regex) found.push({ file, source: regex.pattern, flags: regex.flags });
      const callee = node.callee as { name?: string } | undefined;
      if (node.type === 'NewExpression' && callee?.name === 'RegExp') found.push(...fromStrings(node, file));
    });
    return found;
  });
}

/** The parts of a pattern made at run time, each as one of its own where it is one. */
function fromStrings(node: Node, file: string): Pattern[] {
  const parts: Pattern[] = [];
  walk(node, (inner) => {
    if (inner.type === 'Literal' && typeof inner.value === 'string' && inner.value.length > 3)
      parts.push({ file, source: inner.value, flags: 'i' });
  });
  return parts.filter(({ source, flags }) => isPattern(source, flags));
}

function isPattern(source: string, flags: string): boolean {
  try {
    new RegExp(source, flags);
    return true;
  } catch {
    return false;
  }
}

type Node = Record<string, unknown>;

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return;
  if ('type' in value) visit(value as Node);
  for (const [key, part] of Object.entries(value)) if (key !== 'regex') walk(part, visit);
}

/** What classes of characters stand for, by how patterns write them. */
const samples: readonly [pattern: RegExp, text: string][] = [
  [/^\\s$/, ' '],
  [/^\\S$/, 'a'],
  [/^\\d$/, '1'],
  [/^\\w$/, 'a'],
  [/^\\n$/, '\n'],
  [/^\\r$/, '\r'],
  [/^\\t$/, '\t'],
  [/^\\p\{.*\}$/, '\u00a0'],
  [/^\\u[\da-f]{4}$/i, '\u4e00'],
  [/^\\[^\w]$/, ''],
  [/^\.$/, 'a'],
];

/** Strings that make a pattern go back and forth, `length` characters each: its own pieces again and again, and no end. */
export function attacksOn(source: string, length: number): string[] {
  const atoms = [...source.matchAll(/\\p\{[^}]*\}|\\u[\da-f]{4}|\\.|[^\\()[\]{}|?*+^$]/giu)].map(([atom]) =>
    atomText(atom),
  );
  const pieces = new Set([' ', '\n', ' \n', 'a', '<', '"', ...atoms]);
  for (let at = 0; at + 1 < atoms.length; at += 1) pieces.add(`${atoms[at]}${atoms[at + 1]}`);
  const head = atoms.slice(0, 12).join('');
  const attacks: string[] = [];
  for (const piece of [...pieces].filter(Boolean).slice(0, 60)) {
    const run = piece.repeat(Math.ceil(length / piece.length));
    attacks.push(`${run}\0`, `${head}${run}\0`);
  }
  if (head) attacks.push(`${head.repeat(Math.ceil(length / head.length))}\0`);
  return attacks;
}

function atomText(atom: string): string {
  const [, text] = samples.find(([pattern]) => pattern.test(atom)) ?? [];
  return text === '' ? atom.slice(1) : (text ?? atom);
}
