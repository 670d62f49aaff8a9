import { type ReactNode, useCallback, useState } from 'react';
import { GridLayout, useContainerWidth } from 'react-grid-layout';
import type { Schemas } from '../../api/client.js';
import { useMe } from '../../api/me.js';
import {
  columnCount,
  compacted,
  inReadingOrder,
  measured,
  moved,
  placed,
  removed,
  toItems,
  widened,
  type Widget,
} from './arrangement.js';
import { CustomContent } from './custom-content.js';
import classes from './layout.module.css';
import { maySee, PredefinedContent, usePredefinedTitle } from './panels.js';
import { type WidgetActs, WidgetFrame } from './widget-frame.js';

const rowHeight = 20;
/** Below it the widgets stand one below the other. */
const minGridWidth = 900;
const grid = { cols: columnCount, rowHeight, margin: [16, 0], containerPadding: [0, 0] } as const;
const fixed = { enabled: false } as const;

interface WidgetGridProps {
  readonly customer: Schemas['Customer'];
  readonly widgets: readonly Widget[];
  /** Takes the widgets as somebody has arranged them; null while the page is only looked at. */
  readonly change: ((widgets: readonly Widget[]) => void) | null;
  readonly onRemove?: () => void;
}

/** The widgets of the page, each as high as its content: in a grid where there is room, else one below the other. */
export function WidgetGrid({ customer, widgets, change, onRemove }: WidgetGridProps): ReactNode {
  const { width, containerRef, mounted } = useContainerWidth();
  const { permissions } = useMe();
  const titleOf = useTitles();
  const { rows, onHeight } = useRows();
  const seen = widgets.filter(({ kind }) => maySee(kind, permissions));
  const shown = measured(seen, rows);
  const ordered = useSteadyOrder(shown, change !== null);
  const arrange = (next: readonly Widget[]) => change?.(withUnseen(next, widgets));
  const acts: WidgetActs | null = change && {
    move: (id, direction) => arrange(moved(shown, id, direction)),
    widen: (id, w) => arrange(widened(shown, id, w)),
    remove: (id) => {
      change(removed(widgets, id));
      onRemove?.();
    },
  };
  const frames = ordered.map((widget) => (
    <div key={widget.id}>
      <WidgetFrame widget={widget} title={titleOf(widget)} acts={acts} onHeight={onHeight}>
        <Content widget={widget} customer={customer} />
      </WidgetFrame>
    </div>
  ));
  const isNarrow = width < minGridWidth;
  return (
    <div ref={containerRef} className={classes['grid']}>
      {/* The grid would write a style element of its own while something is dragged, which the page does not allow. */}
      <span id="react-draggable-style-el" hidden />
      {mounted && isNarrow && <div className={classes['stack']}>{frames}</div>}
      {mounted && !isNarrow && (
        <GridLayout
          width={width}
          layout={toItems(shown)}
          gridConfig={grid}
          dragConfig={{ enabled: change !== null, handle: '[data-drag-handle]' }}
          resizeConfig={fixed}
          onDragStop={(items) => arrange(placed(shown, items))}
        >
          {frames}
        </GridLayout>
      )}
    </div>
  );
}

function Content({ widget, customer }: { widget: Widget; customer: Schemas['Customer'] }): ReactNode {
  const { kind, custom } = widget;
  if (kind !== 'metadata') return <PredefinedContent kind={kind} customer={customer} />;
  return custom && <CustomContent customerId={customer.customerId} custom={custom} />;
}

function useTitles(): (widget: Widget) => string {
  const predefined = usePredefinedTitle();
  return ({ kind, custom }) => (kind === 'metadata' ? (custom?.label ?? '') : predefined(kind));
}

/** How many rows each content takes, as it is drawn. */
function useRows() {
  const [rows, setRows] = useState<ReadonlyMap<string, number>>(new Map());
  const onHeight = useCallback((id: string, height: number) => {
    const taken = Math.max(1, Math.ceil(height / rowHeight));
    setRows((before) => (before.get(id) === taken ? before : new Map(before).set(id, taken)));
  }, []);
  return { rows, onHeight };
}

/** As people read them; while they are arranged they stay in their order, so that the focus stays where it is. */
function useSteadyOrder(widgets: readonly Widget[], isSteady: boolean): Widget[] {
  const read = inReadingOrder(widgets);
  const [kept, setKept] = useState<readonly string[] | null>(null);
  if (isSteady !== (kept !== null)) setKept(isSteady ? read.map(({ id }) => id) : null);
  if (!kept) return read;
  const placeOf = ({ id }: Widget) => (kept.includes(id) ? kept.indexOf(id) : kept.length);
  return read.sort((one, other) => placeOf(one) - placeOf(other));
}

/** Widgets that somebody may not see stay on the page for those who may. */
function withUnseen(arranged: readonly Widget[], all: readonly Widget[]): Widget[] {
  const unseen = all.filter(({ id }) => !arranged.some((widget) => widget.id === id));
  return unseen.length === 0 ? [...arranged] : compacted([...arranged, ...unseen]);
}
