import type { Publication } from '../article/types';
import { parseDate, toInstant, toLocal } from '../extract/dates';
import type { Site } from '../sites/types';

const clockForm = /^(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d(?::\d\d)?)(?:\.\d+)?)?$/;
const instantForm = /^\d{4}-\d\d-\d\d[T ]\d\d:\d\d(?::\d\d(?:\.\d+)?)? ?(?:Z|[+-]\d\d:?\d\d)$/i;

/** An instant that a file states with its zone, epoch ms; null for anything else. */
export function readInstant(text: string | undefined): number | null {
  if (!text || !instantForm.test(text)) return null;
  const at = Date.parse(
    text
      .replace(' ', 'T')
      .replace(' ', '')
      .replace(/([+-]\d\d)(\d\d)$/, '$1:$2'),
  );
  return Number.isNaN(at) ? null : at;
}

/**
 * When an article appeared, from what a file states: an instant, a wall clock, or both.
 * @param clock the publisher's; the site's own zone makes an instant of it where none is stated.
 */
export function readPublication(
  clock: string | undefined,
  instant: number | null,
  site: Site | undefined,
): Publication {
  const at = instant ?? readInstant(clock);
  const local = readClock(clock, at);
  const known = { printed: null, origin: 'import' as const, zoneAssumed: false };
  if (at !== null) return { ...known, at, local: local ?? (site ? toLocal(at, site.timeZone) : null) };
  if (local !== null) {
    const isInstant = site !== undefined && local.includes('T');
    const zoneAssumed = isInstant && (site.zoneAssumed ?? false);
    return { ...known, at: isInstant ? toInstant(local, site.timeZone) : null, local, zoneAssumed };
  }
  const read = clock ? parseDate(clock, site?.timeZone ?? 'UTC') : undefined;
  if (!read) return { ...known, at: null, local: null, origin: null };
  return { ...known, at: site || read.hasZone ? read.at : null, local: read.local };
}

/** The wall clock of a text; null where it only repeats an instant in UTC, which is no publisher's. */
function readClock(text: string | undefined, at: number | null): string | null {
  const [, day, time] = text?.match(clockForm) ?? [];
  if (!day || Number.isNaN(Date.parse(day))) return null;
  const local = time ? `${day}T${time}` : day;
  const isUtc =
    at !== null && new Date(at).toISOString().startsWith(time?.length === 8 ? local : `${local}:`);
  return isUtc && time ? null : local;
}

/** When a copy was taken: the first of these that is known, and never later than now. All in epoch ms. */
export function chooseSavedAt(now: number, ...candidates: (number | null | undefined)[]): number {
  const known = candidates.find((at) => typeof at === 'number' && Number.isFinite(at) && at > 0);
  return Math.min(known ?? now, now);
}
