import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import type { StoredArticle } from '@/utils/article/types';
import { renderPost } from '@/utils/export/post';
import type { ImportResult } from '@/utils/import/types';
import { mergeArticles } from '@/utils/library/merge';
import { readAll, readOne, toFile } from './support/import-context';

/** Real posts of public archives. They are other people's text, so they stay outside the project. */
const seeds = new URL('../../../shared/seeds/', import.meta.url);
const archive = new URL('../../../shared/archive/_posts/', import.meta.url);

/** Advertisements, subscription prompts and icons of the sites. */
const leftovers =
  /subscribe\.sph|dfp-ad|innity|freemium|cx_paywall|icon-zoom|zoomattribute|single_image|阅读全文|已是早报订户|新用户体验价|专享内容|请 like 我们/;

/** The front matter as YAML sees it, read by the yaml package and not by the import. */
function frontMatterOf(post: string): Record<string, unknown> {
  return parse(post.replace(/\r/g, '').split(/^---$/m)[1] ?? '');
}

/** Words without what HTML does not show. */
const squeeze = (text: string) => text.replace(/[\s\u200b\ufeff\u00ad]+/gu, '');

const namedEntities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  hellip: '…',
  mdash: '—',
  ldquo: '“',
  rdquo: '”',
  middot: '·',
};

