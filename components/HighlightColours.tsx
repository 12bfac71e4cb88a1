import { type HighlightColour, highlightColours } from '@/utils/article/highlight';
import { useLocaleContext } from './locale-context';

interface HighlightColoursProps {
  /** The one that holds; undefined where none does yet. */
  colour: HighlightColour | undefined;
  onChoose(colour: HighlightColour): void;
}

/** The colours that words can be marked in. */
export function HighlightColours({ colour, onChoose }: HighlightColoursProps) {
  const { t } = useLocaleContext();
  return (
    <fieldset class="highlight-colours" aria-label={t('highlightColour')}>
      {highlightColours.map((each) => (
        <button
          key={each}
          type="button"
          class="highlight-colour"
          data-colour={each}
          data-testid={`highlight-${each}`}
          aria-label={t(`highlight.${each}`)}
          title={t(`highlight.${each}`)}
          aria-pressed={each === colour}
          onClick={() => onChoose(each)}
        />
      ))}
    </fieldset>
  );
}
