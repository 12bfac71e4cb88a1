import type { ArticleId } from '../article/types';

/** What other open pages should know of. */
export type LibraryChange =
  | { kind: 'articles' }
  | { kind: 'article'; id: ArticleId }
  | { kind: 'save-progress'; id: ArticleId; done: number; total: number };

const CHANNEL = 'library';

/** Tells every open page, this one included. */
export function announceChange(change: LibraryChange): void {
  // A channel of its own for each message, because a channel never hears itself.
  const channel = new BroadcastChannel(CHANNEL);
  channel.postMessage(change);
  channel.close();
}

/** Calls `listener` at every change until the function it returns is called. */
export function onLibraryChange(listener: (change: LibraryChange) => void): () => void {
  const channel = new BroadcastChannel(CHANNEL);
  channel.onmessage = (event: MessageEvent<LibraryChange>) => listener(event.data);
  return () => channel.close();
}
