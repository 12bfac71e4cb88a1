import { useId, useRef, useState } from 'preact/hooks';
import { Button } from './Button';
import { useLocaleContext } from './locale-context';
import { useLeaving } from './use-leaving';

/** What can be typed into a search, each with an example. */
const forms = [
  ['help.words', ['港口 通航']],
  ['help.phrase', ['"New York"']],
  ['help.not', ['-加税']],
  ['help.site', ['site:zaobao', 'site:rfa']],
  ['help.source', ['source:德国之声']],
  ['help.tag', ['tag:经济']],
  ['help.after', ['after:2024-03']],
  ['help.before', ['before:2025']],
  ['help.is', ['is:unread', 'is:starred']],
  ['help.online', ['online:gone', 'online:changed']],
] as const;

interface SearchHelpProps {
  /** An example was chosen. */
  onUse(example: string): void;
}

/** A button that shows how a search is written. An example goes into the field at a click. */
export function SearchHelp({ onUse }: SearchHelpProps) {
  const { t } = useLocaleContext();
  const id = useId();
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  useLeaving(root, open, () => setOpen(false));
  return (
    <div class="search-help" ref={root}>
      <Button
        kind="quiet"
        icon="help"
        testId="search-help"
        label={t('searchHelp')}
        expanded={open}
        onClick={() => setOpen(!open)}
      />
      {open && (
        <section class="search-forms" aria-labelledby={id}>
          <h2 id={id}>{t('searchHelp')}</h2>
          <p>{t('help.folding')}</p>
          <dl>
            {forms.map(([meaning, examples]) => (
              <div key={meaning}>
                <dt>
                  {examples.map((example) => (
                    <button
                      key={example}
                      type="button"
                      class="search-form"
                      onClick={() => {
                        setOpen(false);
                        onUse(example);
                      }}
                    >
                      {example}
                    </button>
                  ))}
                </dt>
                <dd>{t(meaning)}</dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </div>
  );
}
