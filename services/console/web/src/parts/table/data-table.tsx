import { ActionIcon, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { columnVisibilityFeature, rowExpandingFeature, tableFeatures, useTable } from '@tanstack/react-table';
import { useVirtualizer } from '@tanstack/react-virtual';
import { type ReactNode, useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../icons.js';
import { Failed } from '../panel.js';
import classes from '../parts.module.css';
import type { More } from './pages.js';
import { PageCheckbox, RowCheckbox, type RowSelection } from './row-selection.js';

/** A column as people see it. */
export interface Column<Row> {
  readonly id: string;
  readonly title: string;
  readonly cell: (row: Row) => ReactNode;
  readonly numeric?: boolean;
  readonly nowrap?: boolean;
}

interface DataTableProps<Row> {
  readonly name: string;
  readonly columns: readonly Column<Row>[];
  /** Columns that are shown, all when absent. */
  readonly shown?: readonly string[];
  readonly rows: readonly Row[];
  readonly rowKey: (row: Row) => string;
  readonly rowName: (row: Row) => string;
  /** What a row says when it is expanded. */
  readonly detail?: (row: Row) => ReactNode;
  /** Lets people choose rows. */
  readonly selection?: RowSelection;
  readonly more?: More;
  /** Height of what scrolls; as high as its rows when absent. */
  readonly height?: string;
}

const features = tableFeatures({ columnVisibilityFeature, rowExpandingFeature });
const rowHeight = 40;

/** Rows of which only those in sight are drawn, so that thousands cost no more than a screen of them. */
export function DataTable<Row extends object>(props: DataTableProps<Row>): ReactNode {
  const { name, rows, rowName, detail, selection, more, height } = props;
  const { t } = useTranslation();
  const isNarrow = useMediaQuery('(max-width: 48em)');
  const { items, visible } = useItems(props);
  const scroller = useRef<HTMLDivElement>(null);
  const virtual = useVirtualizer({
    count: items.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    getItemKey: (index) => `${items[index]!.row.id}${items[index]!.isDetail ? '+' : ''}`,
  });
  const drawn = virtual.getVirtualItems();
  const last = drawn.at(-1)?.index ?? 0;
  const { hasMore = false, isLoading = false, failed = null, load } = more ?? {};
  useEffect(() => {
    if (hasMore && !isLoading && !failed && last >= items.length - 15) load?.();
  }, [hasMore, isLoading, failed, last, items.length, load]);
  const width = visible.length + (detail ? 1 : 0) + (selection ? 1 : 0);
  return (
    <div
      ref={scroller}
      className={classes['scroll']}
      style={{ maxHeight: height ?? (isNarrow ? '70vh' : '60vh') }}
      tabIndex={0}
      role="region"
      aria-label={name}
    >
      <table className={classes['table']} aria-rowcount={hasMore ? -1 : rows.length + 1}>
        <Head columns={visible} canExpand={detail !== undefined} selection={selection} />
        <tbody>
          <Spacer height={drawn[0]?.start ?? 0} width={width} />
          {drawn.map(({ index, key }) => (
            <tr key={key} data-index={index} ref={virtual.measureElement}>
              <Cells
                item={items[index]!}
                columns={visible}
                rowName={rowName}
                detail={detail}
                selection={selection}
                width={width}
              />
            </tr>
          ))}
          <Spacer height={virtual.getTotalSize() - (drawn.at(-1)?.end ?? 0)} width={width} />
        </tbody>
      </table>
      {isLoading && (
        <Text p="xs" size="sm" c="dimmed" role="status">
          {t('list.more')}
        </Text>
      )}
      {failed && load && <Failed error={failed} retry={load} />}
    </div>
  );
}

/** What is drawn below each other: rows, and what those say that are expanded. */
function useItems<Row extends object>({ columns, shown, rows, rowKey, detail }: DataTableProps<Row>) {
  const definitions = useMemo(() => columns.map(({ id, title }) => ({ id, header: title })), [columns]);
  const columnVisibility = useMemo(
    () => Object.fromEntries(columns.map(({ id }) => [id, shown?.includes(id) ?? true])),
    [columns, shown],
  );
  const data = useMemo(() => [...rows], [rows]);
  const table = useTable({
    features,
    columns: definitions,
    data,
    state: { columnVisibility },
    onColumnVisibilityChange: () => undefined,
    getRowId: rowKey,
    getRowCanExpand: () => detail !== undefined,
    // What somebody has opened stays open when the rows are read again.
    autoResetExpanded: false,
  });
  const visible = table.getVisibleLeafColumns().map(({ id }) => columns.find((column) => column.id === id)!);
  const items: Item<Row>[] = table.getCoreRowModel().rows.flatMap((row) =>
    row.getIsExpanded()
      ? [
          { row, isDetail: false },
          { row, isDetail: true },
        ]
      : [{ row, isDetail: false }],
  );
  return { items, visible };
}

interface Item<Row> {
  readonly row: {
    readonly id: string;
    readonly original: Row;
    readonly getIsExpanded: () => boolean;
    readonly toggleExpanded: () => void;
  };
  readonly isDetail: boolean;
}

interface CellsProps<Row> extends Pick<DataTableProps<Row>, 'rowName'> {
  readonly item: Item<Row>;
  readonly columns: readonly Column<Row>[];
  readonly detail: ((row: Row) => ReactNode) | undefined;
  readonly selection: RowSelection | undefined;
  readonly width: number;
}

function Cells<Row>({ item, columns, rowName, detail, selection, width }: CellsProps<Row>): ReactNode {
  const { row, isDetail } = item;
  const { original } = row;
  if (isDetail) return <td colSpan={width}>{detail?.(original)}</td>;
  return (
    <>
      {selection && (
        <td>
          <RowCheckbox selection={selection} id={row.id} name={rowName(original)} />
        </td>
      )}
      {detail && (
        <td>
          <Expander isExpanded={row.getIsExpanded()} toggle={() => row.toggleExpanded()} name={rowName(original)} />
        </td>
      )}
      {columns.map(({ id, cell, numeric, nowrap }) => (
        <td key={id} data-number={numeric || undefined} data-nowrap={nowrap || undefined}>
          {cell(original)}
        </td>
      ))}
    </>
  );
}

interface HeadProps<Row> {
  readonly columns: readonly Column<Row>[];
  readonly canExpand: boolean;
  readonly selection: RowSelection | undefined;
}

function Head<Row>({ columns, canExpand, selection }: HeadProps<Row>): ReactNode {
  return (
    <thead>
      <tr>
        {selection && (
          <td className={classes['corner']}>
            <PageCheckbox selection={selection} />
          </td>
        )}
        {canExpand && <td className={classes['corner']} />}
        {columns.map(({ id, title, numeric }) => (
          <th key={id} scope="col" data-number={numeric || undefined}>
            {title}
          </th>
        ))}
      </tr>
    </thead>
  );
}

interface ExpanderProps {
  readonly isExpanded: boolean;
  readonly toggle: () => void;
  readonly name: string;
}

function Expander({ isExpanded, toggle, name }: ExpanderProps): ReactNode {
  const { t } = useTranslation();
  return (
    <ActionIcon
      variant="subtle"
      size="sm"
      aria-expanded={isExpanded}
      aria-label={t(isExpanded ? 'list.collapse' : 'list.expand', { name })}
      onClick={toggle}
    >
      <Icon name={isExpanded ? 'down' : 'right'} size={14} />
    </ActionIcon>
  );
}

function Spacer({ height, width }: { height: number; width: number }): ReactNode {
  if (height <= 0) return null;
  return (
    <tr data-spacer aria-hidden="true">
      <td colSpan={width} style={{ height }} />
    </tr>
  );
}
