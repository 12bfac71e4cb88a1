import { Ajv2020 as Ajv } from 'ajv/dist/2020';
import { describe, expect, test } from 'vitest';
import { sha256 } from '@/utils/article/hash';
import type { ArticleId, CleanHtml, PictureFile, Revision, StoredArticle } from '@/utils/article/types';
import { backup } from '@/utils/export/backup';
import schema from '@/utils/export/backup.schema.json';
import { jekyll } from '@/utils/export/jekyll';
import { decompress } from '@/utils/library/records';
import { factsOf } from '@/utils/library/revisions';
import { readAll, readOne, toFile } from './support/import-context';
import { makeStored } from './support/make-article';
import { makePost } from './support/make-post';
import { makeZip } from './support/make-zip';
import { randomFrom, randomText } from './support/random';
import { inOrder, readZip } from './support/read-zip';

const now = Date.parse('2026-11-24T04:00:00Z');
/** Copies older than these lack them. */
const optionalFields = ['checks', 'provenance'];
const addresses = [
  'https://static.zaobao.com/s3fs-public/a.png?itok=1&v=2',
  'https://static.zaobao.com/s3fs-public/b.jpg',
];

async function makePictures(): Promise<PictureFile[]> {
  return Promise.all(
    addresses.map(async (url, index) => {
      const type = index === 0 ? 'image/png' : 'image/jpeg';
      const bytes = new TextEncoder().encode(`picture ${index}`);
      return {
        hash: await sha256(bytes.buffer),
        blob: new Blob([bytes], { type }),
        type,
        width: 4,
        height: 3,
        url,
      };
    }),
  );
}

const withPictures = `<figure><img src="${addresses[0]?.replace('&', '&amp;')}" alt="码头"><figcaption>昨天的码头（本报记者摄）</figcaption></figure><p>港口昨天恢复通航，第一批货轮下午离港。</p><h2>码头重开</h2><p>工人说，“{{ 等了两个月 }}”。</p><figure><img src="${addresses[1]}" alt=""></figure><ul><li>第一泊位</li><li>第二泊位</li></ul><blockquote><p>开港是大事。</p></blockquote>`;

function contextOf(count: number, files: readonly PictureFile[]) {
  return { count, now, readPicture: async (hash: string) => files.find((file) => file.hash === hash) };
}

/** An article with everything an article can have. */
async function makeFull(): Promise<{ stored: StoredArticle; files: PictureFile[] }> {
  const files = await makePictures();
  const hashes = files.map(({ hash }) => hash);
  const pictures = addresses.map((url, index) => ({
    url,
    alt: index ? '' : '码头',
    caption: index ? null : '昨天的码头（本报记者摄）',
  }));
  const html = withPictures as CleanHtml;
  const stored = await makeStored(
    {
      html,
      pictures,
      snapshot: '<html><p>港口\ud83d</p></html>',
      byline: '记者：甲',
      credits: [{ role: 'reporter', names: ['甲'] }],
    },
    { hashes },
  );
  const revision: Revision = {
    id: stored.summary.id,
    savedAt: 1_700_000_000_000,
    title: '港口\u0000 “旧”',
    html: '<p>旧文。</p>' as CleanHtml,
    text: '旧文。',
    pictures: stored.body.pictures.slice(1),
    contentHash: 'cd'.repeat(32),
    ...(stored.body.provenance && { provenance: stored.body.provenance }),
    facts: factsOf(stored.summary),
    snapshot: new Blob(['packed']),
  };
  const summary = {
    ...stored.summary,
    title: '“港口” [图]\ud800',
    tags: ['航运', 'a, b'],
    read: 1 as const,
    starred: 1 as const,
    position: { paragraph: 3, progress: 0.4 },
    revisionCount: 1,
    partial: 'paywall' as const,
    checks: [
      { at: 1, verdict: 'gone', status: 404, address: 'https://a.example/', changed: null } as const,
      { at: 2, verdict: 'changed', status: 200, address: null, changed: 3 } as const,
    ],
  };
  return { stored: { summary, body: stored.body, revisions: [revision] }, files };
}

/** Blobs are opaque to comparison, so they are read. */
async function readable({ stored, files }: { stored: StoredArticle; files: PictureFile[] }) {
  const { snapshot, ...body } = stored.body;
  return {
    ...stored,
    body: { ...body, snapshot: snapshot && (await decompress(snapshot)) },
    revisions: await Promise.all(
      stored.revisions.map(async (revision) => ({
        ...revision,
        snapshot: revision.snapshot && (await new Blob([revision.snapshot]).text()),
      })),
    ),
    files: await Promise.all(
      files.map(async ({ blob, ...file }) => ({ ...file, blobType: blob.type, bytes: await blob.text() })),
    ),
  };
}

