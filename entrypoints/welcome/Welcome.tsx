import type { ComponentChildren, ComponentType } from 'preact';
import { Icon } from '@/components/Icon';
import { useLocaleContext } from '@/components/locale-context';
import { sites } from '@/utils/sites';
import { useShortcut } from '../popup/use-shortcut';
import { BackupDrawing, LocalDrawing, SaveDrawing } from './drawings';
import { usePinned } from './use-pinned';

/** Shown once, after the installation: how it works, where the articles are, how to keep them safe. */
export function Welcome() {
  const { t } = useLocaleContext();
  return (
    <main class="welcome" data-testid="welcome">
      <header class="welcome-head">
        <img src="/icons/128.png" width="64" height="64" alt="" />
        <h1>{t('welcome')}</h1>
        <p>{t('welcomeWhat')}</p>
      </header>
      <ol class="steps">
        <SaveStep />
        <Step Drawing={LocalDrawing} title={t('welcomeLocal')} text={t('welcomeLocalText')}>
          <a class="button" href="/options.html#import">
            {t('emptyImport')}
          </a>
        </Step>
        <Step Drawing={BackupDrawing} title={t('welcomeBackup')} text={t('welcomeBackupText')}>
          <a class="button" href="/options.html#settings">
            {t('welcomeSettings')}
          </a>
        </Step>
      </ol>
      <footer class="welcome-foot">
        <h2>{t('welcomeBegin')}</h2>
        <p class="welcome-sites">
          {sites.map(({ id, name, home }, index) => (
            <a key={id} class="button" data-kind={index === 0 ? 'primary' : 'plain'} href={home}>
              {name}
            </a>
          ))}
        </p>
      </footer>
    </main>
  );
}

function SaveStep() {
  const { t } = useLocaleContext();
  const shortcut = useShortcut();
  const pinned = usePinned();
  return (
    <Step Drawing={SaveDrawing} title={t('welcomeSave')} text={t('welcomeSaveText')}>
      <p class="welcome-pin" role="status" data-pinned={pinned}>
        {pinned && <Icon name="check" />}
        {pinned ? t('welcomePinned') : t('welcomePin')}
      </p>
      {shortcut && (
        <p class="welcome-keys">
          <kbd>{shortcut}</kbd> {t('welcomeShortcut')}
        </p>
      )}
    </Step>
  );
}

interface StepProps {
  Drawing: ComponentType;
  title: string;
  text: string;
  children: ComponentChildren;
}

function Step({ Drawing, title, text, children }: StepProps) {
  return (
    <li class="step">
      <Drawing />
      <div class="step-words">
        <h2>{title}</h2>
        <p>{text}</p>
        {children}
      </div>
    </li>
  );
}
