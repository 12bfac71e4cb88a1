/** What an article is copied as. */
export const copyForms = [
  'copy-markdown',
  'copy-rich-text',
  'copy-citation-gbt',
  'copy-citation-plain',
] as const;

export type CopyForm = (typeof copyForms)[number];
