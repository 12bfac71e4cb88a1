// @ts-check
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../tools/run-command.mjs';

/** Where runs leave their figures for `table.mjs`, a file a row: several processes write here at once. */
export const figures = join(root, '.cache/trust');

/** Whether a run is one of full size: only those count, and so only those leave figures. */
export const isFull = process.env.JIANBAO_TRUST === 'full';

/**
 * What a run tried and how much of it failed: a row of tests/trust.md.
 *
 * @typedef {{ section: string, row: string, tried: number, failed: number, note?: string, date?: string }} Figure
 *   `date`: the day of the run, YYYY-MM-DD in UTC; set by `recordFigure`
 */

/** @param {Figure} figure */
export function recordFigure(figure) {
  mkdirSync(figures, { recursive: true });
  const name = `${figure.section}-${figure.row}`.replace(/[^\p{L}\p{N}]+/gu, '-');
  const date = new Date().toISOString().slice(0, 10);
  writeFileSync(join(figures, `${name}.json`), `${JSON.stringify({ ...figure, date }, null, 2)}\n`);
}

/** What runs have left. @returns {Figure[]} */
export function readFigures() {
  const names = existsSync(figures) ? readdirSync(figures) : [];
  return names.map((name) => JSON.parse(readFileSync(join(figures, name), 'utf8')));
}

/** Counts what is tried, and keeps what failed. */
export class Trials {
  /** @type {string[]} what went wrong, by what was tried */
  failures = [];
  tried = 0;

  /**
   * @param {string} section
   * @param {string} row
   */
  constructor(section, row) {
    this.section = section;
    this.row = row;
  }

  /**
   * @param {string} what was tried
   * @param {string | undefined} problem undefined where it went well
   */
  add(what, problem) {
    this.tried += 1;
    if (problem) this.failures.push(`${what}: ${problem}`);
  }

  /** Leaves the figures of a run of full size. @param {string} [note] */
  record(note) {
    const { section, row, tried, failures } = this;
    if (isFull) recordFigure({ section, row, tried, failed: failures.length, ...(note && { note }) });
  }
}
