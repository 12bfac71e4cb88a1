import { readdirSync, readFileSync } from 'node:fs';
import type { DemoServer } from './demo-server';

export interface Fixture {
  site: string;
  name: string;
  /** Where the page stands on its site. */
  url: string;
  html: string;
}

const folder = new URL('../../fixtures/', import.meta.url);

/** A page of tests/fixtures, such as `zaobao`, `demo`. Throws where there is none. */
export function readFixture(site: string, name: string): Fixture {
  const place = new URL(`${site}/${name}/`, folder);
  const { url } = JSON.parse(readFileSync(new URL('page.json', place), 'utf8')) as { url: string };
  return { site, name, url, html: readFileSync(new URL('source.html', place), 'utf8') };
}

/** The demo article of each site: what `npm start` shows. */
export function demoFixtures(): Fixture[] {
  return ['zaobao', 'rfa', 'wenxuecity'].map((site) => readFixture(site, 'demo'));
}

/** Every page of tests/fixtures that has an address. */
export function allFixtures(): Fixture[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(/[\\/]/))
    .filter(([, , file]) => file === 'page.json')
    .map(([site = '', name = '']) => readFixture(site, name));
}

/** Puts pages at their addresses. */
export function publish(server: DemoServer, fixtures: readonly Fixture[]): void {
  for (const { url, html } of fixtures) server.setPage(url, html);
}
