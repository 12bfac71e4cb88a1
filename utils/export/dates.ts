import type { ArticleSummary, Publication } from '../article/types';

/** ISO 8601 in UTC; null for an unknown instant or one that no calendar has. `at` in epoch ms. */
export function toIso(at: number | null): string | null {
  const date = new Date(at ?? Number.NaN);
  return Number.isNaN(date.getTime()) ? null : date.toISOString();
}

/** The publisher's wall clock, `YYYY-MM-DD` or `YYYY-MM-DDTHH:mm[:ss]`; of an instant alone its clock in UTC. */
export function publishedClock({ at, local }: Publication): string | null {
  if (local && /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/.test(local)) return local;
  return toIso(at)?.slice(0, 19) ?? null;
}

/** When an article appeared as a reader reads it, such as `2024-01-02 08:30 (UTC+08:00)`; null where unknown. */
export function describePublication(published: Publication): string | null {
  const clock = publishedClock(published);
  if (!clock?.includes('T') || published.at === null) return clock?.replace('T', ' ') ?? null;
  const minutes = Math.round((Date.parse(`${clock}Z`) - published.at) / 60_000);
  return `${clock.replace('T', ' ')} (${toOffset(minutes)})`;
}

/** An instant on the clock of whoever exports, such as `2024-01-03 08:00 (UTC+08:00)`. `at` in epoch ms. */
export function describeInstant(at: number): string {
  const minutes = -new Date(at).getTimezoneOffset();
  const clock = toIso(at + minutes * 60_000);
  return clock ? `${clock.slice(0, 16).replace('T', ' ')} (${toOffset(minutes)})` : '';
}

function toOffset(minutes: number): string {
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  const pad = (part: number) => String(part).padStart(2, '0');
  return `UTC${minutes < 0 ? '−' : '+'}${pad(hours)}:${pad(rest)}`;
}

/** The day an article is filed under, `YYYY-MM-DD`: of publication, else of saving. */
export function filingDay({ published, savedAt }: ArticleSummary): string {
  return (publishedClock(published) ?? toIso(savedAt) ?? '1970-01-01').slice(0, 10);
}
