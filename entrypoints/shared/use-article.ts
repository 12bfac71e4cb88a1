import { useEffect, useRef, useState } from 'preact/hooks';
import type { ShownPicture } from '@/components/picture-slots';
import { describeFailure } from '@/utils/article/failure';
import type { Highlight } from '@/utils/article/highlight';
import type { ArticleBody, ArticleId, ArticleSummary, Revision, StoredPicture } from '@/utils/article/types';
import { parseFragment } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { onLibraryChange } from '@/utils/library/changes';
import { getBody, getPicture, getSummary, listRevisions } from '@/utils/library/read';

export interface OpenArticle {
  summary: ArticleSummary;
  /** Sanitised once more, because rules may be better now than when it was stored; shown nowhere itself. */
  content: HTMLElement;
  /** Those at the head of the text at first, the others a moment later. */
  pictures: ReadonlyMap<string, ShownPicture>;
  /** Whether it is known of each picture what to show for it. */
  isWhole: boolean;
  highlights: readonly Highlight[];
}

export type ArticleState =
  | { kind: 'loading' }
  | { kind: 'gone' }
  | { kind: 'failed'; failure: ReturnType<typeof describeFailure> }
  | ({ kind: 'open' } & OpenArticle);

const noHighlights: readonly Highlight[] = [];
/** Pictures that an opening text waits for: more are never in its first screen. */
const FIRST_PICTURES = 3;

/** The article as it is now, or one of its earlier texts under the title that it had. */
async function readText(
  id: ArticleId,
  version: number | undefined,
): Promise<
  { summary: ArticleSummary; body: Pick<ArticleBody, 'html' | 'pictures' | 'highlights'> } | undefined
> {
  const [summary, body] = await Promise.all([
    getSummary(id),
    version === undefined
      ? getBody(id)
      : listRevisions(id).then((all): Revision | undefined => all.find(({ savedAt }) => savedAt === version)),
  ]);
  if (!summary || !body) return undefined;
  return {
    summary: 'title' in body ? { ...summary, title: body.title, savedAt: body.savedAt } : summary,
    body,
  };
}

/**
 * An article with its pictures as blob: URLs, kept up to date with the library; the URLs are let go with the page.
 * `version`: when the earlier text was saved that is wanted instead of today's, in epoch ms.
 */
export function useArticle(id: ArticleId, version?: number): ArticleState {
  const [state, setState] = useState<ArticleState>({ kind: 'loading' });
  const urls = useRef(new PictureUrls());
  useEffect(() => {
    let current = true;
    let parsed: { html: string; content: HTMLElement } | undefined;
    let [begun, shown] = [0, 0];
    const read = async () => {
      begun += 1;
      const turn = begun;
      // A reading that began before the one shown knows less than it: its later pictures may come after it.
      const show = (next: ArticleState) => {
        if (!current || turn < shown) return;
        shown = turn;
        setState(next);
      };
      try {
        const found = await readText(id, version);
        if (!found) return show({ kind: 'gone' });
        const { summary, body } = found;
        const some = body.pictures.slice(0, parsed ? undefined : FIRST_PICTURES);
        const reading = urls.current.show(some); // while the text is parsed
        if (parsed?.html !== body.html) {
          parsed = { html: body.html, content: parseFragment(sanitize(body.html)) };
        }
        const { content } = parsed;
        const highlights = body.highlights ?? noHighlights;
        const open = (pictures: OpenArticle['pictures'], isWhole: boolean) =>
          show({ kind: 'open', summary, content, pictures, isWhole, highlights });
        const isWhole = some.length === body.pictures.length;
        open(await reading, isWhole);
        if (current && !isWhole) open(await urls.current.show(body.pictures), true);
      } catch (error) {
        show({ kind: 'failed', failure: describeFailure(error) });
      }
    };
    void read();
    const stop = onLibraryChange((change) => {
      if (change.kind === 'articles' || (change.kind === 'article' && change.id === id)) void read();
    });
    return () => {
      current = false;
      stop();
      setState({ kind: 'loading' });
      urls.current.release();
    };
  }, [id, version]);
  return state;
}

/** The blob: URLs of one article's pictures, each made once. */
class PictureUrls {
  private readonly byHash = new Map<string, Exclude<ShownPicture, { problem: unknown }>>();
  private shown: ReadonlyMap<string, ShownPicture> = new Map();

  /** What to show at each picture's address. The same map as before when nothing has changed. */
  async show(pictures: readonly StoredPicture[]): Promise<ReadonlyMap<string, ShownPicture>> {
    const entries = await Promise.all(
      pictures.map(async (picture) => [picture.url, await this.find(picture)] as const),
    );
    const next = new Map<string, ShownPicture>(entries);
    if (!sameMap(next, this.shown)) this.shown = next;
    return this.shown;
  }

  release(): void {
    for (const { src } of this.byHash.values()) URL.revokeObjectURL(src);
    this.byHash.clear();
    this.shown = new Map();
  }

  private async find({ hash, problem, caption }: StoredPicture): Promise<ShownPicture> {
    const known = hash && this.byHash.get(hash);
    if (known) return known;
    const file = hash ? await getPicture(hash) : undefined;
    if (!hash || !file) return { problem, caption };
    // Another picture of the article may be the same file and have been read meanwhile.
    const made = this.byHash.get(hash) ?? {
      src: URL.createObjectURL(file.blob),
      width: file.width,
      height: file.height,
    };
    this.byHash.set(hash, made);
    return made;
  }
}

function sameMap(a: ReadonlyMap<string, ShownPicture>, b: ReadonlyMap<string, ShownPicture>): boolean {
  return (
    a.size === b.size &&
    [...a].every(([url, picture]) => JSON.stringify(b.get(url)) === JSON.stringify(picture))
  );
}
