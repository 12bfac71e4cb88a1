import { type Chromium, launchChromium } from '../../tools/browser/chromium';
import { savePage } from '../../tools/pages/world';
import { DemoServer } from '../../tools/server/demo-server';
import { drawLandscape } from '../../tools/server/landscape';

export interface Size {
  characters: number;
  pictures: number;
}

export interface FirstScreens {
  version: string | undefined;
  /** Milliseconds from the start of a page's navigation to its first screen, for each size in the order given. */
  times: number[][];
}

/** Saves an article of each size and opens them in turn, each in a tab of its own. The first round is not counted. */
export async function measureFirstScreens(
  extension: string,
  sizes: readonly Size[],
  rounds: number,
  onRound: (round: number) => void,
): Promise<FirstScreens> {
  const server = await DemoServer.start();
  // Drawn once; each is a file of its own for what stands behind its end.
  const drawn = drawLandscape('first-screen');
  server.pictures = (url) => ({
    status: 200,
    type: 'image/png',
    body: Buffer.concat([drawn, Buffer.from(url)]),
  });
  const browser = await launchChromium({ extension, server });
  try {
    const ids: string[] = [];
    for (const [index, size] of sizes.entries()) {
      const url = `https://www.zaobao.com.sg/realtime/china/story20250312-${7700000 + index}`;
      server.setPage(url, writePage(size));
      ids.push(await savePage(browser, url));
    }
    const times: number[][] = sizes.map(() => []);
    for (let round = 0; round <= rounds; round++) {
      onRound(round);
      for (const [index, id] of ids.entries()) {
        const time = await openOnce(browser, id, sizes[index] ?? { characters: 0, pictures: 0 });
        if (round > 0) times[index]?.push(time);
      }
    }
    return { version: browser.context.browser()?.version(), times };
  } finally {
    await browser.close();
    await server.stop();
  }
}

async function openOnce({ context, extensionId }: Chromium, id: string, size: Size): Promise<number> {
  const page = await context.newPage();
  await page.addInitScript(watchFirstScreen);
  await page.goto(`chrome-extension://${extensionId}/reader.html?id=${encodeURIComponent(id)}`);
  const time = await page.evaluate(() => Reflect.get(globalThis, 'firstScreen') as Promise<number>);
  const pictures = page.locator('[data-testid=article] img');
  const text = (await page.locator('.article-body').textContent()) ?? '';
  // A fast page that shows something else proves nothing.
  if ((await pictures.count()) !== size.pictures || text.length < size.characters)
    throw new Error(`The reader shows ${text.length} characters and ${await pictures.count()} pictures`);
  await page.close();
  return time;
}

/** In the page: resolves when text and decoded pictures of the first screen have been painted. */
function watchFirstScreen(): void {
  const inSight = () =>
    [...document.querySelectorAll<HTMLImageElement>('[data-testid=article] img')].filter((image) => {
      const { top, bottom } = image.getBoundingClientRect();
      return top < innerHeight && bottom > 0;
    });
  const isThere = () =>
    document.querySelector('[data-testid=article] .article-body')?.firstElementChild &&
    inSight().every((image) => image.naturalWidth > 0);
  const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
  const task = () =>
    new Promise<void>((resolve) => {
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => resolve();
      port2.postMessage(null);
    });
  const watch = async () => {
    do await frame();
    while (!isThere());
    await Promise.all(inSight().map((image) => image.decode()));
    await frame();
    await task(); // the first after the frame was painted
    return performance.now();
  };
  Reflect.set(globalThis, 'firstScreen', watch());
}

/** A page of a site: a picture on top, the others at even distances in the text. */
function writePage({ characters, pictures }: Size): string {
  const sentence = (index: number) =>
    `第${index}段：渡轮今早离开三号码头，船上的乘客说，海面平静，航程约四十分钟。港务局预计下月起增加两班，票价不变。`;
  const folder = 'https://static.zaobao.com/s3fs-public/images/202503/bench';
  const figure = (index: number) =>
    `<figure><img src="${folder}/${index}.jpg" alt="第${index}图"><figcaption>第${index}图：三号码头。（档案照）</figcaption></figure>`;
  const paragraphs: string[] = [];
  let written = 0;
  let drawn = 0;
  while (written < characters || drawn < pictures) {
    if (drawn < pictures && written >= (drawn * characters) / pictures) paragraphs.push(figure(++drawn));
    const text = sentence(paragraphs.length).repeat(2);
    paragraphs.push(`<p>${text}</p>`);
    written += text.length;
  }
  const title = `渡轮首航 ${characters}`;
  return `<!doctype html><html lang="zh-Hans"><head><meta charset="utf-8"><title>${title} | 联合早报</title>
<meta property="og:type" content="article"></head><body><main><h1 data-testid="article-title">${title}</h1>
<time datetime="2025-03-12T16:10:00+08:00">发布 / 2025-03-12 16:10</time>
<div class="article-body">${paragraphs.join('\n')}</div></main></body></html>`;
}
