// @ts-check

/**
 * The changelog with its open section closed under a version, and a new open one above.
 *
 * @param {string} text
 * @param {string} version
 * @param {string} date as YYYY-MM-DD
 * @returns {string | undefined} undefined where the open section is missing or says nothing
 */
export function closeSection(text, version, date) {
  const [, section = ''] = text.match(/^## Unreleased\n([\s\S]*?)(?=^## |(?![\s\S]))/m) ?? [];
  if (!/^- /m.test(section)) return undefined;
  return text.replace('## Unreleased\n', `## Unreleased\n\n## ${version} – ${date}\n`);
}

/**
 * Whether one version comes after another; only three numbers are a version.
 *
 * @param {string} next
 * @param {string} current
 */
export function isNewer(next, current) {
  if (!/^\d+\.\d+\.\d+$/.test(next)) return false;
  const [left = [], right = []] = [next, current].map((version) => version.split('.').map(Number));
  const at = left.findIndex((number, index) => number !== right[index]);
  return at >= 0 && (left[at] ?? 0) > (right[at] ?? 0);
}
