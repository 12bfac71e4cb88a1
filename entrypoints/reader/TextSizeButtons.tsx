import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { textSizeSetting, textSizes } from '@/utils/settings/settings';
import { useSetting } from '../shared/use-setting';

/** Steps the text size up and down. */
export function TextSizeButtons() {
  const { t } = useLocaleContext();
  const [size, setSize] = useSetting(textSizeSetting);
  const at = textSizes.indexOf(size);
  const [smaller, larger] = [textSizes[at - 1], textSizes[at + 1]];
  return (
    <div class="reader-sizes">
      <Button
        kind="quiet"
        icon="textSmaller"
        label={t('textSmaller')}
        testId="text-smaller"
        disabled={!smaller}
        onClick={() => smaller && setSize(smaller)}
      />
      <Button
        kind="quiet"
        icon="textLarger"
        label={t('textLarger')}
        testId="text-larger"
        disabled={!larger}
        onClick={() => larger && setSize(larger)}
      />
    </div>
  );
}
