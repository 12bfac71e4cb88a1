import type { ComponentProps } from 'preact';
import { ArticleRow } from '@/components/ArticleRow';
import { readerAddress } from './reader-address';
import { useThumbnail } from './use-thumbnail';

type LibraryRowProps = Omit<ComponentProps<typeof ArticleRow>, 'href' | 'thumbnailUrl'>;

/** An `ArticleRow` with the picture and the reader's address that the library knows. */
export function LibraryRow(props: LibraryRowProps) {
  return (
    <ArticleRow
      {...props}
      href={readerAddress(props.article.id)}
      thumbnailUrl={useThumbnail(props.article)}
    />
  );
}
