import 'fake-indexeddb/auto';
import { JSDOM } from 'jsdom';
import { beforeEach, expect, test, vi } from 'vitest';
import { createGate } from '@/entrypoints/options/gate';
import { importFiles } from '@/entrypoints/shared/import-files';
import type { ImportEntry } from '@/entrypoints/shared/import-report';
import { toChosen } from '@/entrypoints/shared/picked-files';
import { Failure } from '@/utils/article/failure';
import type { ImportFile } from '@/utils/import/types';
import { listUnfinishedImports } from '@/utils/library/imports';
import { countArticles } from '@/utils/library/read';
import { putArticles } from '@/utils/library/write';

vi.mock('@/utils/library/write', { spy: true });

/** As the browser's: one holder at a time, the others in a queue that a signal lets them leave. */
class Locks {
  private held = false;
  private waiting: (() => void)[] = [];

  async request(...args: unknown[]): Promise<unknown> {
    const work = args.at(-1) as (lock: object | null) => Promise<unknown>;
    const options = args[1] as { ifAvailable?: boolean; signal?: AbortSignal };
    if (this.held && options.ifAvailable) return work(null);
    if (this.held) await this.turn(options.signal);
    this.held = true;
    try {
      return await work({});
    } finally {
      this.held = false;
      this.waiting.shift()?.();
    }
  }

  private turn(signal: AbortSignal | undefined): Promise<void> {
    return new Promise((resolve, reject) => {
      this.waiting.push(resolve);
      signal?.addEventListener('abort', () => {
        this.waiting = this.waiting.filter((waiter) => waiter !== resolve);
        reject(signal.reason);
      });
    });
  }
}

beforeEach(() => {
  vi.mocked(putArticles).mockReset();
  vi.stubGlobal('DOMParser', new JSDOM('').window.DOMParser);
  vi.stubGlobal('navigator', { locks: new Locks() });
});

const count = () => countArticles({ sort: 'savedAt', direction: 'newest' });

test('each file is an entry: taken, there already, or refused with its reason', async () => {
  const before = await count();
  const files = [
    post(101),
    post(102),
    { path: 'leer.md', file: new File(['---\ntitle: 港口\n'], 'leer.md') },
  ];
  const first = await run(files);
  expect(first.entries.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'failed']);
  expect(first.entries[0]).toMatchObject({ file: '2024-01-02-101.md', title: '第101号货船靠岸' });
  expect(first.entries[2]).toMatchObject({ file: 'leer.md', code: 'bad-front-matter' });
  expect(first.stop).toBeUndefined();
  const second = await run(files);
  expect(second.entries.map(({ outcome }) => outcome)).toEqual(['unchanged', 'unchanged', 'failed']);
  expect(await count()).toBe(before + 2);
});

test('a dry run says what an import would do, and writes nothing', async () => {
  const before = await count();
  const files = [post(111), post(112), post(111)];
  const tried = await run(files, { dryRun: true });
  expect(await count()).toBe(before);
  const done = await run(files);
  expect(tried).toEqual(done);
  expect(done.entries.map(({ outcome }) => outcome)).toEqual(['added', 'added', 'unchanged']);
});

test('a full disk stops the import and keeps what it had room for', async () => {
  const before = await count();
  const { put } = await actualWrite();
  const full = new Failure('storage-full');
  // The batch as a whole, then one by one.
  vi.mocked(putArticles).mockRejectedValueOnce(full).mockImplementationOnce(put).mockRejectedValueOnce(full);
  const { stop } = await run([post(201), post(202), post(203)]);
  expect(stop).toEqual({ reason: 'failed', code: 'storage-full' });
  expect(await count()).toBe(before + 1);
  // With room again, a second run takes the rest.
  vi.mocked(putArticles).mockReset();
  const again = await run([post(201), post(202), post(203)]);
  expect(again.entries.map(({ outcome }) => outcome)).toEqual(['unchanged', 'added', 'added']);
});

test('an article that cannot be stored keeps none of the others out', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {});
  const error = new Error('DataCloneError');
  vi.mocked(putArticles).mockRejectedValueOnce(error).mockRejectedValueOnce(error);
  const { entries, stop } = await run([post(301), post(302)]);
  expect(entries.map(({ outcome }) => outcome)).toEqual(['failed', 'added']);
  expect(stop).toBeUndefined();
});

