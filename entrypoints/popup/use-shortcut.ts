import { useEffect, useState } from 'preact/hooks';
import { browser } from 'wxt/browser';

/** The keys that save the page, as the browser writes them; undefined where there are none (Firefox on Android). */
export function useShortcut(): string | undefined {
  const [keys, setKeys] = useState<string>();
  useEffect(() => {
    void browser.commands?.getAll().then((commands) => {
      setKeys(commands.find(({ name }) => name === 'save-page')?.shortcut || undefined);
    });
  }, []);
  return keys;
}
