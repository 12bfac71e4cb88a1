import { ChoiceRow } from '@/components/ChoiceRow';
import { useLocaleContext } from '@/components/locale-context';
import {
  jekyllPictureChoices,
  markdownPictureChoices,
  readOptions,
  type StoredOptions,
} from '@/utils/export/options';
import { exportOptionsSetting } from '@/utils/settings/settings';
import { useSetting } from '../shared/use-setting';
import { TemplateEditor } from './TemplateEditor';

/** What may be chosen of the formats. Every export from then on follows it. */
export function ExportSettings() {
  const { t } = useLocaleContext();
  const [stored, setStored] = useSetting(exportOptionsSetting);
  const options = readOptions(stored);
  const change = (part: StoredOptions) => setStored({ ...stored, ...part });
  return (
    <>
      <ChoiceRow
        name="jekyllPictures"
        label={t('jekyllPictures')}
        value={options.jekyllPictures}
        choices={jekyllPictureChoices.map((each) => [each, t(`jekyllPictures.${each}`)])}
        onChange={(jekyllPictures) => change({ jekyllPictures })}
      />
      <ChoiceRow
        name="markdownPictures"
        label={t('markdownPictures')}
        value={options.markdownPictures}
        choices={markdownPictureChoices.map((each) => [each, t(`markdownPictures.${each}`)])}
        onChange={(markdownPictures) => change({ markdownPictures })}
      />
      {options.markdownPictures === 'folder' && (
        <label class="text-setting">
          <span class="select-label">{t('attachmentsFolder')}</span>
          <input
            class="text-input"
            type="text"
            spellcheck={false}
            data-testid="attachments-folder"
            value={options.attachments}
            onChange={(event) => change({ attachments: event.currentTarget.value })}
          />
        </label>
      )}
      <TemplateEditor stored={stored} onChange={change} />
    </>
  );
}
