import { browser } from 'wxt/browser';
import type { KeptFolder } from '@/utils/library/schema';

/** What type libraries do not know yet of the File System Access API. */
type Handle = FileSystemDirectoryHandle & {
  queryPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
  requestPermission?(options: { mode: 'readwrite' }): Promise<PermissionState>;
};

type Picker = (options: { mode: 'readwrite'; id: string }) => Promise<FileSystemDirectoryHandle>;

const picker = () => (globalThis as { showDirectoryPicker?: Picker }).showDirectoryPicker;

/** Whether the browser can write into a folder of the reader's; elsewhere there are downloads. */
export const canPickFolder = () => picker() !== undefined;

/** Lets the reader choose a folder; undefined when they chose none. Must be called straight from a click. */
export async function pickFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await picker()?.({ mode: 'readwrite', id: 'jianbao' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw error;
  }
}

/** Asks for what writing downloads needs; false when it was refused. Must be called straight from a click. */
export function askForDownloads(): Promise<boolean> {
  return browser.permissions.request({ permissions: ['downloads'] });
}

/**
 * Whether a folder may be written now. The browser forgets its permission when it closes, unless the reader allowed
 * it for every visit. @param ask asks the reader, which only a click may do.
 */
export async function mayWrite({ handle }: Pick<KeptFolder, 'handle'>, ask: boolean): Promise<boolean> {
  if (!handle) return browser.permissions.contains({ permissions: ['downloads'] });
  const { queryPermission, requestPermission } = handle as Handle;
  // A folder of the origin's own needs no permission and may lack these.
  const state = (await queryPermission?.call(handle, { mode: 'readwrite' })) ?? 'granted';
  if (state === 'granted' || !ask) return state === 'granted';
  return (await requestPermission?.call(handle, { mode: 'readwrite' })) === 'granted';
}
