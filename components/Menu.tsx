import type { RefObject } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';
import { Button } from './Button';
import { Icon, type IconName } from './Icon';
import { useLeaving } from './use-leaving';

export interface MenuChoice {
  id: string;
  label: string;
  /** A line below the name: what it is good for. */
  hint?: string;
  /** Heading of the group that it stands in; choices of one group stand together. */
  group?: string;
  icon?: IconName;
  testId?: string;
  disabled?: boolean;
  /** One of several that exclude each other, and whether it holds. */
  checked?: boolean;
}

interface MenuProps {
  /** The button's words, or its name where it shows an icon alone. */
  label: string;
  icon: IconName;
  choices: readonly MenuChoice[];
  onChoose(id: string): void;
  /** Stands above the choices. */
  title?: string;
  /** Shows an icon alone where there is little room. */
  compact?: boolean | undefined;
  kind?: 'primary' | 'plain' | 'quiet' | undefined;
  testId?: string | undefined;
  disabled?: boolean | undefined;
}

/**
 * A button that opens a list of things to do. Arrow keys, Home and End go through it; Esc, Tab, or a click elsewhere
 * closes it.
 */
export function Menu({ label, icon, choices, onChoose, title, compact, ...button }: MenuProps) {
  const [open, setOpen] = useState(false);
  const root = useRef<HTMLDivElement>(null);
  const close = () => {
    setOpen(false);
    root.current?.querySelector('button')?.focus();
  };
  useLeaving(root, open, () => setOpen(false));
  useLayoutEffect(() => {
    if (open) itemsIn(root)[0]?.focus();
  }, [open]);
  return (
    <div class="menu" ref={root}>
      <Button
        kind={button.kind ?? 'plain'}
        icon={icon}
        testId={button.testId}
        disabled={button.disabled ?? false}
        expanded={open}
        opensMenu
        onClick={() => setOpen(!open)}
        {...(compact && { label })}
      >
        {!compact && label}
      </Button>
      {open && (
        <div class="menu-list">
          {title && (
            <p class="menu-title" aria-hidden="true">
              {title}
            </p>
          )}
          <div
            role="menu"
            tabIndex={-1}
            aria-label={title ?? label}
            onKeyDown={(event) => (event.key === 'Tab' ? setOpen(false) : move(event, root))}
          >
            {groupsOf(choices).map(([group, members]) => (
              <fieldset key={group ?? members[0]?.id} class="menu-part" aria-label={group}>
                {group && (
                  <p class="menu-group" aria-hidden="true">
                    {group}
                  </p>
                )}
                {members.map((choice) => (
                  <MenuItem
                    key={choice.id}
                    choice={choice}
                    onChoose={() => {
                      close();
                      onChoose(choice.id);
                    }}
                  />
                ))}
              </fieldset>
            ))}
          </div>
        </div>
      )}
    </div>
  );
}

function MenuItem({ choice, onChoose }: { choice: MenuChoice; onChoose(): void }) {
  const { icon, label, hint, testId, disabled, checked } = choice;
  return (
    <button
      type="button"
      {...(checked === undefined ? { role: 'menuitem' } : { role: 'menuitemradio', 'aria-checked': checked })}
      class="button"
      tabIndex={-1}
      data-kind="quiet"
      data-testid={testId}
      disabled={disabled}
      onClick={onChoose}
    >
      {icon && <Icon name={icon} />}
      {checked !== undefined && <span class="menu-check">{checked && <Icon name="check" />}</span>}
      {hint ? (
        <span class="menu-words">
          {label}
          <span class="menu-hint">{hint}</span>
        </span>
      ) : (
        label
      )}
    </button>
  );
}

/** Choices by group, in their order. */
function groupsOf(choices: readonly MenuChoice[]): [group: string | undefined, members: MenuChoice[]][] {
  const groups: [string | undefined, MenuChoice[]][] = [];
  for (const choice of choices) {
    const last = groups.at(-1);
    if (last && last[0] === choice.group) last[1].push(choice);
    else groups.push([choice.group, [choice]]);
  }
  return groups;
}

function itemsIn(root: RefObject<HTMLElement | null>): HTMLElement[] {
  return [...(root.current?.querySelectorAll<HTMLElement>('[role^=menuitem]:not(:disabled)') ?? [])];
}

function move(event: KeyboardEvent, root: RefObject<HTMLElement | null>): void {
  const items = itemsIn(root);
  const at = items.indexOf(event.target as HTMLElement);
  const last = items.length - 1;
  const targets: Record<string, number> = {
    ArrowDown: at === last ? 0 : at + 1,
    ArrowUp: at <= 0 ? last : at - 1,
    Home: 0,
    End: last,
  };
  const next = targets[event.key];
  if (next === undefined) return;
  // The list below has its own use for these keys.
  event.preventDefault();
  event.stopPropagation();
  items[next]?.focus();
}