describe('a backup', { timeout: 60_000 }, () => {
  test('restores everything exactly', async () => {
    const full = await makeFull();
    const second = await makeStored({ id: 'zaobao:2', title: '没有图片' });
    const zip = await backup.render(inOrder([full.stored, second]), contextOf(2, full.files));
    const results = await readAll([toFile('backup.zip', zip)]);
    const taken = results.map((result) =>
      'failure' in result ? Promise.reject(result.failure) : readable(result),
    );
    const expected = [await readable(full), await readable({ stored: second, files: [] })];
    expect(
      (await Promise.all(taken)).map(({ file: _file, ...rest }: { file?: string } & object) => rest),
    ).toEqual(expected);
  });

  test('of any words, marks and times restores everything exactly', async () => {
    const random = randomFrom(31);
    const maybe = <T>(value: T) => (random() < 0.5 ? value : null);
    const stored = await Promise.all(
      Array.from({ length: 80 }, async (_, index) => {
        const words = `港口${randomText(random, 20)}`;
        const html = `<p>${words
          .replaceAll('&', '&amp;')
          .replaceAll('<', '&lt;')
          .replaceAll('>', '&gt;')
          .replace(/\r|\0|\u00a0|\p{Cs}/gu, '')}</p>`;
        const one = await makeStored({
          id: `zaobao:${index + 1}`,
          title: randomText(random, 40),
          text: words,
          html,
          byline: maybe(randomText(random)),
          source: maybe(randomText(random)),
          section: maybe(randomText(random)),
          modifiedAt: maybe(index),
          snapshot: maybe(randomText(random, 40).replace(/\p{Cs}/gu, '')),
          credits: [{ role: 'author', names: [randomText(random)] }],
        });
        const marks = {
          tags: [randomText(random), randomText(random)],
          read: index % 2 ? (1 as const) : (0 as const),
          starred: index % 3 ? (1 as const) : (0 as const),
          position: maybe({ paragraph: index, progress: random() }),
          firstSavedAt: index,
        };
        const revisions = Array.from({ length: index % 3 }, (__, age): Revision => {
          const { html: front, text, pictures } = one.body;
          return {
            ...{ id: one.summary.id, savedAt: age, title: randomText(random), html: front, text, pictures },
            contentHash: String(age),
          };
        });
        return { ...one, summary: { ...one.summary, ...marks }, revisions };
      }),
    );
    const zip = await backup.render(inOrder(stored), contextOf(stored.length, []));
    const results = await readAll([toFile('backup.zip', zip)]);
    expect(results).toHaveLength(stored.length);
    for (const [index, result] of results.entries()) {
      if ('failure' in result) throw new Error(JSON.stringify(result));
      const before = stored[index];
      expect(await readable(result)).toMatchObject(
        await readable({ stored: before as StoredArticle, files: [] }),
      );
    }
  });

  test('validates against its published schema', async () => {
    const validate = new Ajv({ strict: true, formats: { 'date-time': true } }).compile(schema);
    const { stored, files } = await makeFull();
    const second = await makeStored({ id: 'zaobao:2', title: '' });
    const zip = await readZip(await backup.render(inOrder([stored, second]), contextOf(2, files)));
    const texts = [...zip].filter(([name]) => name.endsWith('.json'));
    expect(texts).toHaveLength(3);
    for (const [name, blob] of texts) {
      const value = JSON.parse(await blob.text());
      expect(validate(value) || validate.errors, name).toBe(true);
      // Each field is described: leaving one out is noticed, and so is one that nobody knows.
      for (const part of [value, value.summary, value.body].filter(Boolean)) {
        for (const key of Object.keys(part).filter((name) => !optionalFields.includes(name))) {
          const { [key]: removed, ...rest } = part;
          const damaged =
            part === value ? rest : { ...value, [part === value.summary ? 'summary' : 'body']: rest };
          expect(validate(damaged), `${name} without ${key} (${String(removed).slice(0, 9)})`).toBe(false);
        }
      }
      expect(validate({ ...value, more: 1 }), name).toBe(false);
    }
  });

  test('of what the database holds carries nothing of the database’s own', async () => {
    const { stored, files } = await makeFull();
    const asRead = { ...stored, body: { ...stored.body, hashes: ['x'] } };
    const zip = await readZip(await backup.render(inOrder([asRead]), contextOf(1, files)));
    expect(await zip.get('articles/000001.json')?.text()).not.toContain('hashes');
  });

  test('unpacked into a folder is the same', async () => {
    const { stored, files } = await makeFull();
    const zip = await readZip(await backup.render(inOrder([stored]), contextOf(1, files)));
    const folder = [...zip].map(([name, blob]) => toFile(`old/${name}`, blob));
    const [result, ...more] = await readAll(folder);
    expect(more).toEqual([]);
    expect(result && 'files' in result && (await readable(result))).toMatchObject(
      await readable({ stored, files }),
    );
  });

  async function change(path: RegExp, edit: (text: string) => string) {
    const { stored, files } = await makeFull();
    const zip = await readZip(await backup.render(inOrder([stored]), contextOf(1, files)));
    const changed: Record<string, string> = {};
    for (const [name, blob] of zip)
      changed[name] = path.test(name) ? edit(await blob.text()) : await blob.text();
    return readAll([toFile('backup.zip', await makeZip(changed))]);
  }

  test.each([
    [/^articles/, (text: string) => text.slice(0, -20), 'bad-file'],
    [/^articles/, (text: string) => text.replace('"savedAt": ', '"savedAt": "soon", "x": '), 'bad-file'],
    [
      /^articles/,
      (text: string) => text.replace('https://www.zaobao.com.sg', 'javascript:a()//'),
      'bad-file',
    ],
    [/^articles/, (text: string) => text.replace('"version": 1', '"version": 2'), 'newer-backup'],
    [/^backup/, (text: string) => text.replace('"version": 1', '"version": 2'), 'newer-backup'],
  ])('damaged, hostile or newer is refused (%s, %s)', async (path, edit, code) => {
    expect(await change(path, edit)).toMatchObject([{ failure: { code } }]);
  });

  test('with scripts in it is sanitised', async () => {
    const [result] = await change(/^articles/, (text) =>
      text.replaceAll('<p>', '<p onclick=\\"a()\\"><script>b()</script>'),
    );
    const stored = result && 'stored' in result ? result.stored : undefined;
    expect(stored?.body.html).toContain('港口昨天恢复通航');
    expect(stored?.body.html).not.toMatch(/script|onclick/);
    expect(stored?.revisions[0]?.html).toBe('<p>旧文。</p>');
  });

  test('with another picture under a picture’s name is restored without that picture', async () => {
    const results = await change(/^pictures.*png$/, () => 'something else');
    const [result] = results;
    if (!result || 'failure' in result) throw new Error(JSON.stringify(result));
    expect(result.files.map(({ type }) => type)).toEqual(['image/jpeg']);
    expect(result.stored.body.pictures.map(({ hash }) => hash === null)).toEqual([true, false]);
  });
});

