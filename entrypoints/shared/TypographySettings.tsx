import { Button } from '@/components/Button';
import { ChoiceRow } from '@/components/ChoiceRow';
import { useLocaleContext } from '@/components/locale-context';
import { RangeField } from '@/components/RangeField';
import type { MessageKey } from '@/utils/locale/message-table';
import { themeSetting, typographySetting } from '@/utils/settings/settings';
import {
  defaultTypography,
  paragraphStyles,
  readingFonts,
  type Typography,
  themes,
  toTypography,
  typographyRanges,
  writingDirections,
} from '@/utils/settings/typography';
import { useSetting } from './use-setting';

/** Colours and typography; each shows at once, on every page that is open. `name` keeps two on one page apart. */
export function TypographySettings({ name }: { name: string }) {
  const { t } = useLocaleContext();
  const [theme, setTheme] = useSetting(themeSetting);
  const [stored, setTypography] = useSetting(typographySetting);
  const typography = toTypography(stored);
  const set = (change: Partial<Typography>) => setTypography({ ...typography, ...change });
  const isDefault = JSON.stringify(typography) === JSON.stringify(defaultTypography) && theme === 'auto';
  return (
    <div class="reading-settings">
      <ChoiceRow
        name={`${name}-theme`}
        testId="theme"
        kind="swatches"
        label={t('theme')}
        value={theme}
        choices={themes.map((each) => [each, t(`theme.${each}`)])}
        onChange={setTheme}
      />
      <Measures typography={typography} set={set} />
      <ChoiceRow
        name={`${name}-font`}
        testId="font"
        kind="fonts"
        label={t('readingFont')}
        value={typography.font}
        choices={readingFonts.map((each) => [each, t(`font.${each}`)])}
        onChange={(font) => set({ font })}
      />
      <ChoiceRow
        name={`${name}-paragraphs`}
        testId="paragraphs"
        label={t('paragraphs')}
        value={typography.paragraphs}
        choices={paragraphStyles.map((each) => [each, t(`paragraphs.${each}`)])}
        onChange={(paragraphs) => set({ paragraphs })}
      />
      <ChoiceRow
        name={`${name}-direction`}
        testId="direction"
        label={t('writingDirection')}
        value={typography.direction}
        choices={writingDirections.map((each) => [each, t(`direction.${each}`)])}
        onChange={(direction) => set({ direction })}
      />
      <Button
        kind="quiet"
        icon="retry"
        testId="reset-typography"
        disabled={isDefault}
        onClick={() => {
          setTypography(defaultTypography);
          setTheme('auto');
        }}
      >
        {t('resetTypography')}
      </Button>
    </div>
  );
}

const measures = [
  ['size', 'textSize', 'textSizeValue'],
  ['measure', 'measure', 'measureValue'],
  ['leading', 'leading', 'leadingValue'],
] as const satisfies readonly (readonly [keyof typeof typographyRanges, MessageKey, MessageKey])[];

function Measures({ typography, set }: { typography: Typography; set(change: Partial<Typography>): void }) {
  const { t } = useLocaleContext();
  return measures.map(([key, label, value]) => (
    <RangeField
      key={key}
      label={t(label)}
      {...typographyRanges[key]}
      value={typography[key]}
      shown={t(value, { count: Math.round(typography[key] * 10) / 10 })}
      testId={key}
      onChange={(next) => set({ [key]: next })}
    />
  ));
}
