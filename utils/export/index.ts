import { backup } from './backup';
import { cslJson, ris } from './bibliography';
import { csv } from './csv';
import { epub } from './epub';
import { html } from './html';
import { jekyll } from './jekyll';
import { markdown } from './markdown';
import { site } from './site';
import { text } from './text';
import type { ExportFormat } from './types';

/** Every format articles leave in. */
export const formats: readonly ExportFormat[] = [
  jekyll,
  markdown,
  epub,
  html,
  site,
  text,
  csv,
  cslJson,
  ris,
  backup,
];
