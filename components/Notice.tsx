import type { ComponentChildren } from 'preact';
import { Icon, type IconName } from './Icon';

interface NoticeProps {
  tone?: 'quiet' | 'warning' | 'danger';
  icon?: IconName;
  children: ComponentChildren;
  /** Buttons below the words. */
  actions?: ComponentChildren;
}

/** Something to know about what stands beside it. */
export function Notice({ tone = 'quiet', icon = 'info', children, actions }: NoticeProps) {
  return (
    <div class="notice" data-tone={tone}>
      <Icon name={icon} />
      <div>
        {children}
        {actions && <div class="notice-actions">{actions}</div>}
      </div>
    </div>
  );
}
