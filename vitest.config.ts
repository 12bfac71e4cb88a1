import { defineConfig } from 'vitest/config';
import { WxtVitest } from 'wxt/testing/vitest-plugin';

export default defineConfig({
  test: {
    projects: [
      {
        plugins: [WxtVitest()],
        test: {
          name: 'unit',
          // A test never fails on a clock: this only ends one that hangs.
          testTimeout: 60_000,
          include: ['tests/unit/**/*.test.{ts,tsx}'],
          // Vitest leaves one core to itself, which on a machine of two is half of it.
          maxWorkers: '100%',
          setupFiles: ['tests/unit/setup.ts'],
        },
      },
      {
        test: {
          name: 'browser',
          include: ['tests/browser/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 180_000,
          // With patience for a busy machine.
          expect: { poll: { timeout: 20_000 } },
          // Browsers are heavy: two files at a time, and after the unit tests.
          maxWorkers: 2,
          // A real browser may fail by itself; what fails twice is ours.
          retry: 1,
          sequence: { groupOrder: 1 },
        },
      },
    ],
  },
});
