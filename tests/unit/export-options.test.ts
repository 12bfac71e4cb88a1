import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { StoredArticle } from '@/utils/article/types';
import { formats } from '@/utils/export';
import { jekyll } from '@/utils/export/jekyll';
import { markdown } from '@/utils/export/markdown';
import { defaultTemplate, renderFrontMatter } from '@/utils/export/markdown-template';
import { defaultOptions, type ExportOptions, readOptions } from '@/utils/export/options';
import { formatTemplate, parseTemplate } from '@/utils/export/template-text';
import { formatGroups } from '@/utils/export/types';
import { hash, makeAwkward, picture, pictureUrl, storedWithPicture } from './support/awkward-articles';
import { usePageDom } from './support/dom';
import { readAll, toFile } from './support/import-context';
import { inOrder, readZip } from './support/read-zip';

beforeAll(usePageDom);

const now = Date.parse('2026-11-24T04:00:00Z');

async function render(
  articles: readonly StoredArticle[],
  options: Partial<ExportOptions>,
  format = markdown,
) {
  const readPicture = async () => picture;
  const context = { count: articles.length, now, readPicture, options: { ...defaultOptions, ...options } };
  return readZip(await format.render(inOrder(articles), context));
}

const problemsOf = (frontMatter: string, fileName = '{{title}}') =>
  parseTemplate({ fileName, frontMatter }).problems.map(({ kind, line, word }) => [kind, line, word]);

describe('a template of notes', () => {
  test('is the same after it was written out and read', () => {
    const { template, problems } = parseTemplate(formatTemplate(defaultTemplate));
    expect(problems).toEqual([]);
    expect(template).toEqual(defaultTemplate);
  });

  test('says what is wrong, and where', () => {
    expect(problemsOf('title {{title}}')).toEqual([['no-colon', 1, 'title {{title}}']]);
    expect(problemsOf('title: {{title}}\n- a: b')).toEqual([['bad-name', 2, '- a']]);
    expect(problemsOf('a: 1\nb: 2\na: 3')).toEqual([['name-twice', 3, 'a']]);
    expect(problemsOf('a: {{tilte}} {{constructor}}')).toEqual([
      ['unknown-placeholder', 1, 'tilte'],
      ['unknown-placeholder', 1, 'constructor'],
    ]);
    expect(problemsOf('a: {{title}\n\nb: {{ title }}')).toEqual([['open-placeholder', 1, '{{title}']]);
    expect(problemsOf('', '  ')).toEqual([['no-file-name', 0, '']]);
    expect(problemsOf('# a remark\n---\n标题：{{title}}')).toEqual([]);
  });

  test('gives front matter that YAML reads, whatever names and articles hold', async () => {
    const { template, problems } = parseTemplate({
      fileName: '{{site}} {{day}}',
      frontMatter:
        '标题: "{{title}}"\nyes: {{site}}\nsource: {{ url }}\ntags: {{tags}}\nwhen: {{published}}\ntype: 剪报',
    });
    expect(problems).toEqual([]);
    for (const { summary } of await makeAwkward()) {
      const front = parse(renderFrontMatter(summary, template).replaceAll('---', ''));
      expect(front).toMatchObject({ source: summary.url, type: '剪报' });
      expect(typeof front.标题).toBe('string');
      expect(front.tags ?? ['a, b', '#标签 x']).toEqual(['a, b', '#标签 x']);
    }
  });

  test('of one’s own names the files, and its notes come back', async () => {
    const { template } = parseTemplate({ fileName: '{{site}}-{{title}}', frontMatter: 'source: {{url}}' });
    const stored = await storedWithPicture();
    const files = await render([stored, stored], { markdown: template, attachments: '附件/图 1' });
    expect([...files.keys()]).toEqual([
      `附件/图 1/${hash}.png`,
      '联合早报-港口恢复通航.md',
      '联合早报-港口恢复通航-2.md',
    ]);
    const folder = [...files].map(([name, blob]) => toFile(`vault/${name}`, blob));
    const [result] = await readAll(folder);
    if (!result || 'failure' in result) throw new Error(JSON.stringify(result));
    expect(result.stored.summary).toMatchObject({ id: 'zaobao:1', url: stored.summary.url });
    expect(result.stored.body.pictures).toMatchObject([{ url: pictureUrl, hash: expect.any(String) }]);
  });
});

describe('pictures', () => {
  test.each([
    ['remote', `![码头](<${pictureUrl}>)`],
    ['none', '*昨天的码头*'],
  ] as const)('of notes may be %s', async (markdownPictures, written) => {
    const stored = await storedWithPicture();
    const files = await render([stored, stored], { markdownPictures });
    expect([...files.keys()].every((name) => name.endsWith('.md'))).toBe(true);
    const [note] = await Promise.all([...files.values()].map((file) => file.text()));
    expect(note).toContain(written);
    expect(note).toContain('港口昨天恢复通航。');
    expect(note?.includes('![')).toBe(markdownPictures === 'remote');
  });

  test('of posts may stay where they came from', async () => {
    const stored = await storedWithPicture();
    const files = await render([stored, stored], { jekyllPictures: 'remote' }, jekyll);
    expect([...files.keys()].every((name) => name.startsWith('_posts/'))).toBe(true);
    expect(await [...files.values()][0]?.text()).toContain(
      `<img src="${pictureUrl.replace('&', '&amp;')}" alt="码头">`,
    );
  });
});

test('options that were kept are read, and what is not understood is as by default', () => {
  expect(readOptions({})).toEqual(defaultOptions);
  const kept = { jekyllPictures: 'remote', markdownPictures: 'none', attachments: '../图片//a:b/', x: 'y' };
  expect(readOptions(kept)).toEqual({
    ...defaultOptions,
    jekyllPictures: 'remote',
    markdownPictures: 'none',
    attachments: '图片/a：b',
  });
  expect(readOptions({ markdownPictures: 'sideways', attachments: '/', frontMatter: 'no colon' })).toEqual(
    defaultOptions,
  );
});

test('every format stands in a group, and every group has one', () => {
  expect(new Set(formats.map(({ group }) => group))).toEqual(new Set(formatGroups));
});
