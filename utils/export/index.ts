import { backup } from './backup';
import { jekyll } from './jekyll';
import type { ExportFormat } from './types';

/** Every format articles leave in. */
export const formats: readonly ExportFormat[] = [jekyll, backup];
