import type { Publication } from '../article/types';
import type { Layout, Selectors, Site } from '../sites/types';
import { dateFromAddress, parseDate, type ReadDate, toLocal } from './dates';
import type { EmbeddedArticle } from './embedded';
import { readStructuredData, type StructuredData } from './structured-data';

/** What the page says about its article outside its text. */
export interface Facts {
  title: string;
  published: Publication;
  modifiedAt: number | null;
  /** Names given as the author's, without the site's own. */
  author: string | null;
  source: string | null;
  section: string | null;
}

interface Where {
  page: Document;
  url: string;
  site: Site | undefined;
  layout: Layout | undefined;
  embedded: EmbeddedArticle | undefined;
  /** The article body, where one was found: facts stand before it. */
  content: Element | undefined;
}

/** Reads title, dates, author, source and section. `page` is not changed. */
export function readFacts(where: Where): Facts {
  const { page, site, layout } = where;
  const data = readStructuredData(page);
  const timeZone = site?.timeZone ?? 'Asia/Shanghai';
  const modified = data.modified ? parseDate(data.modified, timeZone) : undefined;
  return {
    title: readTitle(where, data),
    published: readPublication(where, data, timeZone),
    modifiedAt: modified?.at ?? null,
    author: readAuthor(where, data),
    source: layout?.source ? readSource(where) : null,
    section: data.section ?? lastCrumb(page, layout?.section ?? []),
  };
}

/** A heading that the page's own `<title>` or metadata repeat beats all others: logos are headings too. */
function readTitle({ page, site, layout, embedded }: Where, data: StructuredData): string {
  const pageTitle = tidy(page.title);
  const headings = (layout?.title ?? ['h1']).flatMap((selector) => [...page.querySelectorAll(selector)]);
  const texts = headings.map((heading) => tidy(heading.textContent ?? '')).filter(Boolean);
  const stated = [data.title, embedded?.title].map((title) => tidy(title ?? '')).filter(Boolean);
  const agreed = texts.find(
    (text) => stated.includes(text) || (text.length > 3 && pageTitle.startsWith(text)),
  );
  return agreed ?? stated[0] ?? (texts[0] || withoutSiteName(pageTitle, site));
}

function withoutSiteName(title: string, site: Site | undefined): string {
  const names = site ? site.ownNames.join('|') : '';
  const suffix = new RegExp(`\\s*[|–—_-]\\s*[^|–—_]*(?:${names || '$^'}|主页|主頁)[^|–—_]*$`, 'i');
  let short = title;
  while (suffix.test(short)) short = short.replace(suffix, '');
  return short || title;
}

function readPublication(where: Where, data: StructuredData, timeZone: string): Publication {
  const stated = [data.published, where.embedded?.published].flatMap((text) => {
    const date = text ? parseDate(text, timeZone) : undefined;
    return date ? [date] : [];
  });
  const printed = printedDates(where).flatMap(({ value, words }) => {
    const date = parseDate(value, timeZone);
    return date ? [{ words, date }] : [];
  });
  const fromText = printed.find(({ date }) => date.at !== null) ?? printed[0];
  // A time of day that is printed beats a day that is stated.
  const best = stated.find((date) => date.at !== null) ?? (fromText?.date.at ? undefined : stated[0]);
  const date = best ?? fromText?.date ?? dateFromAddress(where.url);
  const words = fromText?.words.replace(/^\D*?(?=\d)|(?<![\s)）])[\s)）]+$/g, '') ?? null;
  return {
    at: date?.at ?? null,
    local: date ? localOf(date, timeZone) : null,
    printed: words && words.length <= 40 ? words : null,
    origin: best ? 'structured-data' : fromText ? 'text' : date ? 'address' : null,
    zoneAssumed: Boolean((!where.site || where.site.zoneAssumed) && date && !date.hasZone),
  };
}

/** Where pages without rules print their date. */
const anywhere: Selectors = [
  ...['time[datetime]', '[itemprop="datePublished"]', '[class*="date" i]', '[class*="time" i]'],
  ...['[class*="info" i]', '[class*="meta" i]', '[class*="source" i]'],
];

/** What stands where the layout prints the date, or failing that between title and text; and the words to show. */
function printedDates({ page, layout, content }: Where): { value: string; words: string }[] {
  const places = (layout?.published ?? anywhere).flatMap((selector) => [...page.querySelectorAll(selector)]);
  const start = startOf(content, layout);
  const texts = places
    .filter((place) => !start?.contains(place))
    .flatMap((place) => {
      const words = tidy(place.textContent ?? '');
      return [place.getAttribute('datetime') ?? '', words].map((value) => ({ value, words }));
    })
    .filter(({ value }) => value.length <= 200 && /\d{4}/.test(value));
  if (texts.length > 0 || !start) return texts;
  return textsBefore(start).map((words) => ({ value: words, words }));
}

