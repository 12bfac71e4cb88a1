import { useEffect, useMemo, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import type { ArticleSummary } from '@/utils/article/types';
import { defaultTemplate, placeholders } from '@/utils/export/markdown-template';
import type { StoredOptions } from '@/utils/export/options';
import { formatTemplate, parseTemplate, type TemplateText } from '@/utils/export/template-text';
import { listArticles } from '@/utils/library/read';
import { defaultQuery } from './route';
import { TemplatePreview } from './TemplatePreview';

const byDefault = formatTemplate(defaultTemplate);

interface TemplateEditorProps {
  stored: StoredOptions;
  onChange(part: StoredOptions): void;
}

/** Front matter and file name of notes. What is wrong is said at once, and kept only when nothing is. */
export function TemplateEditor({ stored, onChange }: TemplateEditorProps) {
  const { t } = useLocaleContext();
  const [draft, setDraft] = useState<TemplateText>();
  const text = draft ?? {
    fileName: stored.fileName ?? byDefault.fileName,
    frontMatter: stored.frontMatter ?? byDefault.frontMatter,
  };
  const { template, problems } = useMemo(() => parseTemplate(text), [text.fileName, text.frontMatter]);
  const sample = useNewest();
  const edit = (part: Partial<TemplateText>) => {
    const next = { ...text, ...part };
    setDraft(next);
    if (parseTemplate(next).problems.length === 0) onChange({ ...next });
  };
  const isDefault = text.fileName === byDefault.fileName && text.frontMatter === byDefault.frontMatter;
  const problemIds = problems.length > 0 ? 'template-problems' : undefined;
  return (
    <div class="template">
      <label class="text-setting">
        <span class="select-label">{t('templateFileName')}</span>
        <input
          class="text-input"
          type="text"
          spellcheck={false}
          data-testid="template-file-name"
          aria-describedby={problemIds}
          aria-invalid={problems.some(({ line }) => line === 0)}
          value={text.fileName}
          onInput={(event) => edit({ fileName: event.currentTarget.value })}
        />
      </label>
      <label class="text-setting">
        <span class="select-label">{t('templateFrontMatter')}</span>
        <textarea
          class="text-input"
          rows={12}
          spellcheck={false}
          data-testid="template-front-matter"
          aria-describedby={problemIds}
          aria-invalid={problems.some(({ line }) => line > 0)}
          value={text.frontMatter}
          onInput={(event) => edit({ frontMatter: event.currentTarget.value })}
        />
      </label>
      <details>
        <summary>{t('templatePlaceholders')}</summary>
        <p class="template-names">
          {Object.keys(placeholders).map((name) => (
            <code key={name}>{`{{${name}}}`}</code>
          ))}
        </p>
      </details>
      <TemplatePreview template={template} problems={problems} sample={sample} />
      <Button testId="template-reset" disabled={isDefault} onClick={() => edit(byDefault)}>
        {t('templateReset')}
      </Button>
    </div>
  );
}

/** The article saved last, to show what a template makes of it. */
function useNewest(): ArticleSummary | undefined {
  const [newest, setNewest] = useState<ArticleSummary>();
  useEffect(() => {
    void listArticles(defaultQuery, 1).then(({ articles }) => setNewest(articles[0]));
  }, []);
  return newest;
}
