import { expect, test } from 'vitest';
import { suggestHit, toPlain } from '@/entrypoints/background/suggestion';
import { findMarks } from '@/utils/library/search/match';
import { parseQuery } from '@/utils/library/search/query';
import { makeSnippet } from '@/utils/library/search/snippet';
import { makeStored } from './support/make-article';

const hostile = '<match>台灣</match> & "台湾" \u0007\ud83d 渡轮';

async function makeHit(typed: string) {
  const { summary } = await makeStored({ title: hostile });
  const query = parseQuery(typed);
  return {
    summary,
    titleMarks: findMarks(summary.title, query),
    snippet: makeSnippet('从台湾开来的渡轮。', query),
  };
}

test('a suggestion marks the words, and what was saved can not break out of its text', async () => {
  const { content, description } = suggestHit(await makeHit('台湾'), '台湾', true);
  expect(content).toBe('zaobao:1 台湾');
  expect(description).toBe(
    '&lt;match&gt;<match>台灣</match>&lt;/match&gt; &amp; &quot;<match>台湾</match>&quot; \ufffd 渡轮' +
      '<dim> — 联合早报 2024-01-02 — </dim>从<match>台湾</match>开来的渡轮。',
  );
});

test('a browser without markup gets the text as it is', async () => {
  const { description } = suggestHit(await makeHit('台湾'), '台湾', false);
  expect(description).toBe(`${hostile} — 联合早报 2024-01-02 — 从台湾开来的渡轮。`);
});

test('what XML can not hold is left out', () => {
  expect(toPlain('甲\u0000\u000b\ufffe乙\n😀')).toBe('甲乙\n😀');
});
