import type { StoredArticle } from '@/utils/article/types';
import { parsePage } from '@/utils/dom/parse';
import { sanitize } from '@/utils/dom/sanitize';
import { formats } from '@/utils/export';
import { readFiles } from '@/utils/import';
import { mergeArticles } from '@/utils/library/merge';
import { getPicture, getStored } from '@/utils/library/read';
import { putArticle } from '@/utils/library/write';
import { makeStored } from '../../unit/support/make-article';
import { makePost } from '../../unit/support/make-post';
import { type FuzzReport, note, timed } from './fuzz';
import { Chance, mutate, mutateBytes } from './mutate';
import { findUnsafe } from './unsafe';

interface Sample {
  name: string;
  bytes: Uint8Array<ArrayBuffer>;
  /** Undefined for a zip, which is damaged byte by byte. */
  text: string | undefined;
}

/** One article in so many is written into the library, over the copy that is there. */
const WRITTEN = 50;
const keeper = makePost({ from: 'https://www.zaobao.com/realtime/china/story20240102-7777777' });

let samples: Sample[] = [];
let originals: StoredArticle[] = [];

/** Fills the library and makes a file of each kind of it, and of what others write. Give it posts from elsewhere too. */
export async function prepareFiles(posts: readonly string[]): Promise<number> {
  originals = await Promise.all(
    [1, 2, 3, 4, 5].map((n) =>
      makeStored({
        id: `zaobao:${n}`,
        title: `“标题${n}”：[港口]`,
        html: `<h2>小标题</h2><p>港口昨天恢复通航，第${n}批货轮。</p><blockquote><p>引文</p></blockquote><table><tbody><tr><td>一</td></tr></tbody></table>`,
        text: `港口昨天恢复通航，第${n}批货轮。`,
      }),
    ),
  );
  for (const stored of originals) await putArticle({ stored, files: [], thumbnail: null });
  const exported = formats.flatMap((format) => [1, originals.length].map((count) => exportAs(format, count)));
  const texts = [
    ...posts,
    makePost(),
    makePost({ epoch: null, body: '# 港口\n\n**恢复**通航 ![](a.png)\n\n- 一\n- 二' }),
  ];
  const others: Sample[] = [
    ...texts.map((text, n) => toSample(`2024-01-02-post-${n}.md`, new TextEncoder().encode(text))),
    toSample('wallabag.json', new TextEncoder().encode(JSON.stringify([1, 2].map(toWallabag)))),
    toSample(
      'list.csv',
      new TextEncoder().encode('title,url\n港口,https://www.zaobao.com.sg/news/china/story20240102-1\n'),
    ),
  ];
  samples = [...(await Promise.all(exported)), ...others];
  return samples.length;
}

async function exportAs(format: (typeof formats)[number], count: number): Promise<Sample> {
  const chosen = originals.slice(0, count);
  const articles = (async function* () {
    yield* chosen;
  })();
  const blob = await format.render(articles, { count, readPicture: getPicture, now: 0 });
  const name = format.fileName(count, chosen[0]?.summary, 0);
  return toSample(name, new Uint8Array(await blob.arrayBuffer()));
}

function toSample(name: string, bytes: Uint8Array<ArrayBuffer>): Sample {
  const isZip = bytes[0] === 0x50 && bytes[1] === 0x4b;
  return { name, bytes, text: isZip ? undefined : new TextDecoder().decode(bytes) };
}

function toWallabag(n: number) {
  return {
    ...{
      is_archived: 0,
      is_starred: 0,
      tags: ['港口'],
      title: `标题${n}`,
      url: `https://www.rfa.org/mandarin/${n}`,
    },
    ...{
      content: '<p>港口昨天恢复通航。</p>',
      created_at: '2024-01-02T08:30:00+0800',
      published_by: ['记者'],
    },
  };
}

/** Imports mutated files, each beside an intact one that has to come through. */
export async function fuzzFiles(
  seed: number,
  from: number,
  count: number,
  pieces: readonly string[],
): Promise<FuzzReport> {
  const report: FuzzReport = { tried: 0, articles: 0, problems: [], slowest: 0 };
  const others = [...pieces, ...samples.flatMap(({ text }) => text?.slice(0, 2_000) ?? [])];
  for (let number = from; number < from + count; number += 1) {
    const chance = new Chance(seed, number);
    const { name, bytes, text } = chance.pick(samples);
    const content = text === undefined ? mutateBytes(bytes, chance) : mutate(text, chance, others);
    const { what, took } = await timed(() =>
      tryFile(name, content, number, report).catch((error: unknown) => `crashed: ${error}`),
    );
    note(report, number, took, what && `${name}: ${what}`);
  }
  const lost = await findLost();
  if (lost) report.problems.push({ number: from + count - 1, what: lost });
  return report;
}

async function tryFile(
  name: string,
  content: BlobPart,
  number: number,
  report: FuzzReport,
): Promise<string | undefined> {
  const files = [
    { path: name, file: new File([content], name) },
    { path: 'keeper.md', file: new File([keeper], 'keeper.md') },
  ];
  let seen = 0;
  let isKept = false;
  for await (const result of readFiles(files, { sanitize, parse: parsePage, now: 1e12 })) {
    const isKeeper = result.file.startsWith('keeper.md');
    seen += isKeeper ? 0 : 1;
    if ('failure' in result) {
      if (result.failure.code === 'unexpected') return `crashed: ${result.failure.detail}`;
      continue;
    }
    const { stored } = result;
    isKept ||= isKeeper && stored.body.text.includes('第一批货轮下午离港');
    report.articles += isKeeper ? 0 : 1;
    const problem = isKeeper ? undefined : await tryArticle(stored, number);
    if (problem) return problem;
  }
  if (seen === 0) return 'nothing was said of the file';
  return isKept ? undefined : 'the file beside it was lost';
}

async function tryArticle(stored: StoredArticle, number: number): Promise<string | undefined> {
  for (const { html } of [stored.body, ...stored.revisions]) {
    const unsafe = findUnsafe(html);
    if (unsafe) return unsafe;
  }
  const original = originals.find(({ summary }) => summary.id === stored.summary.id);
  if (original && !holdsText(mergeArticles(original, stored).stored, original))
    return 'merging lost the text that was there';
  if (number % WRITTEN === 0) await putArticle({ stored, files: [], thumbnail: null });
  return undefined;
}

function holdsText({ body, revisions }: StoredArticle, { body: { text } }: StoredArticle): boolean {
  return body.text === text || revisions.some((revision) => revision.text === text);
}

/** Whether the library lost a text that was in it before the fuzzing. */
async function findLost(): Promise<string | undefined> {
  for (const original of originals) {
    const stored = await getStored(original.summary.id);
    if (!stored || !holdsText(stored, original)) return `${original.summary.id} lost its text`;
  }
  return undefined;
}
