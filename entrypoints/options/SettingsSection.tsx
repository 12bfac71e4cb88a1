import type { ComponentType } from 'preact';
import { useLocaleContext } from '@/components/locale-context';
import type { PlainMessageKey } from '@/utils/locale/translate';
import { AppearanceSettings } from './AppearanceSettings';
import { BackupSettings } from './BackupSettings';
import { BinSettings } from './BinSettings';
import { ExportSettings } from './ExportSettings';
import { FolderSettings } from './FolderSettings';
import { HostSettings } from './HostSettings';
import { ReadingSettings } from './ReadingSettings';
import { SearchSettings } from './SearchSettings';
import { ShortcutSettings } from './ShortcutSettings';
import { SimilarSettings } from './SimilarSettings';
import { StorageSettings } from './StorageSettings';
import { TagSettings } from './TagSettings';
import { VerifySettings } from './VerifySettings';

const parts: readonly (readonly [title: PlainMessageKey, Body: ComponentType])[] = [
  ['appearance', AppearanceSettings],
  ['reading', ReadingSettings],
  ['storage', StorageSettings],
  ['backup', BackupSettings],
  ['exportSettings', ExportSettings],
  ['folders', FolderSettings],
  ['verify', VerifySettings],
  ['similar', SimilarSettings],
  ['tags', TagSettings],
  ['searchIndex', SearchSettings],
  ['bin', BinSettings],
  ['shortcuts', ShortcutSettings],
  ['hosts', HostSettings],
];

/** Everything that can be set, and what the browser says of the library. */
export function SettingsSection() {
  const { t } = useLocaleContext();
  return (
    <section class="section" aria-labelledby="settings-title">
      <div class="section-head">
        <h1 id="settings-title">{t('section.settings')}</h1>
      </div>
      {parts.map(([title, Body]) => (
        <section class="setting" key={title}>
          <h2>{t(title)}</h2>
          <div class="setting-body">
            <Body />
          </div>
        </section>
      ))}
    </section>
  );
}
