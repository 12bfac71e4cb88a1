import { useCallback, useEffect, useState } from 'preact/hooks';

/** The part of a `storage.defineItem` that a hook needs. */
interface SettingItem<T> {
  fallback: T;
  getValue(): Promise<T>;
  setValue(value: T): Promise<void>;
  watch(listener: (value: T) => void): () => void;
}

/** A setting that follows changes made on any page, and the function that changes it. `initial` stands until it is read. */
export function useSetting<T>(item: SettingItem<T>, initial: T = item.fallback): [T, (value: T) => void] {
  const [value, setValue] = useState(initial);
  useEffect(() => {
    let current = true;
    void item.getValue().then((stored) => current && setValue(() => stored));
    const unwatch = item.watch((changed) => setValue(() => changed ?? item.fallback));
    return () => {
      current = false;
      unwatch();
    };
  }, [item]);
  const change = useCallback(
    (next: T) => {
      setValue(() => next);
      void item.setValue(next);
    },
    [item],
  );
  return [value, change];
}
