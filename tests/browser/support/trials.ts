import { basename } from 'node:path';
import { afterAll, afterEach, expect, type RunnerTestSuite } from 'vitest';
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

/**
 * Counts the tests of a group into a row of tests/trust.md, each by its last try. Called inside its `describe`, or once
 * for a file. `row`: the file's name where there is none. `part`: what their names have in common, with their groups'.
 */
export function countTests(section: string, row?: string, part = ''): void {
  const problems = new Map<string, string | undefined>();
  let title = row;
  afterEach(({ task }) => {
    title ??= basename(task.file.name, '.test.ts');
    const name = fullNameOf(task);
    if (name.includes(part)) problems.set(name, task.result?.state === 'fail' ? 'failed' : undefined);
  });
  afterAll(() => {
    const trials = new Trials(section, title ?? '');
    for (const [name, problem] of problems) trials.add(name, problem);
    if (trials.tried > 0) trials.record();
  });
}

function fullNameOf({ name, suite }: { name: string; suite?: RunnerTestSuite | undefined }): string {
  return suite ? `${fullNameOf(suite)} ${name}` : name;
}
