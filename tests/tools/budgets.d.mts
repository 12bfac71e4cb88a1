export interface Weight {
  name: string;
  files: string[];
  raw: number;
  gzip: number;
  isOver: boolean;
}
export const budgets: Readonly<Record<string, { raw: number; gzip: number }>>;
export function weigh(folder: string): Weight[];
export function checkBudgets(folder: string): boolean;
