// @ts-check
// node tests/tools/make-characters.mjs
// Writes utils/library/search/characters.ts: characters that search treats as one, from the dictionaries of OpenCC.
import { writeFileSync } from 'node:fs';

const dictionaries = ['TSCharacters', 'STCharacters', 'TWVariants', 'HKVariants'];
const out = new URL('../../utils/library/search/characters.ts', import.meta.url);

/** @type {Map<string, Set<string>>} each character's group; the same set for all of a group */
const groups = new Map();
/** @type {Set<string>} characters that are the simplified form of another */
const simplified = new Set();

for (const name of dictionaries) {
  const { default: dictionary } = await import(`opencc-js/dict/${name}`);
  for (const entry of dictionary.split('|')) {
    const [from, ...forms] = entry.split(' ');
    for (const form of forms.filter((/** @type {string} */ to) => to !== from)) {
      join(from, form);
      if (name === 'TSCharacters') simplified.add(form);
    }
  }
}

const lines = wrap([...new Set(groups.values())].map(toText).sort(), 100);
writeFileSync(
  out,
  `// Made by tests/tools/make-characters.mjs from OpenCC's dictionaries (opencc-js 1.4.2, Apache-2.0). Don't edit.

/** Groups of characters that search treats as one, the form they are folded to first. */
export const characterGroups = \`
${lines.join('\n')}
\`;
`,
);
console.log(`${new Set(groups.values()).size} groups of ${groups.size} characters`);

/** @param {string} left @param {string} right */
function join(left, right) {
  const joined = new Set([...(groups.get(left) ?? [left]), ...(groups.get(right) ?? [right])]);
  for (const character of joined) groups.set(character, joined);
}

/** The group with the form to fold to in front: a simplified one, one code unit long where possible. @param {Set<string>} group */
function toText(group) {
  const rank = (/** @type {string} */ form) => (form.length > 1 ? 2 : 0) + (simplified.has(form) ? 0 : 1);
  return [...group].sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1)).join('');
}

/** @param {string[]} words @param {number} width */
function wrap(words, width) {
  const wrapped = [''];
  for (const word of words) {
    const last = wrapped[wrapped.length - 1] ?? '';
    if (last === '') wrapped[wrapped.length - 1] = word;
    else if (last.length + word.length < width) wrapped[wrapped.length - 1] = `${last} ${word}`;
    else wrapped.push(word);
  }
  return wrapped;
}
