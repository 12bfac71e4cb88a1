import { dateFormat } from './formats';
import type { Locale } from './locale';

/** Date and time of an instant (epoch ms) in the reader's own zone. */
export function formatInstant(instant: number, locale: Locale): string {
  return dateFormat(locale, { dateStyle: 'medium', timeStyle: 'short' }).format(instant);
}

/** Date and time of an instant (epoch ms) to the second, with the offset of the reader's zone from UTC. */
export function formatExactly(instant: number, locale: Locale): string {
  return dateFormat(locale, {
    ...{ year: 'numeric', month: 'short', day: 'numeric' },
    ...{ hour: '2-digit', minute: '2-digit', second: '2-digit', timeZoneName: 'shortOffset' },
  }).format(instant);
}

/**
 * When something was, as briefly as a list allows: the time today, day and month this year, else the date.
 * `now` and `instant` are epoch ms; the reader's own zone.
 */
export function formatBrief(instant: number, now: number, locale: Locale): string {
  const [then, today] = [new Date(instant), new Date(now)];
  if (then.toDateString() === today.toDateString()) {
    return dateFormat(locale, { timeStyle: 'short' }).format(then);
  }
  const year = then.getFullYear() === today.getFullYear() ? {} : ({ year: 'numeric' } as const);
  return dateFormat(locale, { ...year, month: 'short', day: 'numeric' }).format(then);
}

/**
 * A publisher's wall clock (`YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`) as the locale writes it. It is not moved to the
 * reader's zone: what the paper printed is what is shown. A text of another form is given back as it is.
 */
export function formatWallClock(local: string, locale: Locale): string {
  const match = /^(\d{4})-(\d\d)-(\d\d)(?:T(\d\d):(\d\d))?/.exec(local);
  if (!match) return local;
  const [year = 0, month = 1, day = 1, hour, minute] = match.slice(1).map(Number);
  const hasTime = match[4] !== undefined;
  const at = Date.UTC(year, month - 1, day, hasTime ? hour : 0, hasTime ? minute : 0);
  return dateFormat(locale, {
    dateStyle: 'medium',
    ...(hasTime && { timeStyle: 'short' }),
    timeZone: 'UTC',
  }).format(at);
}

/** The offset from UTC at which a wall clock stood at an instant (epoch ms), such as `UTC+8`; null for a date alone. */
export function zoneOf(instant: number | null, local: string | null): string | null {
  const minutes = offsetOf(instant, local);
  if (minutes === null) return null;
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const sign = minutes < 0 ? '−' : '+';
  return `UTC${sign}${hours}${rest ? `:${String(rest).padStart(2, '0')}` : ''}`;
}

/**
 * Another instant (epoch ms) of the same publisher, on the publisher's wall clock like the date of publication that it
 * stands beside; in the reader's zone where the publisher's is unknown.
 */
export function formatBeside(
  instant: number,
  { at, local }: { at: number | null; local: string | null },
  locale: Locale,
): string {
  const minutes = offsetOf(at, local);
  if (minutes === null) return formatInstant(instant, locale);
  return formatWallClock(new Date(instant + minutes * 60_000).toISOString(), locale);
}

/** Minutes by which a wall clock was ahead of UTC. */
function offsetOf(instant: number | null, local: string | null): number | null {
  if (instant === null || !local?.includes('T')) return null;
  const minutes = Math.round((Date.parse(`${local}Z`) - instant) / 60_000);
  return Number.isNaN(minutes) ? null : minutes;
}
