/** Holds up work while it is closed. */
export interface Gate {
  readonly isClosed: boolean;
  close(): void;
  open(): void;
  /** Resolves once it is open; undefined where it is. */
  pass(): Promise<void> | undefined;
}

export function createGate(): Gate {
  let waiting: { promise: Promise<void>; open: () => void } | undefined;
  return {
    get isClosed() {
      return waiting !== undefined;
    },
    close() {
      if (waiting) return;
      let open = () => {};
      const promise = new Promise<void>((resolve) => {
        open = resolve;
      });
      waiting = { promise, open };
    },
    open() {
      waiting?.open();
      waiting = undefined;
    },
    pass: () => waiting?.promise,
  };
}
