import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { weigh } from '../tools/budgets.mjs';
import { builtFor } from './support/test';

interface Manifest {
  permissions: string[];
  optional_permissions?: string[];
  host_permissions: string[];
  externally_connectable?: unknown;
  web_accessible_resources?: unknown[];
  content_security_policy: { extension_pages: string };
}

describe.each(['chrome', 'firefox'] as const)('the build for %s', (browser) => {
  const folder = builtFor(browser);
  const manifest = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8')) as Manifest;

  test('keeps to its budgets', () => {
    const over = weigh(folder).filter(({ isOver }) => isOver);
    expect(over.map(({ name, raw, gzip }) => `${name}: ${raw} bytes, ${gzip} gzipped`)).toEqual([]);
  });

  test('asks for nothing that the README does not explain', () => {
    const readme = readFileSync('README.md', 'utf8');
    for (const name of [...manifest.permissions, ...(manifest.optional_permissions ?? [])]) {
      expect(readme, name).toMatch(new RegExp(`^\\| .*\`${name}\``, 'm'));
    }
    for (const pattern of manifest.host_permissions) {
      expect(pattern).toMatch(/^\*:\/\/[\w.*-]*(?:zaobao|rfa|wenxuecity|arcpublishing)\.[\w.]+\/\*$/);
    }
  });

  test('lets no page talk to it, frame it or run anything in it', () => {
    expect(manifest.externally_connectable).toBeUndefined();
    expect(manifest.web_accessible_resources ?? []).toEqual([]);
    const policy = manifest.content_security_policy.extension_pages;
    for (const part of [
      "default-src 'none'",
      "script-src 'self';",
      "frame-ancestors 'none'",
      "form-action 'none'",
      "base-uri 'none'",
    ])
      expect(policy).toContain(part);
    expect(policy).not.toMatch(/unsafe|style-src[^;]*https?:|img-src[^;]*https?:/);
  });

  test('carries the licences of the code of others', () => {
    const notice = readFileSync(join(folder, 'THIRD-PARTY.txt'), 'utf8');
    for (const name of ['preact', 'dompurify', '@mozilla/readability', 'idb'])
      expect(notice).toContain(`\n${name} `);
    expect(existsSync(join(folder, 'manifest.json'))).toBe(true);
  });
});
