import { useEffect, useState } from 'preact/hooks';
import { type Browser, browser } from 'wxt/browser';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { singleKeysSetting } from '@/utils/settings/reading';
import { showKeySheet } from '../shared/keyboard/KeySheet';
import { useSetting } from '../shared/use-setting';

/** Where a reader changes them by hand; a page may open Chrome's, not Firefox's. */
const CHROME_PAGE = 'chrome://extensions/shortcuts';
const FIREFOX_PAGE = 'about:addons';

/** The extension's keys as they are set in the browser, and the way to change them. */
export function ShortcutSettings() {
  const { t } = useLocaleContext();
  const commands = useCommands();
  // Firefox on Android has no shortcuts.
  if (!browser.commands) return <SingleKeys />;
  return (
    <>
      <dl class="keys" data-testid="shortcuts">
        {commands.map(({ name, description, shortcut }) => (
          <div key={name}>
            <dt>{name === '_execute_action' ? t('shortcutOpen') : description}</dt>
            <dd>{shortcut ? <kbd>{shortcut}</kbd> : t('shortcutNone')}</dd>
          </div>
        ))}
      </dl>
      <SingleKeys />
      {import.meta.env.FIREFOX ? (
        <FirefoxWay />
      ) : (
        <Button testId="change-shortcuts" onClick={() => void browser.tabs.create({ url: CHROME_PAGE })}>
          {t('shortcutChange')}
        </Button>
      )}
    </>
  );
}

/** Whether letters alone are commands, and what they do. */
function SingleKeys() {
  const { t } = useLocaleContext();
  const [enabled, enable] = useSetting(singleKeysSetting);
  return (
    <>
      <label class="setting-check">
        <input
          type="checkbox"
          data-testid="single-keys"
          checked={enabled}
          onChange={({ currentTarget }) => enable(currentTarget.checked)}
        />
        {t('singleKeys')}
      </label>
      <Button testId="show-keys" onClick={showKeySheet}>
        {t('keySheetShow')}
      </Button>
    </>
  );
}

/** From Firefox 137 on, and not in the shared types. */
type FirefoxCommands = typeof browser.commands & { openShortcutSettings?: () => Promise<void> };

function FirefoxWay() {
  const { t } = useLocaleContext();
  const commands: FirefoxCommands = browser.commands;
  if (!commands.openShortcutSettings) {
    return <p>{t('shortcutChangeHint', { address: FIREFOX_PAGE })}</p>;
  }
  return (
    <Button testId="change-shortcuts" onClick={() => void commands.openShortcutSettings?.()}>
      {t('shortcutChange')}
    </Button>
  );
}

function useCommands(): Browser.commands.Command[] {
  const [commands, setCommands] = useState<Browser.commands.Command[]>([]);
  useEffect(() => {
    const read = () => void browser.commands?.getAll().then(setCommands);
    read();
    // The reader comes back from the browser's page that changes them.
    addEventListener('focus', read);
    return () => removeEventListener('focus', read);
  }, []);
  return commands;
}