describe('Jekyll posts', { timeout: 60_000 }, () => {
  test('come back with text, pictures and their addresses', async () => {
    const { stored, files } = await makeFull();
    const other = {
      ...stored,
      summary: { ...stored.summary, id: 'zaobao:2' as ArticleId, url: `${stored.summary.url}2` },
    };
    const zip = await jekyll.render(inOrder([stored, other]), contextOf(2, files));
    const folder = [...(await readZip(zip))].map(([name, blob]) => toFile(`site/${name}`, blob));
    for (const results of [await readAll([toFile('posts.zip', zip)]), await readAll(folder)]) {
      expect(results).toHaveLength(2);
      const [result] = results;
      if (!result || 'failure' in result) throw new Error(JSON.stringify(result));
      const { summary, body } = result.stored;
      expect(body.html).toBe(stored.body.html);
      expect(body.pictures).toEqual(stored.body.pictures);
      expect(result.files.map(({ hash, url, type }) => ({ hash, url, type }))).toEqual(
        files.map(({ hash, url, type }) => ({ hash, url, type })),
      );
      expect(summary).toMatchObject({
        url: stored.summary.url,
        siteName: '联合早报',
        title: '“港口” [图]\ufffd',
        tags: stored.summary.tags,
        published: { at: stored.summary.published.at, origin: 'import' },
        pictureCount: 2,
        missingPictures: 0,
      });
    }
  });

  test('one alone comes back with the addresses of its pictures', async () => {
    const { stored, files } = await makeFull();
    const post = await jekyll.render(inOrder([stored]), contextOf(1, files));
    const { stored: back } = await readOne(toFile('a.md', post));
    expect(back.body.html).toBe(stored.body.html);
    expect(back.body.pictures.map(({ url, hash, problem }) => [url, hash, problem])).toEqual(
      addresses.map((url) => [url, null, null]),
    );
  });

  test('with a damaged picture come back without it', async () => {
    const { stored, files } = await makeFull();
    for (const format of [jekyll, backup]) {
      const zip = await format.render(inOrder([stored, stored]), contextOf(2, files));
      const bytes = new Uint8Array(await zip.arrayBuffer());
      const at = Buffer.from(bytes).indexOf('picture 0');
      expect(at).toBeGreaterThan(0);
      bytes[at] = 0x50;
      const [result] = await readAll([toFile('posts.zip', bytes)]);
      if (!result || 'failure' in result) throw new Error(JSON.stringify(result));
      expect(result.stored.body.pictures.map(({ hash }) => hash !== null)).toEqual([false, true]);
      expect(result.files).toHaveLength(1);
    }
  });

  test('of other Jekyll sites bring the pictures that lie beside them', async () => {
    const body =
      '<p>港口昨天恢复通航。</p><p><img src="{{ site.baseurl }}/img/%E7%A0%81.png"></p><p><img src="../img/b.jpg" data-src="https://a.example/b.jpg"></p><p><img src="/img/none.png"></p>';
    const zip = await makeZip({
      'site/_posts/2024-01-02-a.md': makePost({ body, from: 'https://news.example/2024/a' }),
      'site/img/码.png': 'one',
      'site/img/b.jpg': 'two',
    });
    const [result] = await readAll([toFile('site.zip', zip)]);
    if (!result || 'failure' in result) throw new Error(JSON.stringify(result));
    expect(result.stored.body.pictures.map(({ url, hash }) => [url, hash !== null])).toEqual([
      ['https://news.example/img/%E7%A0%81.png', true],
      ['https://a.example/b.jpg', true],
      ['https://news.example/img/none.png', false],
    ]);
    expect(result.files.map(({ type }) => type)).toEqual(['image/png', 'image/jpeg']);
  });

  test('that were imported come back as they were, whatever they hold', async () => {
    const random = randomFrom(5);
    const escapeHtml = (text: string) =>
      text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
    const quote = (text: string) => JSON.stringify(text).replace(/\p{Cs}/gu, '\ufffd');
    const posts = Array.from({ length: 150 }, (_, index) => {
      const paragraphs = Array.from(
        { length: 1 + Math.floor(random() * 5) },
        () =>
          `<p title="${escapeHtml(randomText(random))}">港口${escapeHtml(randomText(random, 20))}通航。</p>`,
      );
      return toFile(
        `2024-01-02-${index}.md`,
        makePost({
          title: quote(`${randomText(random, 40)}甲`),
          author: quote(`甲${randomText(random)}`),
          tags: `[ ${quote(randomText(random))}, ${quote(randomText(random))} ]`,
          categories: `[ ${quote(`乙${randomText(random)}`)} ]`,
          from: `https://news.example/${index}?q=${encodeURIComponent(randomText(random, 3).replace(/\p{Cs}/gu, ''))}`,
          body: paragraphs.join('\n'),
        }),
      );
    });
    const first = await readAll(posts);
    const stored = first.map((result) => ('failure' in result ? Promise.reject(result) : result.stored));
    const zip = await jekyll.render(inOrder(await Promise.all(stored)), contextOf(posts.length, []));
    const second = await readAll([toFile('posts.zip', zip)]);
    expect(second).toHaveLength(posts.length);
    for (const [index, before] of first.entries()) {
      const after = second[index];
      if (!after || 'failure' in after || 'failure' in before) throw new Error(JSON.stringify(after));
      expect(comparable(after.stored)).toEqual(comparable(before.stored));
    }
  });
});

/** White space between words and blocks has no meaning in HTML, and Markdown allows no empty line in a block. */
function comparable({ summary, body }: StoredArticle) {
  const { contentHash: _hash, post, ...facts } = summary;
  return {
    ...facts,
    post: post && { ...post, fileName: null },
    excerpt: facts.excerpt.replace(/\s+/g, ' '),
    html: body.html.replace(/(?:\s|&nbsp;)+/g, ' '),
    text: body.text.replace(/\s+/g, ' '),
  };
}
