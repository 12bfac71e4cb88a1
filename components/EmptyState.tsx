import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** What to do next. */
  hint?: string;
  /** Buttons or links below the words. */
  children?: ComponentChildren;
}

/** What stands where a list would be. */
export function EmptyState({ icon = 'clipping', title, hint, children }: EmptyStateProps) {
  return (
    <div class="empty">
      <Icon name={icon} />
      <h2>{title}</h2>
      {hint && <p>{hint}</p>}
      {children && <div class="empty-actions">{children}</div>}
    </div>
  );
}
