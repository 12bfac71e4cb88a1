import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findProgram } from '../../tools/find-browsers.mjs';

/** Whether posts can be built with the program that they are meant for. */
export const hasJekyll = findProgram('jekyll') !== undefined;

export interface BuiltPost {
  /** What the layout showed as the post's title. */
  title: string;
  html: string;
}

/** Builds a folder with `_posts/` by Jekyll, with the plainest of layouts. Throws with Jekyll's words where it fails. */
export function buildBlog(folder: string): BuiltPost[] {
  writeFileSync(join(folder, '_config.yml'), 'title: blog\nbaseurl: /blog\n');
  mkdirSync(join(folder, '_layouts'), { recursive: true });
  writeFileSync(
    join(folder, '_layouts/post.html'),
    '<h1 id="title">{{ page.title | escape }}</h1>\n{{ content }}',
  );
  const site = join(folder, '_site');
  execFileSync('jekyll', ['build', '--quiet', '--source', folder, '--destination', site], {
    encoding: 'utf8',
    env: { ...process.env, LANG: 'C.UTF-8' },
  });
  return readdirSync(site, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => readFileSync(join(site, name), 'utf8'))
    .map((html) => ({ title: html.match(/<h1 id="title">(.*?)<\/h1>/)?.[1] ?? '', html }));
}
