import type { ComponentChildren, Ref } from 'preact';
import { Icon, type IconName } from './Icon';

interface ButtonProps {
  /** `primary`: the one thing to do here. `quiet`: without a frame. */
  kind?: 'primary' | 'plain' | 'quiet';
  icon?: IconName;
  /** The button's name when it shows an icon alone. */
  label?: string;
  children?: ComponentChildren;
  testId?: string | undefined;
  disabled?: boolean;
  pressed?: boolean;
  /** Whether what it opens is open. */
  expanded?: boolean;
  /** Id of what it opens, while that is there. */
  controls?: string | undefined;
  /** What it opens is a menu. */
  opensMenu?: boolean;
  class?: string;
  buttonRef?: Ref<HTMLButtonElement>;
  onClick?(event: MouseEvent): void;
}

/** A button with a text, an icon, or both. */
export function Button({
  kind = 'plain',
  icon,
  label,
  children,
  testId,
  pressed,
  expanded,
  controls,
  opensMenu,
  buttonRef,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      ref={buttonRef ?? null}
      type="button"
      class={`button ${rest.class ?? ''}`}
      data-kind={kind}
      data-shape={children ? 'text' : 'icon'}
      data-testid={testId}
      aria-label={label}
      aria-pressed={pressed}
      aria-expanded={expanded}
      aria-controls={controls}
      aria-haspopup={opensMenu ? 'menu' : undefined}
      title={children ? undefined : label}
    >
      {icon && <Icon name={icon} />}
      {children}
    </button>
  );
}
