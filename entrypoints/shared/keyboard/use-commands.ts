import { useLayoutEffect, useRef } from 'preact/hooks';
import { addHandlers, type CommandId, commands, type Handlers } from './commands';

/** Gives commands something to do while the component is shown. Which ones it has may change with every render. */
export function useCommands(handlers: Handlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  const has = commands.filter(({ id }) => handlers[id]).map(({ id }) => id);
  useLayoutEffect(() => {
    const entries = has.map((id: CommandId) => [id, () => latest.current[id]?.()] as const);
    return addHandlers(Object.fromEntries(entries));
  }, [has.join()]);
}
