import { type Fault, faultOf, type FieldViolation, violation } from '#libs/errors';

/** Parts of the page of a customer that everybody may place, each once. */
export const predefinedKinds = [
  'payer',
  'settings',
  'contacts',
  'people',
  'addresses',
  'flags',
  'cases',
  'tasks',
  'interactions',
  'diary',
  'invoices',
  'promises',
  'journal',
  'methods',
  'documents',
  'messages',
  'placements',
] as const;

/** A part that an organisation makes of its metadata. */
export const customKind = 'metadata';

export type WidgetKind = (typeof predefinedKinds)[number] | typeof customKind;

/** One part of the page with its place in the grid. */
export interface Widget {
  /** Unique on the page. */
  readonly id: string;
  readonly kind: WidgetKind;
  /** Column of the left edge, from 0. */
  readonly x: number;
  /** Row of the upper edge, from 0. */
  readonly y: number;
  readonly w: number;
  readonly h: number;
  /** What is shown of metadata; null for predefined parts. */
  readonly custom: CustomContent | null;
}

export interface CustomContent {
  readonly label: string;
  readonly schema: string;
  /** In their order; all of the schema when empty. */
  readonly fields: readonly string[];
}

/** The widgets of one role or of one person. */
export interface Layout {
  /** `role:<role>` or `user:<subject>`. */
  readonly holder: string;
  readonly widgets: readonly Widget[];
  readonly version: bigint;
  readonly changedAt: Date;
}

export const columnCount = 12;
const minWidth = 3;
const maxHeight = 500;
const maxRow = 20_000;
const maxWidgets = 40;
const maxFields = 50;
const maxLabel = 100;

const at = (kind: WidgetKind, x: number, y: number, w: number, h: number): Widget => ({
  ...{ id: kind, kind, x, y, w, h },
  custom: null,
});

/** What the page shows where nobody arranged it. A row is 20 pixels; screens give each widget the rows that its content takes. */
export const defaultWidgets: readonly Widget[] = [
  at('payer', 0, 0, 12, 12),
  at('settings', 0, 12, 6, 14),
  at('cases', 6, 12, 6, 14),
  at('contacts', 0, 26, 6, 10),
  at('tasks', 6, 26, 6, 10),
  at('people', 0, 36, 6, 10),
  at('interactions', 6, 36, 6, 10),
  at('addresses', 0, 46, 6, 8),
  at('flags', 0, 54, 6, 8),
  at('diary', 6, 46, 6, 28),
  at('invoices', 0, 74, 12, 24),
  at('promises', 0, 98, 12, 10),
  at('journal', 0, 108, 12, 24),
  at('methods', 0, 132, 12, 20),
  at('documents', 0, 152, 12, 14),
  at('messages', 0, 166, 12, 14),
  at('placements', 0, 180, 12, 8),
];

/** Everything that is wrong with widgets as they were given. */
export function widgetFaults(widgets: readonly Widget[]): FieldViolation[] {
  const faults: FieldViolation[] = [];
  if (widgets.length > maxWidgets) faults.push(violation('widgets', faultOf('TOO_MANY', { max: maxWidgets })));
  widgets.slice(0, maxWidgets).forEach((widget, index) => {
    const note: Note = (field, fault) => void faults.push(violation(`widgets.${index}.${field}`, fault));
    notePlace(widget, note);
    noteContent(widget, note);
    const others = widgets.slice(0, index);
    if (others.some(({ id }) => id === widget.id)) note('id', 'is that of another widget');
    const isPlaced = widget.kind !== customKind && others.some(({ kind }) => kind === widget.kind);
    if (isPlaced) note('kind', 'is placed already');
    if (others.some((other) => overlaps(other, widget))) note('y', 'lies over another widget');
  });
  return faults;
}

type Note = (field: string, fault: Fault | string) => void;

function notePlace({ id, x, y, w, h }: Widget, note: Note): void {
  if (!/^[a-z0-9][a-z0-9-]{0,63}$/.test(id)) note('id', 'must be small letters, digits and -, at most 64');
  if (!isWithin(x, 0, columnCount - 1)) note('x', `must be a whole number from 0 to ${columnCount - 1}`);
  if (!isWithin(y, 0, maxRow)) note('y', `must be a whole number from 0 to ${maxRow}`);
  if (!isWithin(w, minWidth, columnCount)) note('w', `must be a whole number from ${minWidth} to ${columnCount}`);
  else if (x + w > columnCount) note('w', 'reaches beyond the last column');
  if (!isWithin(h, 1, maxHeight)) note('h', `must be a whole number from 1 to ${maxHeight}`);
}

function noteContent({ kind, custom }: Widget, note: Note): void {
  if (kind !== customKind) {
    if (custom !== null) note('custom', `belongs to ${customKind}`);
    return;
  }
  if (custom === null) return note('custom', faultOf('MISSING'));
  const { label, schema, fields } = custom;
  if (label.trim() === '' || label.length > maxLabel || /[\u0000-\u001f]/.test(label)) {
    note('custom.label', `has 1 to ${maxLabel} characters`);
  }
  if (!isName(schema)) note('custom.schema', 'is no name of a metadata schema');
  if (fields.length > maxFields) note('custom.fields', faultOf('TOO_MANY', { max: maxFields }));
  if (!fields.every(isName)) note('custom.fields', 'has a value that is no name of a field');
  if (new Set(fields).size < fields.length) note('custom.fields', 'has a field twice');
}

function overlaps(one: Widget, other: Widget): boolean {
  const isBeside = one.x + one.w <= other.x || other.x + other.w <= one.x;
  const isAbove = one.y + one.h <= other.y || other.y + other.h <= one.y;
  return !isBeside && !isAbove;
}

function isWithin(value: number, min: number, max: number): boolean {
  return Number.isInteger(value) && value >= min && value <= max;
}

function isName(text: string): boolean {
  return /^[a-z][a-z0-9_]{0,39}$/.test(text);
}
