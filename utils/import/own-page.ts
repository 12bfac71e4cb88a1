import { Failure } from '../article/failure';
import type { Publication } from '../article/types';
import { type FragmentFacts, placeOf } from './assemble';
import { publication } from './backup-shape';
import { address, list, nullable, number, record, text } from './shape';

/** What our own HTML says about its article; `utils/export/html-page.ts` writes it. */
interface OwnFacts {
  url: string;
  title: string;
  siteName: string;
  byline: string | null;
  source: string | null;
  section: string | null;
  published: Publication;
  modifiedAt: number | null;
  savedAt: number;
  tags: string[];
}

const ownFacts = record<OwnFacts>({
  url: address,
  title: text,
  siteName: text,
  byline: nullable(text),
  source: nullable(text),
  section: nullable(text),
  published: publication,
  modifiedAt: nullable(number),
  savedAt: number,
  tags: list(text),
});

/** Body and facts of a page that we exported; undefined for any other. Throws `Failure('bad-file')`. */
export function readOwnPage(
  page: Document,
  path: string,
): { body: string; facts: FragmentFacts } | undefined {
  const script = page.querySelector('script#jianbao-article[type="application/json"]');
  const body = page.querySelector('#jianbao-text');
  if (!script || !body) return undefined;
  restorePictures(body);
  for (const mark of [...body.querySelectorAll('mark[data-highlight]')]) mark.replaceWith(...mark.childNodes);
  const { url, ...facts } = ownFacts(parse(script.textContent ?? '', path), path);
  const title = facts.title;
  return { body: body.innerHTML, facts: { ...facts, place: placeOf(url), title: () => title } };
}

/** Pictures that were missing when the page was written, each a link to where it was. */
function restorePictures(body: Element): void {
  for (const link of [...body.querySelectorAll('a[data-picture]')]) {
    const image = body.ownerDocument.createElement('img');
    image.setAttribute('src', link.getAttribute('href') ?? '');
    image.setAttribute('alt', link.getAttribute('data-picture') ?? '');
    link.replaceWith(image);
  }
}

function parse(json: string, path: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw new Failure('bad-file', path);
  }
}
