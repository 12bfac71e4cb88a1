import { afterAll, afterEach, expect } from 'vitest';
import { Trials } from '../../trust/record.mjs';

/** Runs a trial: resolves where nothing is wrong, and fails the test with what is. */
export type Trial = (row: string, what: string, run: () => Promise<string | undefined>) => Promise<void>;

/** Counts trials into rows of a section of tests/trust.md. Called once a file. */
export function countTrials(section: string): Trial {
  const rows = new Map<string, Trials>();
  afterAll(() => {
    for (const row of rows.values()) row.record();
  });
  return async (row, what, run) => {
    const trials = rows.get(row) ?? new Trials(section, row);
    rows.set(row, trials);
    const problem = await run().catch((error: Error) => error.message);
    trials.add(what, problem);
    expect(problem, `${row}: ${what}`).toBeUndefined();
  };
}

/** Counts the tests of a group into a row of tests/trust.md. Called inside its `describe`. */
export function countTests(section: string, row: string): void {
  const trials = new Trials(section, row);
  afterEach(({ task }) => {
    trials.add(task.name, task.result?.state === 'fail' ? 'failed' : undefined);
  });
  afterAll(() => trials.record());
}
