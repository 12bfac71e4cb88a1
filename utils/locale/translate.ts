import type { zhCN } from '@/assets/locales/zh-CN';
import type { Locale } from './locale';
import type { Message, MessageKey, MessageTable } from './message-table';

/** Names of the `{placeholders}` in a sentence. */
type Placeholder<Text> = Text extends `${string}{${infer Name}}${infer Rest}`
  ? Name | Placeholder<Rest>
  : never;

type Values<Key extends MessageKey> = Placeholder<(typeof zhCN)[Key]>;

/** What `t` takes after the key: nothing, or a value for each placeholder. Numbers are written as the locale writes them. */
export type MessageValues<Key extends MessageKey> = [Values<Key>] extends [never]
  ? []
  : [values: Readonly<Record<Values<Key>, string | number>>];

/** Keys of the sentences that are said as they stand. */
export type PlainMessageKey = {
  [Key in MessageKey]: [Values<Key>] extends [never] ? Key : never;
}[MessageKey];

export type Translate = <Key extends MessageKey>(key: Key, ...values: MessageValues<Key>) => string;

const sources: Record<Locale, () => Promise<MessageTable>> = {
  'zh-CN': () => import('@/assets/locales/zh-CN').then((module) => module.zhCN),
  'zh-TW': () => import('@/assets/locales/zh-TW').then((module) => module.zhTW),
  en: () => import('@/assets/locales/en').then((module) => module.en),
};

const tables = new Map<Locale, MessageTable>();

/** Loads the sentences of a locale: a page needs those of one, and each table is as large as the page's own code. */
export async function loadMessages(locale: Locale): Promise<void> {
  if (!tables.has(locale)) tables.set(locale, await sources[locale]());
}

/** The function that gives the sentence for a key in `locale`. Throws where `loadMessages` has not loaded it. */
export function translate(locale: Locale): Translate {
  const table = tables.get(locale);
  if (!table) throw new Error(`The sentences of ${locale} are not loaded`);
  const numbers = new Intl.NumberFormat(locale);
  const plurals = new Intl.PluralRules(locale);
  return (key, ...[values = {}]) => {
    const given: Readonly<Record<string, string | number>> = values;
    return textOf(table[key], given, plurals).replace(/\{(\w+)\}/g, (whole, name: string) => {
      const value = given[name];
      return typeof value === 'number' ? numbers.format(value) : (value ?? whole);
    });
  };
}

function textOf(
  message: Message,
  values: Readonly<Record<string, string | number>>,
  plurals: Intl.PluralRules,
) {
  if (typeof message === 'string') return message;
  return plurals.select(Number(values[message.by])) === 'one' ? message.one : message.other;
}
