import { ActionIcon, Button, Group, Menu } from '@mantine/core';
import { type KeyboardEvent, type ReactNode, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../parts/icons.js';
import { Panel } from '../../parts/panel.js';
import { type Direction, type Widget, widths } from './arrangement.js';
import classes from './layout.module.css';

/** What can be done with a widget while the page is arranged. */
export interface WidgetActs {
  readonly move: (id: string, direction: Direction) => void;
  readonly widen: (id: string, w: number) => void;
  readonly remove: (id: string) => void;
}

interface WidgetFrameProps {
  readonly widget: Widget;
  readonly title: string;
  /** Null while the page is only looked at. */
  readonly acts: WidgetActs | null;
  /** Told how high the content is, in pixels. */
  readonly onHeight: (id: string, height: number) => void;
  readonly children: ReactNode;
}

const directions: Readonly<Record<string, Direction>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
};

/** A part of the page of a customer with its heading; while the page is arranged it can be moved, widened and taken away. */
export function WidgetFrame({ widget, title, acts, onHeight, children }: WidgetFrameProps): ReactNode {
  const { id } = widget;
  const content = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const element = content.current!;
    const observer = new ResizeObserver(() => onHeight(id, element.offsetHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, [id, onHeight]);
  return (
    <div ref={content} className={classes['content']} data-arranged={acts !== null}>
      <Panel title={title} aside={acts && <WidgetTools widget={widget} title={title} acts={acts} />}>
        {children}
      </Panel>
    </div>
  );
}

function WidgetTools({ widget, title, acts }: { widget: Widget; title: string; acts: WidgetActs }): ReactNode {
  const { t } = useTranslation();
  const { id, w } = widget;
  const now = t(`layout.width.${nameOfWidth(w)}`);
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions[event.key];
    if (!direction) return;
    event.preventDefault();
    acts.move(id, direction);
  };
  return (
    <Group gap={4} wrap="nowrap">
      <ActionIcon
        variant="default"
        data-drag-handle
        className={classes['handle']}
        aria-label={t('layout.move', { name: title })}
        aria-describedby={moveHintId}
        onKeyDown={onKeyDown}
      >
        <Icon name="columns" />
      </ActionIcon>
      {/* Drawn within the content, and with nothing in it but what can be chosen, as readers of screens expect. */}
      <Menu position="bottom-end" portalProps={{ target: '#content' }} withInitialFocusPlaceholder={false}>
        <Menu.Target>
          <Button size="compact-sm" variant="default" aria-label={t('layout.widthOf', { name: title, width: now })}>
            {now}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          {widths.map((width) => (
            <Menu.Item key={width} onClick={() => acts.widen(id, width)} aria-current={width === w}>
              {t(`layout.width.${nameOfWidth(width)}`)}
            </Menu.Item>
          ))}
        </Menu.Dropdown>
      </Menu>
      <ActionIcon variant="default" aria-label={t('layout.remove', { name: title })} onClick={() => acts.remove(id)}>
        <Icon name="cross" />
      </ActionIcon>
    </Group>
  );
}

/** Where it stands how widgets are moved by the keyboard. */
export const moveHintId = 'layout-move-hint';

const namesOfWidths = { 3: 'quarter', 4: 'third', 6: 'half', 8: 'twoThirds', 12: 'whole' } as const;
type WidthName = (typeof namesOfWidths)[keyof typeof namesOfWidths];

/** A width that a program has set is called as the next one that people choose. */
function nameOfWidth(w: number): WidthName {
  const width = widths.find((each) => each >= w) ?? 12;
  return namesOfWidths[width];
}
