import { useCallback, useEffect, useState } from 'preact/hooks';
import { numberFormat } from '@/utils/locale/formats';

export interface StorageState {
  /** Bytes. */
  usage: number;
  /** Bytes the browser would give. */
  quota: number;
  /** The browser has promised not to delete the library when the disk runs short. */
  persisted: boolean;
}

/** How much space the library takes, and a way to ask the browser to keep it; undefined until known. */
export function useStorage(): { state: StorageState | undefined; askToPersist: () => Promise<boolean> } {
  const [state, setState] = useState<StorageState>();
  const measure = useCallback(async () => {
    const [{ usage = 0, quota = 0 }, persisted] = await Promise.all([
      navigator.storage.estimate(),
      navigator.storage.persisted(),
    ]);
    setState({ usage, quota, persisted });
  }, []);
  useEffect(() => {
    void measure();
  }, [measure]);
  const askToPersist = useCallback(async () => {
    const granted = await navigator.storage.persist();
    await measure();
    return granted;
  }, [measure]);
  return { state, askToPersist };
}

/** Bytes as a reader reads them, such as `1.4 MB`. */
export function formatBytes(bytes: number, locale: string): string {
  const units = ['byte', 'kilobyte', 'megabyte', 'gigabyte', 'terabyte'];
  const step = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const unit = units[step] ?? 'byte';
  return numberFormat(locale, {
    style: 'unit',
    unit,
    unitDisplay: step === 0 ? 'long' : 'short',
    maximumFractionDigits: value < 10 && step > 0 ? 1 : 0,
  }).format(value);
}
