import type { ComponentProps } from 'preact';
import { ArticleRow } from '@/components/ArticleRow';
import { readerAddress } from './reader-address';
import { useThumbnail } from './use-thumbnail';

interface LibraryRowProps extends Omit<ComponentProps<typeof ArticleRow>, 'href' | 'thumbnailUrl'> {
  /** What was searched for, to be marked in the article that opens. */
  search?: string | undefined;
}

/** An `ArticleRow` with the picture and the reader's address that the library knows. */
export function LibraryRow({ search, ...props }: LibraryRowProps) {
  return (
    <ArticleRow
      {...props}
      href={readerAddress(props.article.id, search)}
      thumbnailUrl={useThumbnail(props.article)}
    />
  );
}
