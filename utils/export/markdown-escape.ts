/**
 * Text that Markdown (CommonMark, GFM, Obsidian) shows as it is. It may stand at the start of a line, so what begins
 * a list, a heading or a quotation is escaped there too. A `<` becomes an entity: a bare address before it, which GFM
 * makes a link up to the next `<` (https://github.github.com/gfm/#autolinks-extension-), would swallow a backslash, and
 * what follows would be a tag.
 */
export function escapeMarkdown(text: string): string {
  return text
    .replace(/&(?=#?\w+;)/g, '&amp;')
    .replace(/[\\`*[\]~|$^]/g, '\\$&')
    .replace(/(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\_')
    .replace(/==|%%/g, (pair) => `\\${pair[0]}\\${pair[1]}`)
    .replace(/(?<=^|\s)#/g, '\\#')
    .replace(/(?<=^\s*)[-+>=]/, '\\$&')
    .replace(/(?<=^\s*\d{1,9})[.)]/, '\\$&')
    .replace(/</g, '&lt;');
}

/** What emphasis is beside: the edge of a line, a known character, or something that could be anything. */
export type Neighbour = 'edge' | 'unknown' | { character: string };

/**
 * Whether `*` around a content is read as emphasis: marks beside punctuation are only at the edge of a word, which
 * Chinese, having no spaces, does not show.
 */
export function canEmphasise(before: Neighbour, content: string, after: Neighbour): boolean {
  const characters = [...content];
  const [first = ' ', last = ' '] = [characters[0], characters.at(-1)];
  return opens(before, first) && opens(after, last) && first !== '*' && last !== '*';
}

function opens(outside: Neighbour, inside: string): boolean {
  if (/\s/u.test(inside)) return false;
  if (typeof outside === 'object' && outside.character === '*') return false;
  if (!/[\p{P}\p{S}]/u.test(inside) || outside === 'edge') return true;
  return outside !== 'unknown' && /[\s\p{P}\p{S}]/u.test(outside.character);
}
