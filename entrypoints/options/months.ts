import type { MonthCount } from '@/utils/library/overview';

export interface Month extends MonthCount {
  /** Index of its first row. */
  first: number;
}

/** Where each month begins in a list that goes through them in this order. */
export function placeMonths(months: readonly MonthCount[]): Month[] {
  let first = 0;
  return months.map((month) => {
    const placed = { ...month, first };
    first += month.count;
    return placed;
  });
}

/** The month that a row belongs to. */
export function monthAt(months: readonly Month[], index: number): Month | undefined {
  return months.findLast(({ first }) => first <= index);
}
