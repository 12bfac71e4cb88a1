import type { Marionette } from './marionette';

/** What Firefox itself does with an extension: its prompts, settings, keys and background. */

/** Answers Firefox's question for a permission. Resolves to its words. */
export async function answerPermission(marionette: Marionette, answer: 'allow' | 'deny'): Promise<string> {
  return marionette.run<string>(
    `const [answer] = args;
     const end = Date.now() + 20000;
     for (;;) {
       const shown = document.getElementById('addon-webext-permissions-notification');
       if (shown && document.getElementById('notification-popup').state === 'open') {
         const words = shown.textContent || shown.getAttribute('label') || '';
         await new Promise((resolve) => setTimeout(resolve, 700)); // a prompt takes no click at once, against click-jacking
         (answer === 'allow' ? shown.button : shown.secondaryButton).click();
         return words;
       }
       if (Date.now() > end) throw new Error('Firefox asked for no permission');
       await new Promise((resolve) => setTimeout(resolve, 100));
     }`,
    answer,
  );
}

/** Host patterns that the extension may use now. */
export function grantedHosts(marionette: Marionette, extensionId: string): Promise<string[]> {
  return marionette.run(
    `return WebExtensionPolicy.getByID(args[0]).allowedOrigins.patterns.map(({ pattern }) => pattern).filter((pattern) => !pattern.startsWith('moz-extension:'));`,
    extensionId,
  );
}

/** Lets the extension into private windows, as its page in about:addons does. */
export async function allowPrivateWindows(marionette: Marionette, extensionId: string): Promise<void> {
  await marionette.run(
    `const [id] = args;
     const { ExtensionPermissions } = ChromeUtils.importESModule('resource://gre/modules/ExtensionPermissions.sys.mjs');
     const { AddonManager } = ChromeUtils.importESModule('resource://gre/modules/AddonManager.sys.mjs');
     await ExtensionPermissions.add(id, { permissions: ['internal:privateBrowsingAllowed'], origins: [] });
     const addon = await AddonManager.getAddonByID(id);
     await addon.reload();
     while (!WebExtensionPolicy.getByID(id)?.privateBrowsingAllowed) await new Promise((resolve) => setTimeout(resolve, 50));`,
    extensionId,
  );
}

/** Does what the keys of the command `save-page` do, Alt+Shift+S. */
export async function pressSaveKeys(marionette: Marionette): Promise<void> {
  await marionette.run(`document.querySelector('keyset[id^="ext-keyset-id"] key[key="S"]').doCommand();`);
}

/** Stops the background in the midst of whatever it does, as a crash does; Firefox itself stops one that idles. */
export async function stopBackground(marionette: Marionette, extensionId: string): Promise<void> {
  await marionette.run(
    `const { extension } = WebExtensionPolicy.getByID(args[0]);
     await extension.terminateBackground({ ignoreDevToolsAttached: true, disableResetIdleForTest: true });
     if (extension.backgroundState !== 'stopped') throw new Error('the background is ' + extension.backgroundState);`,
    extensionId,
  );
}
