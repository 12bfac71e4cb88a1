import type { ComponentChildren, Ref } from 'preact';
import type { FailureCode } from '@/utils/article/failure';
import type { Language } from '@/utils/article/types';
import { formatBrief, formatInstant } from '@/utils/locale/dates';
import { Button } from './Button';
import { Icon } from './Icon';
import { useLocaleContext } from './locale-context';
import { Progress } from './Progress';

export interface PageFailure {
  code: FailureCode;
  detail?: string | undefined;
}

/** What can be said of the page in the tab. */
export type PageState =
  | { kind: 'loading' }
  /** `ours`: on one of the three sites; elsewhere saving is only an attempt. */
  | { kind: 'savable'; ours: boolean }
  /** Pictures fetched, of all; absent while the text is being taken. */
  | { kind: 'saving'; done?: number; total?: number }
  /** `failure`: why saving it once more failed. `changed`: the page is no longer what was saved. */
  | { kind: 'saved'; savedAt: number; failure?: PageFailure | undefined; changed?: boolean }
  | { kind: 'not-article'; code: FailureCode }
  | { kind: 'failed'; failure: PageFailure };

export interface PageCardProps {
  state: PageState;
  title: string;
  /** The title's language, once it is known. */
  language?: Language | undefined;
  /** Site name or host. */
  place: string;
  /** Such as `Alt+Shift+S`. */
  shortcut?: string | undefined;
  /** One line, while an article is being read below. */
  compact?: boolean;
  /** The main button, so that the page can give it the focus. */
  mainRef?: Ref<HTMLButtonElement>;
  /** More to say of this page, such as pictures that need a permission. */
  children?: ComponentChildren;
  onSave(): void;
  onOpen(): void;
  onRemove(): void;
}

/** The clipping in hand: the page in the tab, and what can be done with it. */
export function PageCard({ children, ...props }: PageCardProps) {
  const { state, title, language, place, compact } = props;
  const { t } = useLocaleContext();
  return (
    <section
      class="page-card"
      data-testid="page-card"
      data-state={state.kind}
      data-compact={compact || undefined}
      aria-label={t('thisPage')}
      aria-busy={state.kind === 'saving'}
    >
      <p class="page-place">{place || t('thisPage')}</p>
      {state.kind !== 'not-article' && title && (
        <h1 class="page-title" lang={language}>
          {title}
        </h1>
      )}
      <Actions {...props} />
      {children}
    </section>
  );
}

function Actions(props: Omit<PageCardProps, 'children'>) {
  const { state } = props;
  switch (state.kind) {
    case 'loading':
      return null;
    case 'savable':
      return <Savable {...props} ours={state.ours} />;
    case 'saving':
      return <Saving done={state.done} total={state.total} />;
    case 'saved':
      return <Saved {...props} {...state} failure={state.failure} />;
    case 'not-article':
      return <NotArticle code={state.code} />;
    case 'failed':
      return <Failed {...props} failure={state.failure} />;
  }
}

function Savable({ onSave, shortcut, mainRef, ours, compact }: PageCardProps & { ours: boolean }) {
  const { t } = useLocaleContext();
  return (
    <>
      {!ours && !compact && <p class="page-note">{t('saveElsewhere')}</p>}
      <div class="page-actions">
        <Button
          kind="primary"
          icon="scissors"
          testId="save"
          class="page-save"
          buttonRef={mainRef ?? null}
          onClick={onSave}
        >
          {t('save')}
          {shortcut && !compact && <kbd aria-label={t('saveShortcut', { shortcut })}>{shortcut}</kbd>}
        </Button>
      </div>
    </>
  );
}

function Saving({ done, total }: { done: number | undefined; total: number | undefined }) {
  const { t } = useLocaleContext();
  const counted = done !== undefined && total ? { done, total } : undefined;
  return (
    <div class="page-progress">
      <Progress
        label={t('saving')}
        detail={counted && t('savingPictures', counted)}
        value={counted?.done}
        max={counted?.total ?? 1}
      />
      <p class="page-note">{t('savingMayClose')}</p>
    </div>
  );
}

function Saved(
  props: PageCardProps & { savedAt: number; failure: PageFailure | undefined; changed?: boolean },
) {
  const { savedAt, failure, changed, onOpen, onSave, onRemove, mainRef } = props;
  const { t, locale } = useLocaleContext();
  return (
    <>
      <p class="page-saved">
        <Icon name="check" />
        <time dateTime={new Date(savedAt).toISOString()} title={formatInstant(savedAt, locale)}>
          {t('savedAt', { time: formatBrief(savedAt, Date.now(), locale) })}
        </time>
      </p>
      {failure && <FailureText failure={failure} />}
      <div class="page-actions">
        <Button kind="primary" testId="open" buttonRef={mainRef ?? null} onClick={onOpen}>
          {t('open')}
        </Button>
        <Button testId="save-again" icon="retry" onClick={onSave}>
          {t(changed ? 'saveNewVersion' : 'saveAgain')}
        </Button>
        <Button kind="quiet" testId="remove" icon="trash" onClick={onRemove}>
          {t('remove')}
        </Button>
      </div>
    </>
  );
}

function NotArticle({ code }: { code: FailureCode }) {
  const { t } = useLocaleContext();
  return (
    <>
      <h1 class="page-title">{t('notAnArticle')}</h1>
      <p class="page-note">{t(`failure.${code}`, { detail: '' })}</p>
    </>
  );
}

function Failed({ failure, onSave, mainRef }: PageCardProps & { failure: PageFailure }) {
  const { t } = useLocaleContext();
  return (
    <>
      <FailureText failure={failure} />
      <div class="page-actions">
        <Button kind="primary" testId="retry" icon="retry" buttonRef={mainRef ?? null} onClick={onSave}>
          {t('retry')}
        </Button>
      </div>
    </>
  );
}

function FailureText({ failure: { code, detail } }: { failure: PageFailure }) {
  const { t } = useLocaleContext();
  return (
    <p class="page-failure" role="alert">
      <Icon name="alert" />
      <span>
        <strong>{t('notSaved')}</strong> {t(`failure.${code}`, { detail: detail ?? '' })}
      </span>
    </p>
  );
}
