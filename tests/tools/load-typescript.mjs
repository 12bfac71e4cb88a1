// @ts-check

/**
 * Imports a TypeScript module under Node versions that can't by themselves. Needs node_modules.
 *
 * @param {URL} url
 * @returns {Promise<any>} the module's exports
 */
export async function loadTypeScript(url) {
  const [{ runnerImport }, { fileURLToPath }] = await Promise.all([import('vite'), import('node:url')]);
  const { module } = await runnerImport(fileURLToPath(url), { configFile: false, logLevel: 'error' });
  return module;
}
