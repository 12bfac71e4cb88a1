import { en } from '@/assets/locales/en';
import { zhCN } from '@/assets/locales/zh-CN';
import { zhTW } from '@/assets/locales/zh-TW';
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

const tables: Record<Locale, MessageTable> = { 'zh-CN': zhCN, 'zh-TW': zhTW, en };

/** The function that gives the sentence for a key in `locale`. */
export function translate(locale: Locale): Translate {
  const table = tables[locale];
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