test('cancelled, it goes on from there when the same files are chosen again: none lost, none twice', async () => {
  const before = await count();
  const files = Array.from({ length: 80 }, (_, number) => post(4000 + number));
  const controller = new AbortController();
  const first = await run(files, { signal: controller.signal, onEntry: () => controller.abort() });
  expect(first.stop).toEqual({ reason: 'cancelled' });
  expect(first.entries.length).toBeGreaterThan(0);
  expect(first.entries.length).toBeLessThan(80);
  expect(await count()).toBe(before + first.entries.length);
  const [unfinished] = await listUnfinishedImports();
  expect(unfinished).toMatchObject({ listed: 80, totals: { added: first.entries.length } });

  const totals = vi.fn();
  const second = await run(files, { onResume: totals });
  expect(totals).toHaveBeenCalledWith(unfinished?.totals);
  expect(second.stop).toBeUndefined();
  const seen = [...first.entries, ...second.entries].map(({ file }) => file);
  expect(seen).toEqual(files.map(({ path }) => path));
  expect(second.entries.every(({ outcome }) => outcome === 'added')).toBe(true);
  expect(await count()).toBe(before + 80);
  expect(await listUnfinishedImports()).toEqual([]);
}, 60_000);

test('other files are not taken for those of an unfinished import', async () => {
  const controller = new AbortController();
  const files = [post(451), post(452)];
  await run(files, { signal: controller.signal, onEntry: () => controller.abort() });
  const onResume = vi.fn();
  await run([post(451), post(453)], { onResume });
  expect(onResume).not.toHaveBeenCalled();
});

test('a file of many articles goes on in its middle', async () => {
  const item = (number: number) => ({
    url: `https://example.com/${number}`,
    title: `第${number}号`,
    content: `<p>第${number}号货船清晨靠岸，码头工人已经等了一夜。</p>`,
    is_archived: 0,
    created_at: '2024-01-02T08:30:00+0000',
  });
  const json = JSON.stringify(Array.from({ length: 80 }, (_, number) => item(7000 + number)));
  const files = [{ path: 'wallabag.json', file: new File([json], 'wallabag.json') }];
  const before = await count();
  const controller = new AbortController();
  const first = await run(files, { signal: controller.signal, onEntry: () => controller.abort() });
  const second = await run(files);
  expect(first.entries.length).toBeGreaterThan(0);
  expect(first.entries.length + second.entries.length).toBe(80);
  expect(new Set([...first.entries, ...second.entries].map(({ file }) => file)).size).toBe(80);
  expect(await count()).toBe(before + 80);
}, 60_000);

test('a closed gate holds it up', async () => {
  const gate = createGate();
  gate.close();
  const entries: ImportEntry[] = [];
  const running = run([post(461), post(462)], { gate: gate.pass, onEntry: (entry) => entries.push(entry) });
  await new Promise((resolve) => setTimeout(resolve, 100));
  expect(entries).toEqual([]);
  gate.open();
  await running;
  expect(entries).toHaveLength(2);
});

test('two imports take their turns, and the second says that it waits', async () => {
  const events: string[] = [];
  const first = run([post(501), post(502)], { onEntry: () => events.push('first') });
  const second = run([post(503)], {
    onWaiting: () => events.push('waiting'),
    onStart: () => events.push('start'),
    onEntry: () => events.push('second'),
  });
  await Promise.all([first, second]);
  expect(events).toEqual(['waiting', 'first', 'first', 'start', 'second']);
});

test('an import that waits can be cancelled', async () => {
  const controller = new AbortController();
  const first = run([post(601)]);
  const second = run([post(602)], { signal: controller.signal, onWaiting: () => controller.abort() });
  expect((await second).stop).toEqual({ reason: 'cancelled' });
  expect((await second).entries).toEqual([]);
  expect((await first).entries).toHaveLength(1);
});

async function run(files: ImportFile[], options: Partial<Parameters<typeof importFiles>[1]> = {}) {
  const entries: ImportEntry[] = [];
  const stop = await importFiles(await toChosen(files), {
    signal: new AbortController().signal,
    ...options,
    onEntry: (entry) => {
      entries.push(entry);
      options.onEntry?.(entry);
    },
  });
  return { entries, stop };
}

async function actualWrite() {
  const actual = await vi.importActual<typeof import('@/utils/library/write')>('@/utils/library/write');
  return { put: actual.putArticles };
}

function post(number: number): ImportFile {
  const url = `https://www.zaobao.com.sg/realtime/china/story20240102-1400${number}`;
  const text = `---
layout: post
title: "第${number}号货船靠岸"
date: 2024-01-02T08:30:00.000Z
author: 联合早报
from: ${url}
tags: [ 联合早报 ]
categories: [ 联合早报 ]
---

<div><p>第${number}号货船清晨靠岸，码头工人已经等了一夜。</p></div>
`;
  const path = `2024-01-02-${number}.md`;
  return { path, file: new File([text], path) };
}
