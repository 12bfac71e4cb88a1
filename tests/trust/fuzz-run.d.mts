import type { Page } from 'playwright-core';
import type { FuzzReport } from './page/fuzz';
export function runFuzz(
  target: 'pages' | 'files',
  options: {
    seed: number;
    count: number;
    from?: number;
    until?: number;
    pieces: readonly string[];
    open: () => Promise<Page>;
    onProgress?: (tried: number, failed: number) => void;
  },
): Promise<FuzzReport>;
