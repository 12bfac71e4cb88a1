// @ts-check
import { build } from 'vite';
import { root } from './run-command.mjs';

/**
 * Bundles a module of the tests into one script that puts its exports into a global object. Evaluated through a
 * debugger it runs in a page of the extension, whose content security policy allows no script of others.
 *
 * @param {string} entry in the repository
 * @param {string} name of the global object
 * @returns {Promise<string>}
 */
export async function bundlePage(entry, name) {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    root,
    define: {
      'process.env.NODE_ENV': '"production"',
      EXTENSION_VERSION: '"0.0.0"',
      RULES_VERSION: '"tests"',
    },
    resolve: { alias: { '@': root.replace(/\/$/, '') } },
    build: { write: false, lib: { entry, formats: ['iife'], name } },
  });
  const { output } = /** @type {{ output: { code: string }[] }} */ ([result].flat()[0]);
  const code = output[0]?.code ?? '';
  return code.replace(new RegExp(`^(?:var|let|const) ${name}\\s*=`), `globalThis.${name} =`);
}
