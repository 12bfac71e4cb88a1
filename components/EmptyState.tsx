import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

interface EmptyStateProps {
  icon?: IconName;
  title: string;
  /** What to do next. */
  hint?: string;
  /** Buttons or links below the words. */
  children?: ComponentChildren;
  /** 1 where there is nothing else on the page. */
  level?: 1 | 2;
}

/** What stands where a list would be. */
export function EmptyState({ icon = 'clipping', title, hint, children, level = 2 }: EmptyStateProps) {
  const Heading = `h${level}` as const;
  return (
    <div class="empty">
      <Icon name={icon} />
      <Heading>{title}</Heading>
      {hint && <p>{hint}</p>}
      {children && <div class="empty-actions">{children}</div>}
    </div>
  );
}
