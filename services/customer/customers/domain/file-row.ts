import type { ContactChannel, CustomerKind, Details, Revision } from './customer.js';
import { maxLengths, readLine, readLocale, readZone, type Fault, type Reading } from './fields.js';

/** What a file says of one customer; absent and empty fields say nothing, so they never clear anything. */
export interface FileRow {
  readonly reference: string;
  readonly name?: string;
  readonly kind?: CustomerKind;
  readonly customerClass?: string;
  readonly zone?: string;
  readonly locale?: string;
  readonly email?: string;
  readonly phone?: string;
}

/** A field that is wrong; the rest of the row is taken. */
export interface RowViolation {
  readonly field: string;
  /** Cut to 200 characters. */
  readonly value: string;
  readonly reason: Fault;
}

/** A row after reading. Without a reference the row names no customer and is refused as a whole. */
export interface RowReading {
  readonly reference: string | null;
  readonly revision: Revision;
  readonly violations: readonly RowViolation[];
}

export type ReadAddress = (channel: ContactChannel, text: string) => Reading<string>;

/** Takes every field of a row that is right and reports every other one. */
export function readRow(row: FileRow, readAddress: ReadAddress): RowReading {
  const violations: RowViolation[] = [];
  const take = (field: string, text: string | undefined, read: (text: string) => Reading<string>) => {
    if (text === undefined || text.trim() === '') return undefined;
    const reading = read(text);
    if ('value' in reading) return reading.value;
    violations.push({ field, value: [...text.slice(0, 400)].slice(0, 200).join(''), reason: reading.fault });
    return undefined;
  };
  const reference = take('reference', row.reference, (text) => readLine(text, maxLengths.reference)) ?? null;
  if (row.reference.trim() === '') violations.push({ field: 'reference', value: '', reason: 'MISSING' });
  const details = {
    name: take('name', row.name, (text) => readLine(text, maxLengths.name)),
    kind: row.kind,
    customerClass: take('class', row.customerClass, (text) => readLine(text, maxLengths.customerClass)),
    zone: take('zone', row.zone, readZone),
    locale: take('locale', row.locale, readLocale),
  };
  const addresses = {
    EMAIL: take('email', row.email, (text) => readAddress('EMAIL', text)),
    SMS: take('phone', row.phone, (text) => readAddress('SMS', text)),
  };
  return { reference, revision: { details: said(details), addresses: said(addresses) }, violations };
}

/** What a new customer is where its row says nothing. */
export function detailsOfNew(
  reference: string,
  said: Partial<Details>,
  defaults: Pick<Details, 'zone' | 'locale'>,
): Details {
  return {
    name: said.name ?? reference,
    kind: said.kind ?? 'PERSON',
    customerClass: said.customerClass ?? 'default',
    zone: said.zone ?? defaults.zone,
    otherZones: said.otherZones ?? [],
    locale: said.locale ?? defaults.locale,
  };
}

type Said<Fields> = { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

function said<Fields extends object>(fields: Fields): Said<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Said<Fields>;
}
