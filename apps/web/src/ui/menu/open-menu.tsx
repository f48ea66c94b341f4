import { Kbd, Menu } from '@mantine/core';
import { useEffect, useRef, useState } from 'react';
import type { MenuProps } from './menu-props';

/**
 * A menu that is open from the start: it is rendered when the button is pressed, whose focus it takes and gives
 * back.
 */
export function OpenMenu({ className, children, heading, items, position, marked }: MenuProps) {
  const [opened, setOpened] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    button.current?.focus();
    setOpened(true);
  }, []);
  return (
    <Menu
      opened={opened}
      onChange={setOpened}
      position={position}
      width={240}
      withInitialFocusPlaceholder={false}
      withinPortal={false}
    >
      <Menu.Target>
        <button ref={button} type="button" className={className} data-here={marked || undefined}>
          {children}
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {heading && <Menu.Label>{heading}</Menu.Label>}
        {items.map(({ label, icon: Icon, hint, current, onChoose }) => (
          <Menu.Item
            key={label}
            leftSection={<Icon size={16} aria-hidden />}
            rightSection={hint && <Kbd size="xs">{hint}</Kbd>}
            aria-current={current ? 'page' : undefined}
            onClick={onChoose}
          >
            {label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
