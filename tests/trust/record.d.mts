export interface Figure {
  section: string;
  row: string;
  tried: number;
  failed: number;
  note?: string;
  date?: string;
}
export const figures: string;
export const isFull: boolean;
export function recordFigure(figure: Figure): void;
export function readFigures(): Figure[];
export class Trials {
  constructor(section: string, row: string);
  readonly failures: string[];
  readonly tried: number;
  add(what: string, problem: string | undefined): void;
  record(note?: string): void;
}
