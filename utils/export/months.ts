import type { Words } from './words';

/** Articles of one month, newest first. */
export interface Month<Item> {
  label: string;
  items: Item[];
}

/** Groups what has a day (`YYYY-MM-DD`) by month, newest month first and newest day first in it. */
export function groupByMonth<Item extends { day: string }>(
  items: readonly Item[],
  words: Words,
): Month<Item>[] {
  const months = new Map<string, Item[]>();
  const sorted = [...items].sort((left, right) => (left.day < right.day ? 1 : left.day > right.day ? -1 : 0));
  for (const item of sorted) {
    const month = item.day.slice(0, 7);
    const found = months.get(month) ?? [];
    found.push(item);
    months.set(month, found);
  }
  return [...months].map(([month, found]) => ({ label: monthLabel(month, words), items: found }));
}

function monthLabel(month: string, words: Words): string {
  const [year = 0, number = 1] = month.split('-').map(Number);
  return words.month(year, number);
}
