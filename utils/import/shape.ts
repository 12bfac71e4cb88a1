import { Failure } from '../article/failure';

/** Reads an unknown value as a T. Throws `Failure('bad-file')` with the place where it is none. */
export type Shape<T> = (value: unknown, place: string) => T;

function refuse(place: string): never {
  throw new Failure('bad-file', place);
}

export const text: Shape<string> = (value, place) => (typeof value === 'string' ? value : refuse(place));

export function matching(pattern: RegExp): Shape<string> {
  return (value, place) => (pattern.test(text(value, place)) ? text(value, place) : refuse(place));
}

export const number: Shape<number> = (value, place) =>
  typeof value === 'number' && Number.isFinite(value) ? value : refuse(place);

export const flag: Shape<boolean> = (value, place) => (typeof value === 'boolean' ? value : refuse(place));

/** An http or https address. */
export const address: Shape<string> = (value, place) => {
  const found = text(value, place);
  return /^https?:\/\//i.test(found) && URL.canParse(found) ? found : refuse(place);
};

export function nullable<T>(shape: Shape<T>): Shape<T | null> {
  return (value, place) => (value === null || value === undefined ? null : shape(value, place));
}

/** A field that may be absent, and then stays so. */
export function optional<T>(shape: Shape<T>): Shape<T | undefined> {
  return (value, place) => (value === undefined ? undefined : shape(value, place));
}

export function list<T>(shape: Shape<T>): Shape<T[]> {
  return (value, place) =>
    Array.isArray(value) ? value.map((item, index) => shape(item, `${place}[${index}]`)) : refuse(place);
}

export function oneOf<const T extends string | number>(...allowed: T[]): Shape<T> {
  return (value, place) => allowed.find((one) => one === value) ?? refuse(place);
}

/** An object with exactly these fields; others that it has are left out. */
export function record<T extends object>(
  fields: {
    readonly [K in keyof T]-?: Shape<T[K] | (undefined extends T[K] ? undefined : never)>;
  },
): Shape<T> {
  return (value, place) => {
    if (typeof value !== 'object' || value === null || Array.isArray(value)) return refuse(place);
    const given = value as Partial<Record<keyof T, unknown>>;
    const keys = Object.keys(fields) as (keyof T & string)[];
    const read = keys.map((key) => [key, fields[key](given[key], `${place}.${key}`)] as const);
    return Object.fromEntries(read.filter(([, found]) => found !== undefined)) as T;
  };
}
