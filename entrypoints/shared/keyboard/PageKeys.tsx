import type { Toasts } from '../use-toast';
import { KeySheet } from './KeySheet';
import { useCommands } from './use-commands';

interface PageKeysProps {
  toasts: Pick<Toasts, 'toast' | 'close'>;
  /** The page has a search field. */
  searches?: boolean;
}

/** The keys of a page: one listener, one sheet, and the way back of what its toast tells. */
export function PageKeys({ toasts: { toast, close }, searches = false }: PageKeysProps) {
  const undo = toast?.undo;
  useCommands({
    search: searches ? focusSearch : undefined,
    undo:
      undo &&
      (() => {
        close();
        undo();
      }),
  });
  return <KeySheet />;
}

/** The search field in sight, if the page has one. */
function focusSearch(): boolean {
  const fields = [...document.querySelectorAll<HTMLInputElement>('input[type=search]')];
  const field = fields.find((each) => !each.closest('[hidden]'));
  field?.focus();
  field?.select();
  return field !== undefined;
}
