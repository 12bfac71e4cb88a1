import { useEffect, useRef, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { singleKeysSetting } from '@/utils/settings/reading';
import { useSetting } from '../use-setting';
import { activeCommands, isTaken, runKey } from './commands';
import { useCommands } from './use-commands';

/** Name of the event that shows the sheet where a button asks for it. */
const SHOW = 'jianbao-show-keys';

/** Shows the sheet of the page's keys. */
export function showKeySheet(): void {
  document.dispatchEvent(new Event(SHOW));
}

/**
 * Listens to the single keys of a page, once for all of it, and shows them in a sheet. They can be turned off: who
 * speaks to a computer, or whose screen reader passes letters on, would trigger them unawares (WCAG 2.1.4).
 */
export function KeySheet() {
  const { t } = useLocaleContext();
  const dialog = useRef<HTMLDialogElement>(null);
  const [enabled] = useSetting(singleKeysSetting);
  const [shown, setShown] = useState(false);
  const show = () => {
    setShown(true);
    if (!dialog.current?.open) dialog.current?.showModal();
  };
  useCommands({ help: show });
  useEffect(() => {
    document.addEventListener(SHOW, show);
    return () => document.removeEventListener(SHOW, show);
  }, []);
  useEffect(() => {
    if (!enabled) return;
    const onKey = (event: KeyboardEvent) => {
      if (!isTaken(event) && runKey(event.key)) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [enabled]);
  return (
    <dialog
      ref={dialog}
      class="key-sheet"
      aria-labelledby="key-sheet-title"
      data-testid="key-sheet"
      onClose={() => setShown(false)}
      // The page below has its own use for Esc.
      onKeyDown={(event) => event.stopPropagation()}
    >
      <div class="key-sheet-head">
        <h2 id="key-sheet-title">{t('keySheet')}</h2>
        <Button kind="quiet" icon="close" label={t('close')} onClick={() => dialog.current?.close()} />
      </div>
      {!enabled && <p class="key-sheet-off">{t('singleKeysOff')}</p>}
      <dl class="keys">
        {shown &&
          activeCommands().map(({ id, key }) => (
            <div key={id}>
              <dt>{t(`key.${id}`)}</dt>
              <dd>
                <kbd>{key}</kbd>
              </dd>
            </div>
          ))}
        <div>
          <dt>{t('key.escape')}</dt>
          <dd>
            <kbd>Esc</kbd>
          </dd>
        </div>
      </dl>
    </dialog>
  );
}