/** Where the article's text begins: facts stand before it. */
function startOf(content: Element | undefined, layout: Layout | undefined): Element | undefined {
  const rule = layout?.steps?.includes('between-rules') ? content?.querySelector('hr') : undefined;
  return rule ?? content;
}

/** Short texts before an element, nearest first; the date of a report stands between its title and its body. */
function textsBefore(content: Element, limit = 40): string[] {
  const texts: string[] = [];
  for (let node: Node | null = content; node && node.nodeName !== 'BODY'; node = node.parentNode) {
    for (let sibling = node.previousSibling; sibling; sibling = sibling.previousSibling) {
      const text = sibling.textContent ?? '';
      if (text.trim() && text.length < 4000) texts.push(...shortTexts(sibling));
    }
  }
  return texts.slice(0, limit);
}

function shortTexts(node: Node): string[] {
  const text = tidy(node.textContent ?? '');
  if (text.length === 0) return [];
  if (text.length <= 60 || node.childNodes.length === 0) return [text.slice(0, 200)];
  return [...node.childNodes].reverse().flatMap(shortTexts);
}

function readAuthor({ page, site, layout, embedded }: Where, data: StructuredData): string | null {
  const places = (layout?.byline ?? []).flatMap((selector) => [...page.querySelectorAll(selector)]);
  const printed = places.map((place) =>
    tidy(place.textContent ?? '').replace(/^(?:文|作者|撰文|By)\s*[/／：:]?\s*/i, ''),
  );
  const own = new Set(site?.ownNames.map((name) => name.toLowerCase()));
  const isPerson = (name: string) => name !== '' && name.length <= 60 && !own.has(name.toLowerCase());
  const stated = [...data.authors, ...(embedded?.authors ?? [])].filter(isPerson);
  return printed.find(isPerson) ?? ([...new Set(stated)].join('、') || null);
}

/** The outlet: what the layout names, or the words between 文章来源 and the date, or the words before the date. */
function readSource({ page, site, layout, content }: Where): string | null {
  const own = new Set(site?.ownNames);
  const isOutlet = (name: string) =>
    name !== '' && name.length <= 24 && !/\d{4}/.test(name) && !own.has(name);
  const start = startOf(content, layout);
  for (const selector of layout?.source ?? []) {
    const place = [...page.querySelectorAll(selector)].find((element) => !start?.contains(element));
    const name = tidy(place?.textContent ?? '');
    if (isOutlet(name)) return name;
  }
  const lines = start ? textsBefore(start) : [];
  for (const line of [...lines, tidy(start?.parentElement?.textContent?.slice(0, 400) ?? '')]) {
    const [, stated = ''] = line.match(/(?:来源|來源)\s*[:：]\s*(\S.*)/) ?? [];
    const [name = ''] = stated.split(/于|於|\d{4}-/);
    if (isOutlet(tidy(name))) return tidy(name);
    // Mobile pages print outlet and time side by side without a word between.
    const [, beside = ''] = line.match(/^(\S{2,16}?)\s*\d{4}-\d\d-\d\d\s+\d\d:\d\d/) ?? [];
    if (isOutlet(beside)) return beside;
  }
  return null;
}

const homeNames = /^(?:首页|首頁|主页|主頁|文学城|文學城|早报|联合早报|home)$/i;

/** The last link of a breadcrumb that is no home link, or the words of a section label. */
function lastCrumb(page: Document, selectors: Selectors): string | null {
  for (const selector of selectors) {
    const place = page.querySelector(selector);
    const links = [...(place?.querySelectorAll('a') ?? [])].map((link) => tidy(link.textContent ?? ''));
    const crumb = links
      .filter((text) => text && !/^(?:首页|首頁|主页|主頁|文学城|文學城|home)$/i.test(text))
      .pop();
    const pieces = tidy(place?.textContent ?? '').split(/\s*[|»>›/]\s*/);
    const label = crumb ?? pieces.filter((piece) => piece && !homeNames.test(piece)).pop();
    if (label && label.length <= 12) return label;
  }
  return null;
}

function localOf(date: ReadDate, timeZone: string): string {
  return date.at !== null && date.hasZone ? toLocal(date.at, timeZone) : date.local;
}

function tidy(text: string): string {
  return text.replace(/[\s\u200b\ufeff]+/g, ' ').trim();
}
