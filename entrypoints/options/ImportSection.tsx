import { useLocaleContext } from '@/components/locale-context';
import type { ImportFile } from '@/utils/import/types';
import { filesOfInput, importAccept } from '../shared/picked-files';
import { FileButton } from './FileButton';
import { ImportProgress } from './ImportProgress';
import { ImportReport } from './ImportReport';
import { UnfinishedImports } from './UnfinishedImports';
import type { Importing } from './use-import';

interface ImportSectionProps {
  importing: Importing;
  onFiles(files: readonly ImportFile[]): void;
}

/** Files into the library. */
export function ImportSection({ importing, onFiles }: ImportSectionProps) {
  const { t } = useLocaleContext();
  const { state } = importing;
  const active = state.phase !== 'idle' && state.phase !== 'done';
  return (
    <section class="section" aria-labelledby="import-title">
      <div class="section-head">
        <h1 id="import-title">{t('section.import')}</h1>
      </div>
      <p class="section-intro">{t('importHint')}</p>
      {active ? (
        <ImportProgress importing={importing} />
      ) : (
        <>
          <UnfinishedImports key={state.phase} />
          <DropZone importing={importing} onFiles={onFiles} />
        </>
      )}
      <div aria-live="polite">
        {state.phase === 'done' && <ImportReport state={state} onImport={importing.importTried} />}
      </div>
    </section>
  );
}

function DropZone({ importing: { wantsDryRun, setWantsDryRun }, onFiles }: ImportSectionProps) {
  const { t } = useLocaleContext();
  const take = (input: HTMLInputElement) => {
    const files = input.files ? filesOfInput(input.files) : [];
    // Otherwise the same file could not be chosen again.
    input.value = '';
    onFiles(files);
  };
  return (
    <div class="drop-zone">
      <p class="drop-title">{t('importDrop')}</p>
      <p class="drop-or">{t('importOr')}</p>
      <div class="drop-buttons">
        <FileButton
          primary
          label={t('chooseFiles')}
          testId="import-file"
          attributes={{ accept: importAccept }}
          onChange={take}
        />
        <FileButton
          label={t('chooseFolder')}
          testId="import-folder"
          attributes={{ webkitdirectory: true }}
          onChange={take}
        />
      </div>
      <label class="check">
        <input
          type="checkbox"
          data-testid="dry-run"
          checked={wantsDryRun}
          onChange={(event) => setWantsDryRun(event.currentTarget.checked)}
        />
        {t('importDryRun')}
      </label>
      <p class="drop-note">{t('importPrivate')}</p>
    </div>
  );
}
