import type { zhCN } from '@/assets/locales/zh-CN';

export type MessageKey = keyof typeof zhCN;

/** A sentence, or its singular and plural forms chosen by the number in the placeholder `by`. */
export type Message = string | { one: string; other: string; by: string };

/** What every locale must say; a table that lacks a sentence does not compile. */
export type MessageTable = Record<MessageKey, Message>;
