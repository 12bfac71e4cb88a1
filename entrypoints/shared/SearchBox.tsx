import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks';
import { SearchField } from '@/components/SearchField';
import { SearchHelp } from '@/components/SearchHelp';

interface SearchBoxProps {
  /** What is searched for. */
  value: string;
  onSearch(typed: string): void;
}

/** The field of a page that searches while one types, with help. The key `/` goes to it from anywhere but a field. */
export function SearchBox({ value, onSearch }: SearchBoxProps) {
  const [text, setText] = useState(value);
  const [composing, setComposing] = useState(false);
  const field = useRef<HTMLInputElement>(null);
  const asked = useRef(value);
  const latest = useRef(onSearch);
  latest.current = onSearch;
  // Follows a search that came from elsewhere, and not the echo of what was typed here.
  useEffect(() => {
    if (value === asked.current) return;
    asked.current = value;
    setText(value);
  }, [value]);
  // At once and not after the next frame, which the reader would wait for.
  useLayoutEffect(() => {
    // Half-typed pinyin is no word to look for.
    if (composing || text === asked.current) return undefined;
    // Every key searches: a search that is outdated stops by itself.
    asked.current = text;
    latest.current(text);
  }, [text, composing]);
  return (
    <div
      class="search-box"
      onCompositionStart={() => setComposing(true)}
      onCompositionEnd={() => setComposing(false)}
    >
      <SearchField value={text} onInput={setText} inputRef={field}>
        <SearchHelp
          onUse={(example) => {
            setText([text.trim(), example].filter(Boolean).join(' '));
            field.current?.focus();
          }}
        />
      </SearchField>
    </div>
  );
}
