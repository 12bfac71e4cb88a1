import type { RefObject } from 'preact';
import { useLayoutEffect, useState } from 'preact/hooks';
import { ArticleText } from './article-text';

/** The text of the body that shows `content`, once it is there; another one for another text. */
export function useArticleText(
  body: RefObject<HTMLElement | null>,
  content: HTMLElement | undefined,
): ArticleText | undefined {
  const [text, setText] = useState<ArticleText>();
  // The body has filled itself in a layout effect of its own, which runs before its parent's.
  useLayoutEffect(() => {
    setText(content && body.current ? new ArticleText(body.current) : undefined);
  }, [content]);
  return text;
}
