import { useState } from 'react';
import type { Widget } from './arrangement.js';

/** Arranging the page: every change can be undone until it is saved. */
export interface Arranging {
  readonly widgets: readonly Widget[];
  readonly isChanged: boolean;
  readonly change: (widgets: readonly Widget[]) => void;
  readonly undo: () => void;
}

/** @param start the widgets as they were found */
export function useArranging(start: readonly Widget[]): Arranging {
  const [changes, setChanges] = useState<readonly (readonly Widget[])[]>([]);
  const widgets = changes.at(-1) ?? start;
  return {
    widgets,
    isChanged: changes.length > 0,
    change: (next) => {
      if (!isSame(widgets, next)) setChanges([...changes, next].slice(-maxChanges));
    },
    undo: () => setChanges(changes.slice(0, -1)),
  };
}

/** So many steps can be undone. */
const maxChanges = 100;

/** Heights follow from contents, and are no change that somebody made. */
function isSame(one: readonly Widget[], other: readonly Widget[]): boolean {
  const places = (widgets: readonly Widget[]) => JSON.stringify(widgets.map(({ h: _, ...place }) => place));
  return places(one) === places(other);
}
