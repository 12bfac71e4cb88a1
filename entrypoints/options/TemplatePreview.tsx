import { useLocaleContext } from '@/components/locale-context';
import { Notice } from '@/components/Notice';
import type { ArticleId, ArticleSummary } from '@/utils/article/types';
import { toFileName } from '@/utils/export/file-name';
import { fillFileName, type MarkdownTemplate, renderFrontMatter } from '@/utils/export/markdown-template';
import type { TemplateProblem } from '@/utils/export/template-text';
import type { Translate } from '@/utils/locale/translate';

interface TemplatePreviewProps {
  template: MarkdownTemplate;
  problems: readonly TemplateProblem[];
  /** What it is tried on; an invented article where the library is empty. */
  sample: ArticleSummary | undefined;
}

/** What a template makes of an article, or what is wrong with it. */
export function TemplatePreview({ template, problems, sample = invented }: TemplatePreviewProps) {
  const { t } = useLocaleContext();
  // An import looks for the address, and without it a note is nobody's.
  const hasAddress = template.properties.some(({ value }) => /\{\{\s*url\s*\}\}/.test(value));
  return (
    <div class="template" aria-live="polite">
      {problems.length > 0 ? (
        <div id="template-problems" data-testid="template-problems">
          <Notice tone="danger" icon="alert">
            <ul class="template-problems">
              {problems.map((problem) => (
                <li key={`${problem.line} ${problem.kind} ${problem.word}`}>{describe(t, problem)}</li>
              ))}
            </ul>
            <p>{t('templateNotKept')}</p>
          </Notice>
        </div>
      ) : (
        <figure class="template-preview">
          <figcaption>
            {t('templatePreview')} <strong>{toFileName(fillFileName(sample, template), '.md')}</strong>
          </figcaption>
          <pre data-testid="template-preview">{renderFrontMatter(sample, template)}</pre>
        </figure>
      )}
      {!hasAddress && <Notice tone="warning">{t('templateNoAddress', { url: '{{url}}' })}</Notice>}
    </div>
  );
}

function describe(t: Translate, { kind, line, word }: TemplateProblem): string {
  const place = line === 0 ? t('templateFileName') : t('templateLine', { line });
  return `${place}${t('templateColon')}${t(`templateProblem.${kind}`, { word })}`;
}

const at = Date.UTC(2024, 0, 2, 0, 30);

const invented: ArticleSummary = {
  id: 'zaobao:1460001' as ArticleId,
  url: 'https://www.zaobao.com.sg/realtime/china/story20240102-1460001',
  visitedUrl: 'https://www.zaobao.com.sg/realtime/china/story20240102-1460001',
  site: 'zaobao',
  siteName: '联合早报',
  title: '港口恢复通航',
  byline: '记者：乔龙',
  credits: [{ role: 'reporter', names: ['乔龙'] }],
  source: null,
  section: '中国',
  published: { at, local: '2024-01-02T08:30', printed: null, origin: 'structured-data', zoneAssumed: false },
  sortDate: at,
  modifiedAt: null,
  savedAt: Date.UTC(2024, 0, 3),
  firstSavedAt: Date.UTC(2024, 0, 3),
  language: 'zh-Hans',
  excerpt: '港口昨天恢复通航，第一批货轮下午离港。',
  length: 18,
  hasThumbnail: false,
  pictureCount: 0,
  missingPictures: 0,
  read: 0,
  starred: 0,
  tags: ['航运'],
  position: null,
  contentHash: '',
  partial: null,
  method: 'site-rules',
  layout: null,
  revisionCount: 0,
  post: null,
};
