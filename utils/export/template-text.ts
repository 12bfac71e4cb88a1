import { type MarkdownProperty, type MarkdownTemplate, placeholders, typeOf } from './markdown-template';

/** A template as the reader writes it: front matter is a line a property, `name: {{placeholder}}`. */
export interface TemplateText {
  fileName: string;
  frontMatter: string;
}

export interface TemplateProblem {
  kind: 'no-colon' | 'bad-name' | 'name-twice' | 'unknown-placeholder' | 'open-placeholder' | 'no-file-name';
  /** Line of the front matter, from 1; 0 is the file name. */
  line: number;
  /** What it is about, as it was written. */
  word: string;
}

/** Reads a template as far as it can be read, and says what is wrong with the rest. */
export function parseTemplate({ fileName, frontMatter }: TemplateText): {
  template: MarkdownTemplate;
  problems: TemplateProblem[];
} {
  const problems = checkValue(fileName, 0);
  if (fileName.trim() === '') problems.push({ kind: 'no-file-name', line: 0, word: '' });
  const properties: MarkdownProperty[] = [];
  for (const [index, written] of frontMatter.split(/\r?\n/).entries()) {
    if (written.trim() === '' || /^\s*(?:#|---\s*$)/.test(written)) continue;
    const { property, found } = parseLine(written, index + 1);
    problems.push(...found);
    if (!property) continue;
    if (properties.some(({ name }) => name === property.name))
      problems.push({ kind: 'name-twice', line: index + 1, word: property.name });
    else properties.push(property);
  }
  return { template: { fileName: fileName.trim(), properties }, problems };
}

export function formatTemplate({ fileName, properties }: MarkdownTemplate): TemplateText {
  return { fileName, frontMatter: properties.map(({ name, value }) => `${name}: ${value}`).join('\n') };
}

function parseLine(written: string, line: number): { property?: MarkdownProperty; found: TemplateProblem[] } {
  const [, name = '', value = ''] = written.match(/^([^:：]*)[:：](.*)$/) ?? [];
  if (!/[:：]/.test(written)) return { found: [{ kind: 'no-colon', line, word: written.trim() }] };
  const found = checkValue(value, line);
  if (!/^\p{L}[\p{L}\p{N}_ -]*$/u.test(name.trim()))
    return { found: [...found, { kind: 'bad-name', line, word: name.trim() }] };
  // Who knows YAML puts quotation marks around a value; they are set anew where they are needed.
  const bare = value.trim().replace(/^(["'])(.*)\1$/, '$2');
  return { property: { name: name.trim(), value: bare, type: typeOf(bare) }, found };
}

function checkValue(value: string, line: number): TemplateProblem[] {
  const problems: TemplateProblem[] = [...value.matchAll(/\{\{([^{}]*)\}\}/g)]
    .map(([, name = '']) => name.trim())
    .filter((name) => !Object.hasOwn(placeholders, name))
    .map((word) => ({ kind: 'unknown-placeholder', line, word }));
  const rest = value.replace(/\{\{[^{}]*\}\}/g, '');
  if (/\{\{|\}\}/.test(rest)) problems.push({ kind: 'open-placeholder', line, word: rest.trim() });
  return problems;
}
