import { Icon } from './Icon';
import { useLocaleContext } from './locale-context';
import { type KnownTag, TagField } from './TagField';

interface TagEditorProps {
  tags: readonly string[];
  known: readonly KnownTag[];
  onAdd(tags: string[]): void;
  onRemove(tag: string): void;
}

/** An article's tags: each can be taken away, and others put on. */
export function TagEditor({ tags, known, onAdd, onRemove }: TagEditorProps) {
  const { t } = useLocaleContext();
  return (
    <div class="tags">
      <Icon name="tag" />
      <ul class="tag-chips" aria-label={t('tags')}>
        {tags.map((tag) => (
          <li key={tag} class="tag-chip" data-testid="tag-chip">
            <span>{tag}</span>
            <button type="button" aria-label={t('removeTagNamed', { tag })} onClick={() => onRemove(tag)}>
              <Icon name="close" />
            </button>
          </li>
        ))}
      </ul>
      <TagField label={t('addTag')} known={known} taken={tags} onEnter={onAdd} />
    </div>
  );
}
