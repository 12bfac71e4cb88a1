import type { ComponentChildren, Ref } from 'preact';
import { Button } from './Button';
import { Icon } from './Icon';
import { useLocaleContext } from './locale-context';

interface SearchFieldProps {
  value: string;
  onInput(value: string): void;
  /** Says what is searched; the placeholder and the name. */
  label?: string;
  testId?: string;
  inputRef?: Ref<HTMLInputElement>;
  /** At the end of the field. */
  children?: ComponentChildren;
}

/** A field that narrows a list while one types. Esc empties it; in an empty field Esc is left to the page. */
export function SearchField({
  value,
  onInput,
  label,
  testId = 'search',
  inputRef,
  children,
}: SearchFieldProps) {
  const { t } = useLocaleContext();
  const name = label ?? t('search');
  return (
    <div class="search">
      <Icon name="search" />
      <input
        ref={inputRef ?? null}
        type="search"
        value={value}
        placeholder={name}
        aria-label={name}
        data-testid={testId}
        autocomplete="off"
        spellcheck={false}
        onInput={(event) => onInput(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape' || !value) return;
          event.preventDefault();
          event.stopPropagation();
          onInput('');
        }}
      />
      {value && <Button kind="quiet" icon="close" label={t('clearSearch')} onClick={() => onInput('')} />}
      {children}
    </div>
  );
}
