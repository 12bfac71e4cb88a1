/** Why an address or page of a site holds no article. Each is a failure code with a sentence of its own. */
export type Refusal =
  | 'home-page'
  | 'section-page'
  | 'search-page'
  | 'video-page'
  | 'forum-page'
  | 'about-page'
  | 'error-page'
  | 'ad-blocker-wall'
  | 'consent-wall'
  | 'not-an-article';

/** One form of article address, and the name of the article in it. */
export interface ArticleAddress {
  /** Tested against `host + pathname + search + hash`, without scheme. */
  pattern: RegExp;
  /** `String.replace` template over the match: the same for every address of one article. */
  identity: string;
}

/** A form of address that holds no article. Tested before the article addresses, against the same string. */
export interface RefusedAddress {
  pattern: RegExp;
  refusal: Refusal;
}

/** Code that a layout needs beside selectors; each is one function in `utils/extract`, open to every site. */
export type Step =
  /** Sorts the children of the content by the position coded in their `data-s`. */
  | 'unshuffle'
  /** Keeps what stands between the first two rules (`<hr>`), as print views do. */
  | 'between-rules';

/** Data a page carries in its scripts, by the name of its form; see `utils/extract/embedded.ts`. */
export type EmbeddedForm = 'static-router' | 'next-flight' | 'article-details' | 'fusion';

/** CSS selectors, best first. The first that matches something with text wins. */
export type Selectors = readonly string[];

/** Where one generation of a site's pages keeps its parts. */
export interface Layout {
  /** Name of the generation, kept with the article. */
  id: string;
  /** The article body. A layout applies to a page when one of these matches. */
  content: Selectors;
  title?: Selectors;
  /** Elements that print the date of publication. */
  published?: Selectors;
  byline?: Selectors;
  /** The outlet a reprint was taken from. */
  source?: Selectors;
  section?: Selectors;
  /** Holds the lead picture with its caption, outside the content. */
  lead?: Selectors;
  /** Recording or film of the whole article, outside the content. */
  media?: Selectors;
  embedded?: readonly EmbeddedForm[];
  steps?: readonly Step[];
}

/** Signs that a page of the site shows no article although its address is one. */
export interface Wall {
  refusal: Refusal;
  /** An element that only such a page has. */
  selector?: string;
  /** Words in the page's title, headings or, where there is little text, body. */
  text?: RegExp;
}

/** All that Jianbao knows about a news site. Data only: the behaviour is in `utils/extract`. */
export interface Site {
  /** First part of its articles' ids and the folder name of its fixtures. */
  id: string;
  name: string;
  /** Where its articles in Chinese are listed, for readers who are looking for one. */
  home: string;
  /** Names it signs its own reports with; they are no byline. */
  ownNames: readonly string[];
  /** Match patterns of its pages. */
  matches: readonly string[];
  /** Match patterns of the hosts that serve its pictures. */
  pictureHosts: readonly string[];
  /** Hosts with the same pages that need no permission of their own, because few readers go there. */
  mirrors?: readonly string[];
  /** IANA zone of dates printed without one. */
  timeZone: string;
  /** The site names its zone nowhere; `timeZone` is the likely one. */
  zoneAssumed?: boolean;
  refusals: readonly RefusedAddress[];
  addresses: readonly ArticleAddress[];
  /** What an address is that neither list knows. */
  otherwise: Refusal;
  /** Rewrites that turn a decorated address (mobile, print) into the article's own. */
  canonical?: readonly { pattern: RegExp; replacement: string }[];
  /** Newest first; the first whose content matches is used. */
  layouts: readonly Layout[];
  /** Never part of an article. */
  remove: Selectors;
  /** The first of these inside the content ends it; needed where a page forgets to close an element. */
  end: Selectors;
  /** Elements that caption a picture beside them. */
  captions: Selectors;
  /** Whole paragraphs, headings or items that are the site's own words. */
  junkText: readonly RegExp[];
  /** Addresses of pictures that are furniture. */
  junkPictures: readonly RegExp[];
  /** Words that say that the rest is for subscribers. */
  partial: readonly RegExp[];
  walls: readonly Wall[];
}
