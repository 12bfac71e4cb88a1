import { useRef, useState } from 'preact/hooks';
import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { isSameTag, parseTags } from '@/utils/article/tags';
import { listIds } from '@/utils/library/read';
import { useTags } from '../shared/use-tags';
import { usePage } from './page-context';
import { defaultQuery, formatRoute } from './route';
import { type Resolve, useBulk } from './use-bulk';

/** Every tag: where it is used, another name for it, or an end to it. Two tags with one name become one. */
export function TagSettings() {
  const { t } = useLocaleContext();
  const tags = useTags();
  const [editing, setEditing] = useState<string>();
  const rename = useRename(tags.map(({ name }) => name));
  if (tags.length === 0) return <p>{t('tagsNone')}</p>;
  return (
    <>
      <p>{t('tagsHint')}</p>
      <ul class="lines">
        {tags.map(({ name, count }) => (
          <li key={name} class="setting-line" data-testid="tag-row" data-tag={name}>
            {editing === name ? (
              <TagNameField
                name={name}
                onDone={(next) => {
                  setEditing(undefined);
                  if (next) void rename(name, next);
                }}
              />
            ) : (
              <TagLine name={name} count={count} onEdit={() => setEditing(name)} />
            )}
          </li>
        ))}
      </ul>
    </>
  );
}

interface TagLineProps {
  name: string;
  count: number;
  onEdit(): void;
}

function TagLine({ name, count, onEdit }: TagLineProps) {
  const { t } = useLocaleContext();
  const { busy } = usePage();
  const { mark } = useBulk();
  const remove = () =>
    void mark(articlesWith(name), { removeTags: [name] }, (done) =>
      t('untaggedMany', { count: done, tags: name }),
    );
  return (
    <>
      <p>
        <a href={formatRoute({ section: 'library', query: { ...defaultQuery, tag: name } })}>{name}</a>
        <span class="line-facts">{t('articleCount', { count })}</span>
      </p>
      <span class="setting-choices">
        <Button
          disabled={busy}
          testId="tag-rename"
          label={t('renameTagNamed', { tag: name })}
          onClick={onEdit}
        >
          {t('renameTag')}
        </Button>
        <Button
          kind="quiet"
          icon="trash"
          disabled={busy}
          testId="tag-delete"
          label={t('deleteTagNamed', { tag: name })}
          onClick={remove}
        />
      </span>
    </>
  );
}

function TagNameField({ name, onDone }: { name: string; onDone(next: string | undefined): void }) {
  const { t } = useLocaleContext();
  const field = useRef<HTMLInputElement>(null);
  const save = () => onDone(parseTags(field.current?.value ?? '')[0]);
  return (
    <>
      <input
        // The click that brings the field means that one wants to type in it.
        ref={(input) => {
          if (input && field.current !== input) input.select();
          field.current = input;
        }}
        class="text-field"
        type="text"
        data-testid="tag-name"
        aria-label={t('renameTagNamed', { tag: name })}
        defaultValue={name}
        autocomplete="off"
        onKeyDown={(event) => {
          if (event.isComposing) return;
          if (event.key === 'Enter') save();
          if (event.key === 'Escape') onDone(undefined);
        }}
      />
      <span class="setting-choices">
        <Button kind="primary" testId="tag-rename-save" onClick={save}>
          {t('renameTag')}
        </Button>
        <Button onClick={() => onDone(undefined)}>{t('cancel')}</Button>
      </span>
    </>
  );
}

/** Gives a tag another name; where that name is in use, the two become one. */
function useRename(names: readonly string[]) {
  const { t } = useLocaleContext();
  const { mark } = useBulk();
  return async (from: string, typed: string) => {
    const other = names.find((name) => name !== from && isSameTag(name, typed));
    const to = other ?? typed;
    if (to === from) return;
    await mark(articlesWith(from), { removeTags: [from], addTags: [to] }, (count) =>
      t(other ? 'tagsMerged' : 'tagRenamed', { count, from, to }),
    );
  };
}

function articlesWith(tag: string): Resolve {
  return () => listIds({ ...defaultQuery, tag });
}
