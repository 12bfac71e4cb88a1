import { storage } from 'wxt/utils/storage';
import type { BackupNote } from '../article/backup';
import { defaultTypography, type Theme, type Typography } from './typography';

export type LocaleSetting = 'auto' | 'zh-CN' | 'zh-TW' | 'en';

/** What the popup showed when it closed, so that it opens there again. */
export interface PopupPlace {
  /** The open article's id; null in the list. */
  article: string | null;
  /** What is searched for, as it was typed. */
  search: string;
  /** The best hits first. */
  best: boolean;
  /** Pixels the list was scrolled down. */
  scroll: number;
}

/** Language of the interface; `auto` follows the browser. */
export const localeSetting = storage.defineItem<LocaleSetting>('local:locale', { fallback: 'auto' });

export const themeSetting = storage.defineItem<Theme>('local:theme', { fallback: 'auto' });

/** Read it through `toTypography`: what is stored may be another version's. */
export const typographySetting = storage.defineItem<Typography>('local:typography', {
  fallback: defaultTypography,
});

/** What the reader chose for the formats of export; `utils/export/options.ts` reads it. */
export const exportOptionsSetting = storage.defineItem<Readonly<Record<string, string>>>(
  'local:exportOptions',
  {
    fallback: {},
  },
);

/** Hosts whose pictures the reader doesn't want to be asked about again. */
export const declinedHosts = storage.defineItem<readonly string[]>('local:declinedHosts', { fallback: [] });

/** The browser was asked to keep the library when the disk runs short; asked once, after the first save. */
export const persistenceAsked = storage.defineItem<boolean>('local:persistenceAsked', { fallback: false });

/** Kept until the browser closes. */
export const popupPlace = storage.defineItem<PopupPlace>('session:popupPlace', {
  fallback: { article: null, search: '', best: false, scroll: 0 },
});

export const lastBackupSetting = storage.defineItem<BackupNote | null>('local:lastBackup', {
  fallback: null,
});

/** Days after which a backup is due; 0 for never. */
export const reminderDays = [0, 7, 30, 90] as const;
export type ReminderDays = (typeof reminderDays)[number];

export const backupReminderSetting = storage.defineItem<ReminderDays>('local:backupReminder', {
  fallback: 30,
});

/** No reminder before this time, epoch ms. */
export const backupSnoozeSetting = storage.defineItem<number>('local:backupSnooze', { fallback: 0 });

/** The same for the side panel, which stays open beside the page. */
export const panelPlace = storage.defineItem<PopupPlace>('session:panelPlace', {
  fallback: { article: null, search: '', best: false, scroll: 0 },
});
