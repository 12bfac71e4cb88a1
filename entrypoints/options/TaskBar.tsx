import { Button } from '@/components/Button';
import { useLocaleContext } from '@/components/locale-context';
import { Progress } from '@/components/Progress';
import type { Task } from './page-context';

/** Long work under way, wherever on the page the reader is. */
export function TaskBar({ task, onCancel }: { task: Task | undefined; onCancel: () => void }) {
  const { t } = useLocaleContext();
  if (!task) return null;
  const { label, done, total } = task;
  return (
    <section class="task" aria-label={label}>
      <Progress
        label={label}
        {...(total > 0 && { value: done, max: total, detail: t('progressOf', { done, total }) })}
      />
      <Button testId="cancel-task" onClick={onCancel}>
        {t('cancel')}
      </Button>
    </section>
  );
}
