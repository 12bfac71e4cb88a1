import type { Ref } from 'preact';
import { useId, useState } from 'preact/hooks';
import { completeTag, isSameTag, parseTags } from '@/utils/article/tags';
import { numberFormat } from '@/utils/locale/formats';
import { useLocaleContext } from './locale-context';

/** A tag in use, and by how many articles. */
export interface KnownTag {
  name: string;
  count: number;
}

interface TagFieldProps {
  label: string;
  known: readonly KnownTag[];
  /** Not offered: they are there already. */
  taken?: readonly string[];
  inputRef?: Ref<HTMLInputElement>;
  /** The tags entered, in the form that is in use where they differ in case or width alone. */
  onEnter(tags: string[]): void;
}

/** Tags offered at a time. */
const OFFERS = 6;

/**
 * A field for tags that offers those in use while one types. Enter or a comma takes what is typed, or the offer that
 * the arrow keys are at; Esc closes the offers first.
 */
export function TagField({ label, known, taken = [], inputRef, onEnter }: TagFieldProps) {
  const id = useId();
  const [text, setText] = useState('');
  const [at, setAt] = useState(-1);
  const [open, setOpen] = useState(false);
  const offers = open ? completeTag(text, known, taken, OFFERS) : [];
  const type = (typed: string) => {
    setText(typed);
    setAt(-1);
    setOpen(true);
  };
  const enter = (typed: string) => {
    const tags = parseTags(typed).map((tag) => known.find(({ name }) => isSameTag(name, tag))?.name ?? tag);
    type('');
    setOpen(false);
    if (tags.length > 0) onEnter(tags);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // Enter and the arrows belong to the input method while it composes.
    if (event.isComposing) return;
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') enter(offers[at]?.name ?? text);
    else if (event.key === 'Escape' && offers.length > 0) setOpen(false);
    else if (step && offers.length > 0)
      setAt((at + step + offers.length + (at < 0 && step < 0 ? 1 : 0)) % offers.length);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div class="tag-field">
      <input
        ref={inputRef ?? null}
        type="text"
        role="combobox"
        data-testid="tag-input"
        value={text}
        placeholder={label}
        aria-label={label}
        aria-autocomplete="list"
        aria-expanded={offers.length > 0}
        aria-controls={`${id}-offers`}
        aria-activedescendant={at >= 0 ? `${id}-${at}` : undefined}
        autocomplete="off"
        spellcheck={false}
        onFocus={() => setOpen(true)}
        onBlur={() => setOpen(false)}
        onInput={({ currentTarget: { value } }) => (/[,，、;；]$/u.test(value) ? enter(value) : type(value))}
        onKeyDown={onKeyDown}
      />
      <Offers id={id} offers={offers} at={at} onChoose={enter} />
    </div>
  );
}

interface OffersProps {
  /** Of the field; the offers' ids begin with it. */
  id: string;
  offers: readonly KnownTag[];
  /** The one that Enter would take; -1 for none. */
  at: number;
  onChoose(tag: string): void;
}

/** The field keeps the focus and names the offer that the arrow keys are at. */
function Offers({ id, offers, at, onChoose }: OffersProps) {
  const { t, locale } = useLocaleContext();
  const numbers = numberFormat(locale);
  return (
    <div
      class="tag-offers"
      role="listbox"
      id={`${id}-offers`}
      aria-label={t('tagOffers')}
      hidden={offers.length === 0}
    >
      {offers.map(({ name, count }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the field has the keys
        // biome-ignore lint/a11y/useFocusableInteractive: see above
        <div
          key={name}
          class="tag-offer"
          role="option"
          id={`${id}-${index}`}
          aria-selected={index === at}
          // Otherwise the field would lose the focus before the click.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => onChoose(name)}
        >
          <span>{name}</span>
          <span class="tag-count">{numbers.format(count)}</span>
        </div>
      ))}
    </div>
  );
}
