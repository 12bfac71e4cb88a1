/** Longer words are sentences, not tags. Characters. */
const LONGEST = 40;

/**
 * The tags in what someone typed: parted by commas of any script, without the spaces around them, each once, in one
 * normal form.
 */
export function parseTags(text: string): string[] {
  const tags = text
    .normalize('NFC')
    .split(/[,，、;；\n]/u)
    .map((tag) =>
      [
        ...tag
          .replace(/^[\s#＃]+/u, '')
          .replace(/\s+/gu, ' ')
          .trim(),
      ]
        .slice(0, LONGEST)
        .join(''),
    );
  return [...new Set(tags.filter(Boolean))];
}

/** An article's tags after some were taken away and some added; what is added stands where the first one was. */
export function changeTags(
  tags: readonly string[],
  { add = [], remove = [] }: { add?: readonly string[] | undefined; remove?: readonly string[] | undefined },
): string[] {
  const gone = new Set(remove);
  const at = add.length > 0 ? tags.findIndex((tag) => gone.has(tag)) : -1;
  const place = at === -1 ? tags.length : at;
  const kept = (some: readonly string[]) => some.filter((tag) => !gone.has(tag));
  return [...new Set([...kept(tags.slice(0, place)), ...add, ...kept(tags.slice(place))])];
}

/**
 * The tags that contain what is being typed, those that begin with it first, otherwise in the order given; at most
 * `limit`. `taken` are left out.
 */
export function completeTag<Tag extends { name: string }>(
  typed: string,
  known: readonly Tag[],
  taken: readonly string[],
  limit: number,
): Tag[] {
  const wanted = foldTag(typed.trim());
  const free = known.filter(({ name }) => !taken.includes(name) && foldTag(name).includes(wanted));
  const begins = ({ name }: Tag) => foldTag(name).startsWith(wanted);
  return [...free.filter(begins), ...free.filter((tag) => !begins(tag))].slice(0, limit);
}

/** Whether two tags differ in case or width alone. */
export function isSameTag(left: string, right: string): boolean {
  return foldTag(left) === foldTag(right);
}

function foldTag(tag: string): string {
  return tag.normalize('NFKC').toLowerCase();
}
