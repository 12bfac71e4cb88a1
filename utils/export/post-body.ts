import type { CleanHtml } from '../article/types';

/** The serialiser of a sanitised body writes every tag so; nothing else in it begins with `<img`. */
const pictureTag = /<img((?:\s+[^\s=>"]+(?:="[^"]*")?)*)\s*\/?>/g;

/**
 * A clean body as it stands in a post: on one line, because Markdown ends an HTML block at an empty one, and with
 * nothing that Liquid would run.
 *
 * A picture whose bytes go along is shown both by a Jekyll site, at whatever address, and by a program that reads
 * the post as a file: `srcset` holds the site's address, and without Jekyll it is no valid one, so that `src`, the
 * way from `_posts/`, counts. `data-src` keeps where the picture came from.
 */
export function toPostBody(html: CleanHtml, paths: ReadonlyMap<string, string>): string {
  const line = html
    .replace(/\p{Cs}/gu, '\ufffd')
    .replace(/<pre\b[\s\S]*?<\/pre>|<[^>]*>/g, (markup) => markup.replace(/\r?\n/g, '&#10;'))
    .replace(/(?<!\s)\s*\n\s*/g, ' ')
    .trim();
  // Liquid knows no escaping of its own that survives in plain HTML; an entity does.
  return line.replace(/\{(?=[{%])/g, '&#123;').replace(pictureTag, (tag, attributes: string) => {
    const [source = '', address = ''] = attributes.match(/\ssrc="([^"]*)"/) ?? [];
    const path = paths.get(decodeAttribute(address));
    if (!path) return tag;
    const rest = attributes.replace(source, '');
    const local = `src="../${path}" srcset="{{ '/${path}' | relative_url }}"`;
    return `<img ${local} data-src="${address}"${rest}>`;
  });
}

const characters: Readonly<Record<string, string>> = {
  amp: '&',
  quot: '"',
  lt: '<',
  gt: '>',
  nbsp: '\u00a0',
};

/** Undoes what an HTML serialiser writes in attributes, and the entity for Liquid. */
function decodeAttribute(value: string): string {
  return value
    .replace(/&#123;/g, '{')
    .replace(/&(amp|quot|lt|gt|nbsp);/g, (_entity, name: string) => characters[name] ?? '');
}
