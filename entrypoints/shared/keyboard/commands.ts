/**
 * Every single-key command, in the order of the sheet that shows them. The keys act and the sheet is drawn from this
 * one table; a page takes part by giving a command something to do.
 */
export const commands = [
  { id: 'down', key: 'j' },
  { id: 'up', key: 'k' },
  { id: 'open', key: 'o' },
  { id: 'next', key: 'n' },
  { id: 'previous', key: 'p' },
  { id: 'star', key: 's' },
  { id: 'read', key: 'u' },
  { id: 'select', key: 'x' },
  { id: 'export', key: 'e' },
  { id: 'remove', key: '#' },
  { id: 'undo', key: 'z' },
  { id: 'script', key: 't' },
  { id: 'highlight', key: 'h' },
  { id: 'aloud', key: 'r' },
  { id: 'search', key: '/' },
  { id: 'help', key: '?' },
] as const;

export type CommandId = (typeof commands)[number]['id'];

/** What a page does at commands; a handler that returns false leaves the key to the browser. */
export type Handlers = { readonly [Id in CommandId]?: (() => unknown) | undefined };

/** The last to come is asked first: what lies on top of a page goes before it. */
const stack: Handlers[] = [];

/** Lets handlers take part until the function that it returns is called. */
export function addHandlers(handlers: Handlers): () => void {
  stack.push(handlers);
  return () => {
    const at = stack.indexOf(handlers);
    if (at !== -1) stack.splice(at, 1);
  };
}

/** The commands that do something on the page as it is now. */
export function activeCommands(): (typeof commands)[number][] {
  return commands.filter(({ id }) => stack.some((handlers) => handlers[id]));
}

/** Does what a key stands for. Tells whether it did anything. */
export function runKey(key: string): boolean {
  const command = commands.find((each) => each.key === key);
  const handler = command && stack.findLast((handlers) => handlers[command.id])?.[command.id];
  return handler !== undefined && handler() !== false;
}

/** Whether a key is meant for what has the focus, or for the browser, and not for the page. */
export function isTaken(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true;
  if (event.ctrlKey || event.metaKey || event.altKey) return true;
  if (document.querySelector('dialog[open]')) return true;
  const { target } = event;
  if (!(target instanceof HTMLElement)) return false;
  if (target.isContentEditable || target.matches('textarea, select')) return true;
  // In an open menu letters may find its entries.
  if (target.closest('[role=menu]')) return true;
  return target instanceof HTMLInputElement && !/^(?:checkbox|radio|button|range|file)$/.test(target.type);
}
