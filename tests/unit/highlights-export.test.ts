// @vitest-environment jsdom
import { describe, expect, test } from 'vitest';
import { describeSpan, type Highlight } from '@/utils/article/highlight';
import type { CleanHtml } from '@/utils/article/types';
import { markHighlights } from '@/utils/dom/highlights';
import { readParagraphs } from '@/utils/dom/paragraphs';
import { parseFragment } from '@/utils/dom/parse';
import { createToMarkdown } from '@/utils/export/markdown-body';
import { notesInHtml, notesInMarkdown } from '@/utils/export/notes';
import { wordsFor } from '@/utils/export/words';

const html = '<p>港口<b>昨天恢复</b>通航。</p><p>第二段在这里。</p>' as CleanHtml;
const texts = readParagraphs(parseFragment(html)).map(({ text }) => text);

const highlight: Highlight = {
  id: 'a',
  colour: 'green',
  note: '想 <一> 想',
  ...describeSpan(texts, { start: { paragraph: 0, offset: 4 }, end: { paragraph: 1, offset: 3 } }),
  createdAt: 1,
  changedAt: 1,
};

describe('highlights leave with the text', () => {
  test('as marks in HTML, around the words alone, whatever elements they cross', () => {
    const body = parseFragment(html);
    markHighlights(body, [highlight]);
    const mark = '<mark data-highlight="green" title="想 &lt;一&gt; 想">';
    expect(body.innerHTML.replaceAll('title="想 <一> 想"', 'title="想 &lt;一&gt; 想"')).toBe(
      `<p>港口<b>昨天${mark}恢复</mark></b>${mark}通航。</mark></p><p>${mark}第二段</mark>在这里。</p>`,
    );
    expect(readParagraphs(body).map(({ text }) => text)).toEqual(texts);
  });

  test('as ==words== in Markdown, with the notes below', async () => {
    const toMarkdown = await createToMarkdown();
    const text = toMarkdown(html, new Map(), [highlight]);
    expect(text).toContain('==通航。==');
    expect(text).toContain('==第二段==在这里。');
    expect(notesInMarkdown('zh-Hans', [highlight])).toMatch(
      /^\n## 划线与笔记\n\n> 恢复通航。\n>\n> 第二段\n\n想 .*一.* 想\n$/u,
    );
    expect(notesInMarkdown('zh-Hans', [])).toBe('');
  });

  test('as a part of a page that escapes them', () => {
    const notes = notesInHtml([highlight], wordsFor['zh-Hans']);
    expect(notes).toContain(
      '<blockquote><p>恢复通航。</p><p>第二段</p></blockquote>\n<p>想 &lt;一&gt; 想</p>',
    );
  });
});
