import { Group, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { useMay } from '../api/me.js';
import { Loaded } from '../parts/panel.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import type { usePages } from '../parts/table/pages.js';
import { SaveListButton } from './save-button.js';

interface SavedTableProps<Row> {
  readonly name: string;
  /** What is said where there are no rows. */
  readonly empty: string;
  readonly pages: Pick<ReturnType<typeof usePages<Row>>, 'list' | 'more'>;
  readonly columns: readonly Column<Row>[];
  readonly rowKey: (row: Row) => string;
  readonly rowName: (row: Row) => string;
  /** Saves all of them as a file. */
  readonly save: () => Promise<void>;
  /** What stands with the table, such as drawers of its acts. */
  readonly children?: (rows: readonly Row[]) => ReactNode;
}

/** A table on a tab, of which all is saved as a file by those who may take lists away. */
export function SavedTable<Row extends object>({ empty, pages, save, children, ...table }: SavedTableProps<Row>) {
  const mayExport = useMay('lists.export');
  return (
    <Loaded query={pages.list} empty={empty} isEmpty={({ length }) => length === 0}>
      {(rows) => (
        <Stack gap="sm">
          {mayExport && (
            <Group justify="flex-end">
              <SaveListButton save={save} />
            </Group>
          )}
          <DataTable {...table} rows={rows} more={pages.more} height="360px" />
          {children?.(rows)}
        </Stack>
      )}
    </Loaded>
  );
}
