import { useState } from 'react';
import type { Total } from '../parts/table/pages.js';
import type { RowSelection } from '../parts/table/row-selection.js';

/** Rows that were chosen, or all that fit the filter, also those that are not there yet. */
export interface Chosen<Row> {
  readonly rows: ReadonlyMap<string, Row>;
  readonly isAll: boolean;
}

export interface Selection<Row> {
  readonly chosen: Chosen<Row>;
  readonly ofRows: RowSelection;
  readonly isEmpty: boolean;
  readonly chooseAll: () => void;
  readonly clear: () => void;
}

type KeyOf<Row> = (row: Row) => string;

/** @param of names the filter: rows of another list are not chosen any more */
export function useSelection<Row>(shown: readonly Row[], keyOf: KeyOf<Row>, of: string): Selection<Row> {
  const [state, setState] = useState({ of, chosen: none<Row>() });
  const chosen = state.of === of ? state.chosen : none<Row>();
  const set = (next: Chosen<Row>) => setState({ of, chosen: next });
  return {
    chosen,
    ofRows: {
      isChosen: (id) => chosen.isAll || chosen.rows.has(id),
      toggle: (id) => set(withRowToggled(chosen, id, shown, keyOf)),
      page: pageOf(chosen, shown, keyOf),
      togglePage: () => set(withPageToggled(chosen, shown, keyOf)),
    },
    isEmpty: !chosen.isAll && chosen.rows.size === 0,
    chooseAll: () => set({ rows: chosen.rows, isAll: true }),
    clear: () => set(none()),
  };
}

export function none<Row>(): Chosen<Row> {
  return { rows: new Map(), isAll: false };
}

/** Where all were chosen, those that are there stay chosen but for this one. */
export function withRowToggled<Row>(
  chosen: Chosen<Row>,
  id: string,
  shown: readonly Row[],
  keyOf: KeyOf<Row>,
): Chosen<Row> {
  const rows = new Map(chosen.isAll ? shown.map((row) => [keyOf(row), row] as const) : chosen.rows);
  const row = shown.find((each) => keyOf(each) === id);
  if (!rows.delete(id) && row !== undefined) rows.set(id, row);
  return { rows, isAll: false };
}

/** Rows that were chosen and are not there any more, as they changed meanwhile, stay chosen. */
export function withPageToggled<Row>(chosen: Chosen<Row>, shown: readonly Row[], keyOf: KeyOf<Row>): Chosen<Row> {
  if (chosen.isAll) return none();
  const rows = new Map(chosen.rows);
  if (pageOf(chosen, shown, keyOf) === 'all') for (const row of shown) rows.delete(keyOf(row));
  else for (const row of shown) rows.set(keyOf(row), row);
  return { rows, isAll: false };
}

export function pageOf<Row>(chosen: Chosen<Row>, shown: readonly Row[], keyOf: KeyOf<Row>): RowSelection['page'] {
  if (shown.length === 0) return 'none';
  if (chosen.isAll) return 'all';
  const count = shown.filter((row) => chosen.rows.has(keyOf(row))).length;
  if (count === 0) return 'none';
  return count === shown.length ? 'all' : 'some';
}

/** How many that are; null where nobody counted them. */
export function chosenCount<Row>({ rows, isAll }: Chosen<Row>, total: Total | null): Total | null {
  return isAll ? total : { count: String(rows.size), more: false };
}
