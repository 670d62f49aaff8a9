import { type Layout, verticalCompactor } from 'react-grid-layout/core';
import type { Schemas } from '../../api/client.js';

export type Widget = Schemas['Widget'];
export type Direction = 'up' | 'down' | 'left' | 'right';

export const columnCount = 12;
/** Columns of the widths that a widget may have. */
export const widths = [3, 4, 6, 8, 12] as const;

/** Widgets as close to the top as they get, none over another. */
export function compacted(widgets: readonly Widget[]): Widget[] {
  const within = widgets.map((widget) => ({ ...widget, x: Math.min(widget.x, columnCount - widget.w) }));
  return placed(within, verticalCompactor.compact(toItems(within), columnCount));
}

/** Widgets where a grid has put them. */
export function placed(widgets: readonly Widget[], items: Layout): Widget[] {
  const places = new Map(items.map(({ i, x, y, w, h }) => [i, { x, y, w, h }]));
  return widgets.map((widget) => ({ ...widget, ...places.get(widget.id) }));
}

export function toItems(widgets: readonly Widget[]): Layout {
  return widgets.map(({ id, x, y, w, h }) => ({ i: id, x, y, w, h }));
}

/** As people read them: row by row, and from the left. */
export function inReadingOrder(widgets: readonly Widget[]): Widget[] {
  return [...widgets].sort((one, other) => one.y - other.y || one.x - other.x);
}

/** Widgets with as many rows as their content takes, by id; those that are not known yet keep theirs. */
export function measured(widgets: readonly Widget[], rows: ReadonlyMap<string, number>): Widget[] {
  return compacted(widgets.map((widget) => ({ ...widget, h: rows.get(widget.id) ?? widget.h })));
}

/** One step by the keyboard: past the next widget above or below, or beside by its own width. */
export function moved(widgets: readonly Widget[], id: string, direction: Direction): Widget[] {
  const widget = widgets.find((each) => each.id === id);
  if (!widget) return [...widgets];
  if (direction === 'left' || direction === 'right') return movedBeside(widgets, widget, direction);
  const inWay = inReadingOrder(widgets.filter((other) => other.id !== id && isAboveEachOther(other, widget)));
  const next =
    direction === 'up'
      ? inWay.filter(({ y }) => y < widget.y).at(-1)
      : inWay.find(({ y, h }) => y + h > widget.y + widget.h);
  if (!next) return [...widgets];
  const y = direction === 'up' ? next.y : next.y + next.h;
  // Whatever stands there or below makes room.
  const others = widgets.map((other) =>
    other.id !== id && other.y >= y ? { ...other, y: other.y + widget.h } : other,
  );
  return compacted(others.map((other) => (other.id === id ? { ...other, y } : other)));
}

export function widened(widgets: readonly Widget[], id: string, w: number): Widget[] {
  return compacted(widgets.map((widget) => (widget.id === id ? { ...widget, w } : widget)));
}

export function removed(widgets: readonly Widget[], id: string): Widget[] {
  return compacted(widgets.filter((widget) => widget.id !== id));
}

/** The widget below all others, over the whole width. */
export function added(widgets: readonly Widget[], widget: Pick<Widget, 'id' | 'kind' | 'custom'>): Widget[] {
  const y = Math.max(0, ...widgets.map((each) => each.y + each.h));
  return compacted([...widgets, { ...widget, x: 0, y, w: columnCount, h: firstRows }]);
}

/** Rows of a widget whose content was not seen yet. */
const firstRows = 8;

/** An id that no widget has. */
export function freeId(widgets: readonly Widget[], kind: string): string {
  const taken = new Set(widgets.map(({ id }) => id));
  for (let number = 1; ; number += 1) if (!taken.has(`${kind}-${number}`)) return `${kind}-${number}`;
}

/** Changes places with what is as wide and stands there. */
function movedBeside(widgets: readonly Widget[], widget: Widget, direction: 'left' | 'right'): Widget[] {
  const x =
    direction === 'left' ? Math.max(0, widget.x - widget.w) : Math.min(columnCount - widget.w, widget.x + widget.w);
  if (x === widget.x) return [...widgets];
  const partner = widgets.find(
    (other) => other.id !== widget.id && other.x === x && other.w === widget.w && isBesideEachOther(other, widget),
  );
  return compacted(
    widgets.map((other) => {
      if (other.id === widget.id) return { ...other, x, y: partner?.y ?? other.y };
      return other.id === partner?.id ? { ...other, x: widget.x, y: widget.y } : other;
    }),
  );
}

function isAboveEachOther(one: Widget, other: Widget): boolean {
  return one.x < other.x + other.w && other.x < one.x + one.w;
}

function isBesideEachOther(one: Widget, other: Widget): boolean {
  return one.y < other.y + other.h && other.y < one.y + one.h;
}
