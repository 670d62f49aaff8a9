import { ActionIcon, Button, Checkbox, Group, Menu, Pill, Popover, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { ExportedList } from '../api/files/csv-file.js';
import type { Waiting } from '../api/live.js';
import { useFormats } from '../parts/formats.js';
import { Icon } from '../parts/icons.js';
import type { Total } from '../parts/table/pages.js';
import { WaitingChanges } from '../parts/waiting.js';
import { ExportButton } from './save-button.js';
import { SavedViews } from './saved-views.js';
import { several, useListSearch } from './search.js';

export interface Chip {
  readonly key: string;
  readonly text: string;
  readonly remove: () => void;
}

interface ListBarProps {
  readonly screen: string;
  readonly chips: readonly Chip[];
  readonly columns: readonly { readonly id: string; readonly title: string }[];
  readonly shown: readonly string[];
  /** Null while it is not known what the list is. */
  readonly exported: ExportedList | null;
  readonly count: ReactNode;
  readonly waiting: Waiting;
}

/** Above a list: what it is filtered by, how many rows that are, and what can be made of it. */
export function ListBar({ screen, chips, columns, shown, exported, count, waiting }: ListBarProps): ReactNode {
  const { t } = useTranslation();
  const { replace, search } = useListSearch();
  return (
    <Group justify="space-between" gap="xs">
      <Group gap={6}>
        <Text size="sm" c="dimmed" role="status">
          {count}
        </Text>
        <WaitingChanges waiting={waiting} />
        {chips.map(({ key, text, remove }) => (
          <Pill
            key={key}
            withRemoveButton
            onRemove={remove}
            removeButtonProps={{ 'aria-label': t('list.remove', { name: text }), 'aria-hidden': false, tabIndex: 0 }}
          >
            {text}
          </Pill>
        ))}
        {chips.length > 0 && (
          <Button size="compact-xs" variant="subtle" onClick={() => replace({ columns: search['columns'] })}>
            {t('list.clear')}
          </Button>
        )}
      </Group>
      <Group gap={6}>
        <SavedViews screen={screen} />
        <ColumnChoice columns={columns} shown={shown} />
        <ExportButton list={exported} shown={shown} />
      </Group>
    </Group>
  );
}

function ColumnChoice({ columns, shown }: Pick<ListBarProps, 'columns' | 'shown'>): ReactNode {
  const { t } = useTranslation();
  const { change } = useListSearch();
  const choose = (ids: readonly string[]) => {
    const kept = columns.map(({ id }) => id).filter((id) => ids.includes(id));
    if (kept.length > 0) change({ columns: kept.join(',') });
  };
  return (
    <Popover position="bottom-end" trapFocus>
      <Popover.Target>
        <Button size="xs" variant="default" leftSection={<Icon name="columns" />}>
          {t('list.columns')}
        </Button>
      </Popover.Target>
      <Popover.Dropdown aria-label={t('list.columns')}>
        <Checkbox.Group value={[...shown]} onChange={choose} aria-label={t('list.columns')}>
          <Stack gap="xs">
            {columns.map(({ id, title }) => (
              <Checkbox key={id} value={id} label={title} />
            ))}
          </Stack>
        </Checkbox.Group>
      </Popover.Dropdown>
    </Popover>
  );
}

/** How many rows a list has, exactly as long as anybody can count them; or how many are shown. */
export function RowCount({ total, shown }: { total: Total | null; shown: number | undefined }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  if (total) {
    return t(total.more ? 'list.rowsOver' : 'list.rows', { count: Number(total.count), formatted: count(total.count) });
  }
  return shown === undefined ? null : t('list.rowsMore', { count: shown, formatted: count(shown) });
}

/** Columns that the address names, else those that fit the width. */
export function shownColumns(
  address: string | undefined,
  columns: readonly { readonly id: string }[],
  usual: readonly string[],
): string[] {
  const chosen = several(address);
  const ids = columns.map(({ id }) => id);
  const found = ids.filter((id) => chosen.includes(id));
  return found.length > 0 ? found : ids.filter((id) => usual.includes(id));
}

interface ActMenuProps {
  /** What they are about. */
  readonly of: string;
  readonly acts: readonly { readonly name: string; readonly run: () => void }[];
}

/** A menu of acts, which is not there when there are none. */
export function ActMenu({ of, acts }: ActMenuProps): ReactNode {
  const { t } = useTranslation();
  if (acts.length === 0) return null;
  return (
    // Drawn within the content, and with nothing in it but what can be chosen, as readers of screens expect.
    <Menu position="bottom-end" portalProps={{ target: '#content' }} withInitialFocusPlaceholder={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" aria-label={`${t('act.menu')}: ${of}`}>
          <Icon name="down" />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ name, run }) => (
          <Menu.Item key={name} onClick={run}>
            {name}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  );
}
