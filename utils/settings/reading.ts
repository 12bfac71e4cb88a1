import { storage } from 'wxt/utils/storage';
import type { ScriptChoice } from '../article/script';

/** The script articles are shown in that have no choice of their own. */
export const scriptSetting = storage.defineItem<ScriptChoice>('local:script', { fallback: 'original' });
