/** A date as read: the wall clock always, the instant where the text or the caller gives a zone and a time. */
export interface ReadDate {
  /** Epoch ms; null where only a day is known. */
  at: number | null;
  /** `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`, as printed. */
  local: string;
  /** The text named its zone or offset itself. */
  hasZone: boolean;
}

/**
 * Instant of a wall-clock time `YYYY-MM-DDTHH:mm[:ss]` in an IANA zone, in epoch ms.
 * A time that daylight saving skips is read with the offset before the change, a doubled one as its first.
 */
export function toInstant(localIso: string, timeZone: string): number {
  const asUtc = Date.parse(`${localIso.length === 10 ? `${localIso}T00:00` : localIso}Z`);
  const before = asUtc - offsetAt(asUtc - 24 * 3_600_000, timeZone);
  const after = asUtc - offsetAt(asUtc + 24 * 3_600_000, timeZone);
  // Away from a change both agree; near one, the candidate that shows the wanted clock is right.
  return [before, after].find((at) => at + offsetAt(at, timeZone) === asUtc) ?? before;
}

/** Wall clock `YYYY-MM-DDTHH:mm:ss` of an instant in a zone. */
export function toLocal(at: number, timeZone: string): string {
  return new Date(at + offsetAt(at, timeZone)).toISOString().slice(0, 19);
}

/**
 * Reads the first date in a text, in any form the sites print:
 * `2021-11-20T09:38:04.439Z`, `2024-06-11T10:51:00`, `11/18/2021 - 17:28` (month first), `2020年10月9日 3:33 PM`,
 * `2021年11月18日`, `2023-06-18 21:49:05`, `2025.11.12`, `1月2日`-less traditional `下午3:33`, epoch seconds or ms.
 * @param timeZone zone of a time printed without one. Undefined when the text holds no date.
 */
export function parseDate(text: string, timeZone: string): ReadDate | undefined {
  const words = text.normalize('NFKC').trim();
  if (/^\d{10}(?:\d{3})?$/.test(words)) {
    const at = Number(words.padEnd(13, '0'));
    return { at, local: toLocal(at, timeZone), hasZone: true };
  }
  const day = readDay(words);
  if (!day) return undefined;
  const time = readTime(words.slice(day.end));
  if (!time) return { at: null, local: day.local, hasZone: false };
  const local = `${day.local}T${time.clock}`;
  if (time.zone === undefined) return { at: toInstant(local, timeZone), local, hasZone: false };
  const at = Date.parse(local + time.zone);
  // An offset that no clock has, such as +99:99, is none.
  return Number.isNaN(at)
    ? { at: toInstant(local, timeZone), local, hasZone: false }
    : { at, local, hasZone: true };
}

/** The date in an article's address: a day, or (RFA's Plone pages) the second it was created, US Eastern time. */
export function dateFromAddress(url: string): ReadDate | undefined {
  const plone = url.match(/-(\d\d)(\d\d)(\d{4})(\d\d)(\d\d)(\d\d)(?:\.html|\/?$)/);
  if (plone) {
    const [, month, day, year, hour, minute, second] = plone;
    const local = `${year}-${month}-${day}T${hour}:${minute}:${second}`;
    if (!Number.isNaN(Date.parse(`${local}Z`))) {
      return { at: toInstant(local, 'America/New_York'), local, hasZone: true };
    }
  }
  const [, year, month, dayOfMonth] =
    url.match(/\/story(\d{4})(\d\d)(\d\d)-\d/) ?? url.match(/\/(\d{4})\/(\d\d)\/(\d\d)(?:\/|$)/) ?? [];
  const local = validDay(year, month, dayOfMonth);
  return local ? { at: null, local, hasZone: false } : undefined;
}

const dayForms: readonly { pattern: RegExp; order: readonly [number, number, number] }[] = [
  { pattern: /(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日/, order: [1, 2, 3] },
  { pattern: /(?<!\d)(\d{4})([-./])(\d{1,2})\2(\d{1,2})(?!\d)/, order: [1, 3, 4] },
  { pattern: /(?<!\d)(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/, order: [3, 1, 2] },
];

function readDay(text: string): { local: string; end: number } | undefined {
  for (const { pattern, order } of dayForms) {
    const match = text.match(pattern);
    const local = match && validDay(match[order[0]], match[order[1]], match[order[2]]);
    if (local) return { local, end: (match.index ?? 0) + match[0].length };
  }
  return undefined;
}

/** `YYYY-MM-DD` when the three make a day of the calendar. */
function validDay(year?: string, month?: string, day?: string): string | undefined {
  if (!year || !month || !day) return undefined;
  const local = `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  const at = Date.parse(`${local}T00:00Z`);
  return !Number.isNaN(at) && new Date(at).toISOString().startsWith(local) ? local : undefined;
}

/** No two runs of white space may meet in it: on a text of many they would try every way to share them. */
const timeForm =
  /^(?:T|[\s,\-–—·|（()）]*(?:(?:星期.|周.|週.)[\s)）]*)?)(?:(上午|下午|凌晨|早上|中午|晚上|AM|PM)\s*)?(\d{1,2})[:：时時](\d{2})(?::(\d{2})(?:\.\d+)?)?分?\s*([AP]\.?M\.?)?\s*(Z|UTC|GMT|[+-]\d\d:?\d\d)?/i;

function readTime(text: string): { clock: string; zone: string | undefined } | undefined {
  const match = text.match(timeForm);
  if (!match) return undefined;
  const [, chinese = '', hours = '', minutes = '', seconds, latin = '', zone] = match;
  const hour = hourOf(Number(hours), chinese + latin);
  if (hour > 23 || Number(minutes) > 59 || Number(seconds ?? 0) > 59) return undefined;
  const clock = `${String(hour).padStart(2, '0')}:${minutes}${seconds ? `:${seconds}` : ''}`;
  return { clock, zone: zone && (/^[+-]/.test(zone) ? zone.replace(/(\d\d):?(\d\d)$/, '$1:$2') : 'Z') };
}

function hourOf(hour: number, half: string): number {
  if (/下午|晚上|P/i.test(half) && hour < 12) return hour + 12;
  if (/上午|凌晨|早上|A/i.test(half) && hour === 12) return 0;
  return hour;
}

/** Formats are costly to make, and a page asks for the same zone again and again. */
const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known) return known;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    hourCycle: 'h23',
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  });
  formats.set(timeZone, format);
  return format;
}

/** Milliseconds a zone is ahead of UTC at an instant, daylight saving included. */
function offsetAt(at: number, timeZone: string): number {
  const parts = formatOf(timeZone).formatToParts(at);
  const part = (type: string) => Number(parts.find((candidate) => candidate.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(at / 1000) * 1000;
}
