import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { closeSection, isNewer } from '../tools/release-text.mjs';

test('a release closes the open section of the changelog and opens a new one', () => {
  const text = '# Changelog\n\n## Unreleased\n\n### Added\n\n- One.\n\n## 0.1.0 – 2026-01-01\n\n- Zero.\n';
  expect(closeSection(text, '0.2.0', '2026-02-03')).toBe(
    '# Changelog\n\n## Unreleased\n\n## 0.2.0 – 2026-02-03\n\n### Added\n\n- One.\n\n## 0.1.0 – 2026-01-01\n\n- Zero.\n',
  );
});

test('there is nothing to release where nothing is said', () => {
  expect(closeSection('## Unreleased\n\n## 0.1.0\n\n- Zero.\n', '0.2.0', '')).toBeUndefined();
  expect(closeSection('# Changelog\n', '0.2.0', '')).toBeUndefined();
});

test("the project's own changelog can be closed", () => {
  expect(closeSection(readFileSync('CHANGELOG.md', 'utf8'), '9.9.9', '2026-02-03')).toContain(
    '## 9.9.9 – 2026-02-03',
  );
});

test.each([
  ['0.2.0', true],
  ['1.0.0', true],
  ['0.1.10', true],
  ['0.1.2', false],
  ['0.1.1', false],
  ['0.2', false],
  ['0.2.0-beta', false],
  ['', false],
])('%s after 0.1.2: %s', (next, expected) => {
  expect(isNewer(next, '0.1.2')).toBe(expected);
});
