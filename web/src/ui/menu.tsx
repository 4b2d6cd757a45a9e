import { Button as AriaButton, Menu as AriaMenu, MenuItem, MenuTrigger, Popover } from 'react-aria-components';
import { Icon, type IconName } from './icon.tsx';

export interface MenuAction {
  readonly id: string;
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly onAction: () => void;
}

export interface MenuProps {
  /** The word on the button that opens it. */
  readonly label: string;
  readonly icon?: IconName | undefined;
  readonly actions: readonly MenuAction[];
  /** Only the icon is seen; the label is read. */
  readonly iconOnly?: boolean | undefined;
}

/** Further acts behind one button: arrows, type-ahead and focus by React Aria. Loaded with the screen that shows it. */
export function Menu({ label, icon = 'more', actions, iconOnly = false }: MenuProps) {
  return (
    <MenuTrigger>
      {iconOnly ? (
        <AriaButton className="icon-button icon-button--outlined" aria-label={label}>
          <Icon name={icon} />
        </AriaButton>
      ) : (
        <AriaButton className="kern-btn kern-btn--secondary">
          <Icon name={icon} />
          <span className="kern-label">{label}</span>
        </AriaButton>
      )}
      <Popover className="menu" placement="bottom end">
        <AriaMenu className="menu__list" aria-label={label}>
          {actions.map((action) => (
            <MenuItem
              key={action.id}
              id={action.id}
              className="menu__item"
              textValue={action.label}
              onAction={action.onAction}
            >
              {action.icon && <Icon name={action.icon} />}
              <span>{action.label}</span>
            </MenuItem>
          ))}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  );
}
