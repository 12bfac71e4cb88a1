// @ts-check
// Archives of generated posts, as zips on disk.
import { closeSync, openSync, writeSync } from 'node:fs';
import { loadTypeScript } from '../../tools/load-typescript.mjs';

/**
 * Writes a zip of so many posts in the archive form, one in twenty with a picture beside it. In constant memory.
 *
 * @param {string} file
 * @param {number} count
 */
export async function writePosts(file, count) {
  const [{ generateArticle, makeLanguage }, { ZipWriter }] = await Promise.all([
    loadTypeScript(new URL('./generate.ts', import.meta.url)),
    loadTypeScript(new URL('../../../utils/zip/writer.ts', import.meta.url)),
  ]);
  const language = makeLanguage();
  const handle = openSync(file, 'w');
  const zip = new ZipWriter((/** @type {Uint8Array} */ bytes) => void writeSync(handle, bytes), Date.now());
  for (let number = 0; number < count; number++) {
    const { article, picture } = generateArticle(language, number);
    const day = new Date(article.published.at).toISOString().slice(0, 10);
    if (picture) await zip.add(`assets/pictures/${number}.png`, picture, { stored: true });
    const text = new TextEncoder().encode(toPost(article, picture && `/assets/pictures/${number}.png`));
    await zip.add(`_posts/${day}-${number}.md`, text, { stored: true });
  }
  await zip.close();
  closeSync(handle);
}

/**
 * @param {{ title: string, url: string, html: string, siteName: string, published: { at: number } }} article
 * @param {string | null} picture
 */
function toPost({ title, url, html, siteName, published }, picture) {
  return `---
layout: post
title: ${JSON.stringify(title)}
date: ${new Date(published.at).toISOString()}
author: ${siteName}
from: ${url}
tags: [ ${siteName} ]
categories: [ ${siteName} ]
---
<!--${published.at}-->

<div>
${picture ? `<p><img src="${picture}" alt=""></p>\n` : ''}${html}
</div>
`;
}
