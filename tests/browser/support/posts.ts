import { writeFileSync } from 'node:fs';
import { ZipWriter } from '../../../utils/zip/writer';

/** The title of a generated post; its number stands in no other. */
export function titleOf(number: number): string {
  return `第${number}号货船靠岸`;
}

/** The article that a generated post becomes. */
export function idOf(number: number): string {
  return `zaobao:${1_400_000 + number}`;
}

/** Writes a zip of so many posts, each with a picture of its own of so many bytes. */
export async function writeArchive(file: string, count: number, pictureBytes = 0): Promise<void> {
  const parts: Uint8Array[] = [];
  const zip = new ZipWriter((bytes) => void parts.push(bytes), Date.UTC(2024, 0, 2));
  for (let number = 0; number < count; number += 1) {
    const name = String(number).padStart(5, '0');
    const post = new TextEncoder().encode(makePost(number, pictureBytes > 0));
    await zip.add(`archive/_posts/2024-01-02-${name}.md`, post, { stored: true });
    if (pictureBytes > 0)
      await zip.add(`archive/assets/${number}.png`, makePicture(number, pictureBytes), { stored: true });
  }
  await zip.close();
  writeFileSync(file, Buffer.concat(parts));
}

/** The head of a PNG of 64 × 64, and then nothing that compresses. */
function makePicture(number: number, size: number): Uint8Array<ArrayBuffer> {
  let state = number + 1;
  const bytes = Uint8Array.from({ length: size }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return state >>> 24;
  });
  bytes.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13, 0x49, 0x48, 0x44, 0x52]);
  bytes.set([0, 0, 0, 64, 0, 0, 0, 64, 8, 2, 0, 0, 0], 16);
  return bytes;
}

function makePost(number: number, hasPicture: boolean): string {
  const picture = hasPicture ? `<p><img src="/assets/${number}.png" alt=""></p>` : '';
  return `---
layout: post
title: "${titleOf(number)}"
date: 2024-01-02T08:30:00.000Z
author: 联合早报
from: https://www.zaobao.com.sg/realtime/china/story20240102-${1_400_000 + number}
tags: [ 联合早报 ]
categories: [ 联合早报 ]
---

<div><p>第${number}号货船清晨靠岸，码头工人已经等了一夜。</p>${picture}</div>
`;
}
