import type { Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, expect } from 'vitest';
import type { AnyBrowser } from '../../tools/browser/any-browser';
import { type Chromium, inWorker } from '../../tools/browser/chromium';
import type { DemoServer } from '../../tools/server/demo-server';
import type { Fixture } from '../../tools/server/fixtures';
import { launch } from './everywhere';
import { FaultWorld } from './fault-world';
import { startServer } from './test';

interface Shared<Name extends AnyBrowser['name']> {
  readonly browser: Extract<AnyBrowser, { name: Name }>;
  readonly world: FaultWorld<Extract<AnyBrowser, { name: Name }>>;
}
type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };

/** One browser for all trials of a group, which after each is as it was before. Called inside its `describe`. */
export function shareWorld<Name extends AnyBrowser['name']>(fixture: Fixture, name: Name): Shared<Name> {
  let server: DemoServer;
  const shared = {} as Mutable<Shared<Name>>;
  beforeAll(async () => {
    server = await startServer();
    shared.browser = await launch(name, server);
    shared.world = await FaultWorld.begin(shared.browser, server, fixture);
  });
  afterEach(() => shared.world.reset());
  afterAll(async () => {
    await shared.browser?.close();
    await server.stop();
  });
  return shared;
}

/** Keeps a page too busy to answer for so many milliseconds. */
export async function keepBusy(page: Page, time: number): Promise<void> {
  await page.evaluate((lasting) => {
    setTimeout(() => {
      const end = Date.now() + lasting;
      while (Date.now() < end);
    }, 0);
  }, time);
}

/** Lets the worker's next article be written up to its n-th record and then holds the transaction open. */
export async function holdTransaction(browser: Chromium, writes: number): Promise<() => Promise<void>> {
  await inWorker(
    browser,
    (most) => {
      let count = 0;
      for (const name of ['put', 'add'] as const) {
        const write = IDBObjectStore.prototype[name];
        IDBObjectStore.prototype[name] = function (this: IDBObjectStore, ...args: Parameters<typeof write>) {
          // The note of a save under way has a transaction of its own.
          if (this.name === 'saves') return write.apply(this, args);
          count += 1;
          if (count <= most) return write.apply(this, args);
          const spin = () => {
            this.count().onsuccess = spin;
          };
          if (!('isHeld' in globalThis)) spin();
          Object.assign(globalThis, { isHeld: true });
          return this.count() as IDBRequest as IDBRequest<IDBValidKey>;
        };
      }
    },
    writes,
  );
  return () =>
    expect
      .poll(() => inWorker(browser, () => 'isHeld' in globalThis, undefined), { timeout: 20_000 })
      .toBe(true);
}