function decodeEntities(text: string): string {
  return text
    .replace(/&#x([\da-f]+);/gi, (_, hex) => String.fromCodePoint(Number.parseInt(hex, 16)))
    .replace(/&#(\d+);/g, (_, decimal) => String.fromCodePoint(Number(decimal)))
    .replace(/&(\w+);/g, (entity, name) => namedEntities[name] ?? entity);
}

/** Sentences of a post's body by regular expressions alone: an independent reading of what must not be lost. */
function sentencesOf(post: string): string[] {
  const body = post
    .replace(/\r/g, '')
    .replace(/^---\n[\s\S]*?\n---\n/, '')
    .replace(/<!--[\s\S]*?-->/g, '')
    .replace(/^\s*\[[\s\S]*?\]\(\S*\)\n-+\n/, '')
    .replace(/<(script|style|section|noscript)\b[\s\S]*?<\/\1>/gi, '')
    // RFA's lists of related stories: an item that is nothing but a link to the site itself.
    .replace(/<li>(?:\s|<(?:b|strong|span)[^>]*>)*<a[^>]*rfa\.org[^>]*>(?:(?!<\/li>)[\s\S])*<\/li>/g, '');
  return body
    .split(/<\/?(?:p|div|br|li|h\d|figcaption|blockquote|td|tr|ul|figure|span|img|a)\b[^>]*>/i)
    .flatMap((piece) => squeeze(decodeEntities(piece.replace(/<[^>]*>/g, ''))).split(/(?<=[。！？])/))
    .filter((sentence) => sentence.length >= 6 && !leftovers.test(sentence));
}

function lostSentences(post: string, { body }: StoredArticle): string[] {
  const kept = squeeze([body.text, ...body.pictures.map(({ caption }) => caption)].join('\n'));
  return sentencesOf(post).filter((sentence) => !kept.includes(sentence));
}

describe.skipIf(!existsSync(seeds))(
  'the seeds (skipped where ../shared/seeds is not there)',
  { timeout: 60_000 },
  () => {
    const read = (start: string) => {
      const name = readdirSync(seeds).find((candidate) => candidate.startsWith(start)) ?? '';
      return { name, post: readFileSync(new URL(name, seeds), 'utf8') };
    };

    test.each([
      ['000', 'zaobao:1215435', '2021-11-20T08:28:00.000Z', '2021-11-20T16:28:00', 1],
      ['001', 'zaobao:1212159', '2021-11-10T09:15:00.000Z', '2021-11-10T17:15:00', 0],
      ['003', 'zaobao:1343062', '2022-12-13T05:58:00.000Z', '2022-12-13T13:58:00', 0],
      ['004', 'rfa:mandarin:hcm1-06142023032513', '2023-06-14T07:25:13.000Z', '2023-06-14T03:25:13', 1],
    ])('%s is %s, complete and clean, and leaves as it came', async (start, id, at, local, pictures) => {
      const { name, post } = read(start);
      const { stored } = await readOne(toFile(name, post));
      const { summary, body } = stored;
      const given = frontMatterOf(post);
      expect(summary.id).toBe(id);
      expect(summary.title).toBe(given.title);
      expect(new Date(summary.published.at ?? 0).toISOString()).toBe(at);
      expect(summary.published.local).toBe(local);
      expect(body.pictures).toHaveLength(pictures);
      expect(sentencesOf(post).length).toBeGreaterThan(4);
      expect(lostSentences(post, stored)).toEqual([]);
      expect(body.html + body.text).not.toMatch(leftovers);
      expect(body.html).not.toMatch(/<(?:span|div|section)\b|class=|style=/);
      const again = renderPost(stored, new Map());
      expect(frontMatterOf(again)).toEqual(given);
      expect(again.match(/^<!--(.*)-->$/m)?.[1]).toBe(post.match(/^<!--(.*)-->$/m)?.[1]);
      expect(again.match(/^\[.*\)\n------\n\n<div>$/m)?.[0]).toBe(
        post.match(/^\[.*\)\n------\n\n<div>$/m)?.[0],
      );
    });

    test('002, a page as plain text, is refused', async () => {
      const { name, post } = read('002');
      expect(await readAll([toFile(name, post)])).toEqual([
        { file: name, failure: { code: 'not-an-archive', detail: name } },
      ]);
    });
  },
);

describe.skipIf(!existsSync(archive))(
  'the archive (skipped where ../shared/archive is not there)',
  { timeout: 60_000 },
  () => {
    let posts: Map<string, string>;
    let results: ImportResult[];

    beforeAll(async () => {
      posts = new Map(
        readdirSync(archive).map((name) => [
          name,
          readFileSync(new URL(encodeURIComponent(name), archive), 'utf8'),
        ]),
      );
      results = await readAll([...posts].map(([name, post]) => toFile(name, post)));
    }, 120_000);

    const taken = () =>
      results.flatMap((result) =>
        'stored' in result
          ? [{ name: result.file, post: posts.get(result.file) ?? '', stored: result.stored }]
          : [],
      );

    test('gives each file one result, and refuses only what has no text', () => {
      expect(results.map(({ file }) => file)).toEqual([...posts.keys()]);
      const refused = results.flatMap((result) => ('failure' in result ? [result] : []));
      expect(refused.map(({ failure }) => failure.code)).toEqual(refused.map(() => 'no-body'));
      for (const { file } of refused) expect(sentencesOf(posts.get(file) ?? ''), file).toEqual([]);
      expect(taken().length + refused.length).toBe(posts.size);
    });

    test('keeps every title and date', () => {
      for (const { name, post, stored } of taken()) {
        const [, title = ''] = post.match(/^title: "([\s\S]*?)"\ndate:/m) ?? [];
        const expected = squeeze(decodeEntities(title.replaceAll('\\"', '"').replaceAll('\b', '')));
        if (expected !== '') expect(squeeze(stored.summary.title), name).toBe(expected);
        else expect(stored.summary.title, name).not.toBe('');
        const [, date = ''] = post.match(/^date: (.*)$/m) ?? [];
        const known = [
          stored.summary.published.at,
          stored.summary.savedAt,
          Date.parse(stored.summary.published.local ?? ''),
        ];
        expect(known, name).toContain(Date.parse(date));
      }
    });

    test('dates no article of zaobao on another day than its address, nor after its copy', () => {
      const ours = taken().filter(({ stored }) => stored.summary.site === 'zaobao');
      expect(ours.length).toBeGreaterThan(300);
      const strays = ours.filter(({ stored: { summary } }) => {
        const [, ...day] = summary.url.match(/story(\d{4})(\d\d)(\d\d)/) ?? [];
        const days =
          Math.abs(Date.parse(summary.published.local?.slice(0, 10) ?? '') - Date.parse(day.join('-'))) /
          86_400_000;
        return (summary.published.at ?? 0) > summary.savedAt || days > 1;
      });
      expect(strays.map(({ name }) => name)).toEqual([]);
    });

    test('keeps every sentence of zaobao and RFA, and none of their furniture', () => {
      const lost = taken().flatMap(({ name, post, stored }) =>
        stored.summary.site === 'other'
          ? []
          : lostSentences(post, stored).map((sentence) => `${name}: ${sentence}`),
      );
      const all = taken().flatMap(({ post, stored }) =>
        stored.summary.site === 'other' ? [] : sentencesOf(post),
      );
      expect(all.length).toBeGreaterThan(10_000);
      // Titles of related stories that no regular expression tells from the text.
      expect(lost.length, lost.join('\n')).toBeLessThanOrEqual(3);
      for (const { name, stored } of taken()) expect(stored.body.html, name).not.toMatch(leftovers);
    });

    test('keeps other outlets’ text but for their pages’ furniture', () => {
      for (const { name, post, stored } of taken().filter(
        ({ stored: { summary } }) => summary.site === 'other',
      )) {
        const lost = lostSentences(post, stored).join('').length;
        expect(lost, `${name}: ${lostSentences(post, stored).join(' ')}`).toBeLessThanOrEqual(
          Math.max(600, 0.2 * stored.summary.length),
        );
      }
    });

    test('leaves with front matter that parses to what came in', () => {
      for (const { name, post, stored } of taken()) {
        const again = frontMatterOf(renderPost(stored, new Map()));
        // One file has a line feed in its title, which YAML can't read; its title is compared above.
        const readable = post.replace(
          /^title: "([\s\S]*?)"\ndate:/m,
          (_, title: string) => `title: "${title.replace(/\n/g, '').replace('\b', '')}"\ndate:`,
        );
        const { title: _title, ...given } = frontMatterOf(readable);
        expect(again, name).toMatchObject(given);
      }
    });

    test('imported twice adds nothing', () => {
      const library = new Map<string, StoredArticle>();
      const outcomes = () =>
        taken().map(({ stored }) => {
          const merge = mergeArticles(library.get(stored.summary.id), stored);
          library.set(stored.summary.id, merge.stored);
          return merge.outcome;
        });
      const first = outcomes();
      expect(first.filter((outcome) => outcome === 'added')).toHaveLength(library.size);
      const sizes = [...library.values()].map(({ revisions }) => revisions.length);
      expect(new Set(outcomes())).toEqual(new Set(['unchanged']));
      expect([...library.values()].map(({ revisions }) => revisions.length)).toEqual(sizes);
    });
  },
);
