import type { Schemas } from '../../api/client.js';

export type FilePreview = Schemas['FilePreview'];
export type MappedField = FilePreview['fields'][number];
export type FileColumn = FilePreview['columns'][number];

/** A mapping as data, whatever it says besides what is edited here. */
export type Mapping = Readonly<Record<string, unknown>>;

type ColumnReference = string | number;

/** What a mapping says of one field. */
export interface FieldSettings {
  readonly column?: ColumnReference | readonly ColumnReference[];
  readonly constant?: string;
  readonly default?: string;
  readonly optional?: boolean;
  readonly date?: string;
  readonly decimal?: string;
  readonly thousands?: string;
  /** Words of the file and the choices that they stand for. */
  readonly values?: Readonly<Record<string, string>>;
  readonly [key: string]: unknown;
}

/** How a file is laid out, as a mapping says. */
export interface FileFormat {
  readonly delimiter?: string;
  readonly encoding?: string;
  readonly header?: boolean;
  readonly skip?: number;
}

function groupOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};
}

/** What is said of a field, its short form written out; null where nothing is. */
export function settingsOf({ columns }: Mapping, field: string): FieldSettings | null {
  const given = groupOf(columns)[field];
  if (given === undefined || given === null) return null;
  return typeof given === 'object' && !Array.isArray(given) ? (given as FieldSettings) : { column: given as string };
}

/** @param settings null for a field that is not read */
export function withSettings(mapping: Mapping, field: string, settings: FieldSettings | null): Mapping {
  const columns = Object.entries(groupOf(mapping['columns'])).filter(([name]) => name !== field);
  return {
    ...mapping,
    columns: Object.fromEntries(settings ? [...columns, [field, withoutEmpty(settings)]] : columns),
  };
}

/** A key that says nothing is none; a constant stays one while it is typed. */
function withoutEmpty(settings: FieldSettings): FieldSettings {
  const kept = Object.entries(settings).filter(
    ([key, value]) => key === 'constant' || (value !== undefined && value !== '' && value !== false),
  );
  return Object.fromEntries(kept);
}

export function formatOf({ format }: Mapping): FileFormat {
  return groupOf(format);
}

export function withFormat(mapping: Mapping, changed: FileFormat): Mapping {
  return { ...mapping, format: { ...groupOf(mapping['format']), ...changed } };
}

/** The place of the column that a field is read from, from 1; null where it is read from none, or from one the file lacks. */
export function placeOf(settings: FieldSettings | null, columns: readonly FileColumn[]): number | null {
  const [reference] = [settings?.column ?? []].flat();
  if (reference === undefined) return null;
  if (typeof reference === 'number') return reference <= columns.length ? reference : null;
  const at = columns.findIndex(({ name }) => name.toLowerCase() === reference.toLowerCase());
  return at < 0 ? null : at + 1;
}

/** Settings that read a field from another column: by its name, and by its place where a name says nothing. */
export function fromPlace(
  settings: FieldSettings | null,
  place: number,
  columns: readonly FileColumn[],
  hasHeader: boolean,
): FieldSettings {
  const { constant: _, heading: __, ...kept } = settings ?? {};
  const { name } = columns[place - 1]!;
  const isPlain = hasHeader && name !== '' && columns.filter((other) => isSame(other.name, name)).length === 1;
  return { ...kept, column: isPlain ? name : place };
}

function isSame(left: string, right: string): boolean {
  return left.toLowerCase() === right.toLowerCase();
}

/** Without a header columns have no names: those that are named are told by their places. */
export function withHeader(mapping: Mapping, header: boolean, columns: readonly FileColumn[]): Mapping {
  const fields = Object.keys(groupOf(mapping['columns']));
  const placed = header
    ? mapping
    : fields.reduce((changed, field) => {
        const settings = settingsOf(changed, field);
        const place = placeOf(settings, columns);
        return place === null ? changed : withSettings(changed, field, { ...settings, column: place });
      }, mapping);
  return withFormat(placed, { header });
}

/** Fields that every row needs and the mapping does not say. */
export function missingFields(mapping: Mapping, fields: readonly MappedField[]): string[] {
  const isSaid = (field: string) => {
    const settings = settingsOf(mapping, field);
    return settings !== null && ['column', 'constant', 'heading'].some((key) => (settings[key] ?? '') !== '');
  };
  return fields
    .filter(({ field, required, requiredUnless }) => {
      const isNeeded = required || (requiredUnless !== '' && !isSaid(requiredUnless));
      return isNeeded && !isSaid(field);
    })
    .map(({ field }) => field);
}

/** Ways in which files write amounts, by how they write one. */
export const amountStyles: Readonly<Record<string, Pick<FieldSettings, 'decimal' | 'thousands'>>> = {
  '1234.50': { decimal: '.' },
  '1,234.50': { decimal: '.', thousands: ',' },
  '1234,50': { decimal: ',' },
  '1.234,50': { decimal: ',', thousands: '.' },
  '1 234,50': { decimal: ',', thousands: ' ' },
  '1 234.50': { decimal: '.', thousands: ' ' },
  "1'234.50": { decimal: '.', thousands: "'" },
};

/** The way in which a mapping says that amounts are written; undefined for one that is not listed. */
export function amountStyleOf({ decimal = '.', thousands }: FieldSettings): string | undefined {
  return Object.keys(amountStyles).find((style) => {
    const known = amountStyles[style]!;
    return known.decimal === decimal && known.thousands === thousands;
  });
}

/** Ways in which files often write dates. */
export const datePatterns = [
  'iso',
  'dd.MM.yyyy',
  'd.M.yyyy',
  'dd/MM/yyyy',
  'MM/dd/yyyy',
  'd/M/yyyy',
  'M/d/yyyy',
  'dd-MM-yyyy',
  'yyyy/MM/dd',
  'd MMM yyyy',
  'MMM d, yyyy',
] as const;

/** The words of a file for one choice, as somebody types them. */
export function wordsFor({ values = {} }: FieldSettings, choice: string): string {
  const words = Object.entries(values).filter(([, meant]) => isSame(meant, choice));
  return words.map(([word]) => word).join(', ');
}

export function withWords(settings: FieldSettings, choice: string, typed: string): FieldSettings {
  const others = Object.entries(settings.values ?? {}).filter(([, meant]) => !isSame(meant, choice));
  const words = typed.split(',').flatMap((word) => word.trim() || []);
  const values = Object.fromEntries([...others, ...words.map((word) => [word, choice] as const)]);
  const { values: _, ...rest } = settings;
  return Object.keys(values).length === 0 ? rest : { ...rest, values };
}

/** Reads a mapping that somebody typed as JSON; null where it is none. */
export function parseTyped(text: string): Mapping | null {
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? (read as Mapping) : null;
  } catch {
    return null;
  }
}
