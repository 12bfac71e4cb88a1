import type { ArticleId } from '../article/types';

/** What other open pages should know of. */
export type LibraryChange =
  | { kind: 'articles' }
  | { kind: 'article'; id: ArticleId }
  | { kind: 'save-progress'; id: ArticleId; done: number; total: number };

const CHANNEL = 'library';
/** A channel of its own: lists need not look again. */
const BACKUP_CHANNEL = 'backup';

/** Tells every open page, this one included. */
export function announceChange(change: LibraryChange): void {
  announce(CHANNEL, change);
}

/** Tells every open page that something is new of where backups go. */
export function announceBackup(): void {
  announce(BACKUP_CHANNEL, null);
}

function announce(name: string, message: unknown): void {
  // A channel of its own for each message, because a channel never hears itself.
  const channel = new BroadcastChannel(name);
  channel.postMessage(message);
  channel.close();
}

/** Calls `listener` at every change until the function it returns is called. */
export function onLibraryChange(listener: (change: LibraryChange) => void): () => void {
  return listen(CHANNEL, (event: MessageEvent<LibraryChange>) => listener(event.data));
}

/** Calls `listener` whenever something is new of where backups go, until the function it returns is called. */
export function onBackupChange(listener: () => void): () => void {
  return listen(BACKUP_CHANNEL, () => listener());
}

function listen(name: string, listener: (event: MessageEvent) => void): () => void {
  const channel = new BroadcastChannel(name);
  channel.onmessage = listener;
  return () => channel.close();
}
