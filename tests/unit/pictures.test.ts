import { afterEach, expect, test, vi } from 'vitest';
import { downloadPictures, sniffPictureType } from '@/utils/pictures/download';

const png = new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 1, 2, 3]);
const reference = (name: string) => ({ url: `https://static.zaobao.com/${name}`, alt: '', caption: name });
const allowed = async () => true;

afterEach(() => vi.unstubAllGlobals());

function serve(answers: Record<string, () => Response>) {
  const fetch = vi.fn(async (url: string) => {
    const answer = answers[new URL(url).pathname.slice(1)];
    if (!answer) throw new TypeError('Failed to fetch');
    return answer();
  });
  vi.stubGlobal('fetch', fetch);
  return fetch;
}

test('every picture comes back in its place, with its bytes or its problem', async () => {
  serve({
    'a.png': () => new Response(png),
    'b.png': () => new Response('gone', { status: 404 }),
    'c.png': () => new Response('<html>blocked</html>', { headers: { 'content-type': 'image/png' } }),
    'd.png': () => new Response(png, { headers: { 'content-length': String(31 * 1024 * 1024) } }),
  });
  const names = ['a.png', 'b.png', 'c.png', 'd.png', 'e.png'];
  const { pictures, files } = await downloadPictures(names.map(reference), { isAllowed: allowed });
  expect(pictures.map(({ caption, problem }) => [caption, problem])).toEqual([
    ['a.png', null],
    ['b.png', 'not-found'],
    ['c.png', 'not-a-picture'],
    ['d.png', 'too-large'],
    ['e.png', 'unreachable'],
  ]);
  expect(files).toMatchObject([{ hash: pictures[0]?.hash, type: 'image/png' }]);
});

test('the same bytes at two addresses are one file', async () => {
  serve({ 'a.png': () => new Response(png), 'b.png': () => new Response(png) });
  const { pictures, files } = await downloadPictures(['a.png', 'b.png'].map(reference), {
    isAllowed: allowed,
  });
  expect(files).toHaveLength(1);
  expect(pictures[0]?.hash).toBe(pictures[1]?.hash);
});

test('a host without permission is not asked, and a stored picture is not fetched again', async () => {
  const fetch = serve({});
  const { pictures } = await downloadPictures(
    [reference('a.png'), { ...reference('b.png'), hash: 'known', problem: null }],
    { isAllowed: async () => false },
  );
  expect(fetch).not.toHaveBeenCalled();
  expect(pictures).toMatchObject([{ problem: 'no-permission' }, { hash: 'known' }]);
});

test('progress counts every picture once', async () => {
  serve({});
  const steps: number[] = [];
  await downloadPictures(['a', 'b', 'c', 'd', 'e', 'f'].map(reference), {
    isAllowed: allowed,
    onProgress: (done) => steps.push(done),
  });
  expect(steps).toEqual([1, 2, 3, 4, 5, 6]);
});

test.each([
  ['image/jpeg', [0xff, 0xd8, 0xff, 0xe0]],
  ['image/gif', [...'GIF89a'].map((c) => c.charCodeAt(0))],
  ['image/webp', [...'RIFF____WEBP'].map((c) => c.charCodeAt(0))],
  ['image/avif', [0, 0, 0, 28, ...[...'ftypavif'].map((c) => c.charCodeAt(0))]],
  [undefined, [...'<svg onload=alert(1)>'].map((c) => c.charCodeAt(0))],
])('%s is known by its first bytes', (type, bytes) => {
  expect(sniffPictureType(new Uint8Array(bytes))).toBe(type);
});
