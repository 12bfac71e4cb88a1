import type { DateOrigin, Publication } from '../article/types';
import { dateFromAddress, parseDate, toInstant, toLocal } from '../extract/dates';
import type { Site } from '../sites/types';

export interface PostDateFacts {
  /** `date:` as written. */
  date: string | null;
  /** The number or `NaN` of the comment below the front matter; null where there is none. */
  epoch: string | null;
  url: string;
  site: Site | undefined;
  /** Name of the file; archives begin it with the day. */
  fileName: string;
  /** Epoch ms. */
  now: number;
}

export interface PostDates {
  published: Publication;
  /** When the copy was taken, or the nearest that is known, epoch ms: never later than it can have been. */
  savedAt: number;
}

/** What `date:` says: an instant, or only a wall clock. */
interface WrittenDate {
  at: number | null;
  local: string | null;
  /** It names no zone, so that the site's own gave the instant. */
  isClock: boolean;
}

const unwritten: WrittenDate = { at: null, local: null, isClock: false };

/**
 * When a post's article appeared and when the copy was taken. Archives write the feed's publication date into
 * `date:`, but the time of copying where the feed had none (the comment is then `NaN`) or one in the future (the
 * comment holds it); a time of copying shows in its milliseconds.
 */
export function readPostDates(facts: PostDateFacts): PostDates {
  const written = readWrittenDate(facts.date, facts.site);
  const copiedAt = isTimeOfCopying(written, facts.epoch) ? written.at : null;
  const published = copiedAt === null ? publishedAsWritten(written, facts) : publishedBefore(copiedAt, facts);
  const known = published ?? publishedByAddress(facts) ?? publishedByName(facts.fileName) ?? unknown;
  return {
    published: known,
    savedAt: Math.min(copiedAt ?? known.at ?? dayOf(known) ?? facts.now, facts.now),
  };
}

function readWrittenDate(date: string | null, site: Site | undefined): WrittenDate {
  if (!date) return unwritten;
  const zoned = date.match(/^(\d{4}-\d\d-\d\d)[T ]+(\d\d:\d\d(?::\d\d(?:\.\d+)?)?) ?(Z|[+-]\d\d:?\d\d)$/);
  if (zoned) {
    const [, day, time = '', zone = 'Z'] = zoned;
    const at = Date.parse(`${day}T${time}${zone.replace(/(\d\d):?(\d\d)$/, '$1:$2')}`);
    if (Number.isNaN(at)) return unwritten;
    // UTC is how programs write an instant, and no publisher's clock; another offset is.
    const local = /^(?:Z|[+-]00:?00)$/.test(zone) ? null : `${day}T${time.slice(0, 8)}`;
    return { at, local: site ? toLocal(at, site.timeZone) : local, isClock: false };
  }
  const read = parseDate(date, site?.timeZone ?? 'UTC');
  if (!read) return unwritten;
  return { at: site || read.hasZone ? read.at : null, local: read.local, isClock: !read.hasZone };
}

/** A feed's date has whole seconds, or is confirmed by the comment. */
function isTimeOfCopying({ at }: WrittenDate, epoch: string | null): boolean {
  if (at === null || epoch === String(at)) return false;
  return epoch === 'NaN' || at % 1000 !== 0;
}

function publishedAsWritten(
  { at, local, isClock }: WrittenDate,
  { site }: PostDateFacts,
): Publication | undefined {
  if (at === null && local === null) return undefined;
  return isClock ? byClock(at, local, 'import', site) : byInstant(at, local);
}

/** No `Date` lies behind it, in any zone (ECMAScript, 21.4.1.1). Epoch ms. */
const END_OF_TIME = 8.64e15 - 7 * 24 * 3_600_000;

/** The comment's date in a post that was copied at `copiedAt`. */
function publishedBefore(copiedAt: number, { epoch, site }: PostDateFacts): Publication | undefined {
  const stated = epoch === null ? Number.NaN : Number(epoch);
  if (!(Math.abs(stated) < END_OF_TIME)) return undefined;
  if (stated > copiedAt) return publishedByWrongZone(stated, copiedAt, site);
  return byInstant(stated, site ? toLocal(stated, site.timeZone) : null);
}

/**
 * Nothing appears after it was copied, so the feed gave its zone wrongly: the publisher's wall clock as if it were
 * UTC, or, in zaobao's of January 2021, with the sign of the zone turned round.
 */
function publishedByWrongZone(
  stated: number,
  copiedAt: number,
  site: Site | undefined,
): Publication | undefined {
  const clock = new Date(stated).toISOString().slice(0, 19);
  if (!site) return byClock(null, clock, 'import', undefined);
  const offset = stated - toInstant(clock, site.timeZone);
  const at = [stated - offset, stated - 2 * offset].find((candidate) => candidate <= copiedAt);
  return at === undefined ? undefined : byClock(at, toLocal(at, site.timeZone), 'import', site);
}

function publishedByAddress({ url, site }: PostDateFacts): Publication | undefined {
  const read = site && dateFromAddress(url);
  return read && byClock(read.at, read.local, 'address', site);
}

function publishedByName(fileName: string): Publication | undefined {
  const [, day] = fileName.match(/^(\d{4}-\d\d-\d\d)-/) ?? [];
  return day && !Number.isNaN(Date.parse(day)) ? byClock(null, day, 'import', undefined) : undefined;
}

function dayOf({ local }: Publication): number | null {
  const at = Date.parse(local?.slice(0, 10) ?? '');
  return Number.isNaN(at) ? null : at;
}

const unknown: Publication = { at: null, local: null, printed: null, origin: null, zoneAssumed: false };

function byInstant(at: number | null, local: string | null): Publication {
  return { ...unknown, at, local, origin: 'import' };
}

function byClock(
  at: number | null,
  local: string | null,
  origin: DateOrigin,
  site: Site | undefined,
): Publication {
  return { ...unknown, at, local, origin, zoneAssumed: site?.zoneAssumed ?? false };
}
