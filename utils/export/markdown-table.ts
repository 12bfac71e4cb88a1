import type TurndownService from 'turndown';

/**
 * A table of plain rows in GFM's form; undefined for one with joined cells, lists or pictures in its cells, which that
 * form can't say. A table without a row of headings gets an empty one, because the form must have it.
 */
export function renderTable(table: Element, service: TurndownService): string | undefined {
  if (table.querySelector('[colspan],[rowspan],table table,ul,ol,img,pre,caption')) return undefined;
  const rows = [...table.querySelectorAll('tr')].map((row) => [...row.children]);
  const width = Math.max(0, ...rows.map((cells) => cells.length));
  if (width === 0) return undefined;
  const lines = rows.map((cells) => cells.map((cell) => renderCell(cell, service)));
  const hasHead = rows[0]?.every(({ localName }) => localName === 'th') ?? false;
  const head = hasHead ? (lines.shift() ?? []) : [];
  const toLine = (cells: readonly string[]) =>
    `| ${Array.from({ length: width }, (_, index) => cells[index] ?? '').join(' | ')} |`;
  return [toLine(head), `|${' --- |'.repeat(width)}`, ...lines.map(toLine)].join('\n');
}

function renderCell(cell: Element, service: TurndownService): string {
  return service
    .turndown(cell as HTMLElement)
    .replace(/(?<!\s)\s*\n\s*/g, '<br>')
    .trim();
}
