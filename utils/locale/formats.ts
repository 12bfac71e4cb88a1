/** Browsers take up to a millisecond to make a format, and a list asks for the same one in every row. */
const dates = new Map<string, Intl.DateTimeFormat>();
const numbers = new Map<string, Intl.NumberFormat>();

/** The date format of a locale with these options, made once. */
export function dateFormat(locale: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return remember(dates, locale, options, () => new Intl.DateTimeFormat(locale, options));
}

/** The number format of a locale with these options, made once. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions = {}): Intl.NumberFormat {
  return remember(numbers, locale, options, () => new Intl.NumberFormat(locale, options));
}

function remember<Format>(
  made: Map<string, Format>,
  locale: string,
  options: object,
  make: () => Format,
): Format {
  const key = locale + JSON.stringify(options);
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known;
}
