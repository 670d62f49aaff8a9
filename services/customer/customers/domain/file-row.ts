import { faultOf, textOfFault } from '#libs/errors';
import { maxLengths, readIdentifier, type Reading, readLine, readLocale, readZone } from '#libs/fields';
import { visibleText } from '#libs/text';
import type { ContactChannel } from './contacts.js';
import type { Revision } from './customer.js';
import { type CustomerKind, type Details, noOverrides } from './details.js';

/** One customer as a file describes it. Absent and empty fields change nothing, so a file never clears anything. */
export interface FileRow {
  readonly reference: string;
  readonly name?: string;
  readonly kind?: CustomerKind;
  readonly customerClass?: string;
  readonly zone?: string;
  readonly locale?: string;
  readonly email?: string;
  readonly phone?: string;
  /** Of the schemas of customers. */
  readonly metadata?: readonly FilledField[];
}

/** A value of metadata as a file gives it. */
interface FilledField {
  readonly schema: string;
  readonly field: string;
  readonly value: string;
}

/** A field that is wrong; the rest of the row is applied. */
export interface RowViolation {
  readonly field: string;
  /** Cut to 200 characters. */
  readonly value: string;
  readonly reason: RowFault;
  /** What is wrong, as the end of a sentence. */
  readonly description: string;
}

/** Reported to whoever sent the file, so the codes stay as they are. */
type RowFault =
  | 'MISSING'
  | 'TOO_LONG'
  | 'HAS_CONTROL_CHARACTERS'
  | 'NOT_A_TIME_ZONE'
  | 'NOT_A_LOCALE'
  | 'NOT_AN_EMAIL_ADDRESS'
  | 'NOT_A_PHONE_NUMBER'
  | 'UNKNOWN_FIELD'
  | 'RETIRED'
  | 'NOT_A_VALUE'
  | 'INTERNAL';

/** A row after reading. Without a reference the row names no customer and is refused as a whole. */
export interface RowReading {
  readonly reference: string | null;
  readonly revision: Revision;
  readonly violations: readonly RowViolation[];
}

export type ReadAddress = (channel: ContactChannel, text: string) => Reading<string>;

/**
 * Applies every field of a row that is right and reports every other one.
 * @param onDefect told of what is thrown while a field is read, which refuses that field only
 */
export function readRow(row: FileRow, readAddress: ReadAddress, onDefect: (error: unknown) => void): RowReading {
  const violations: RowViolation[] = [];
  const take = (field: keyof typeof fields, text: string | undefined) => {
    if (text === undefined || visibleText(text) === '') return undefined;
    const { read, maxLength, fault } = fields[field];
    const reading = attempt(() => read(text, readAddress), onDefect);
    if (reading && 'value' in reading) return reading.value;
    const wrong = [...text.trim()].length > maxLength ? 'TOO_LONG' : fault;
    const reason = reading ? wrong : 'INTERNAL';
    violations.push({
      field,
      value: shownOf(text),
      reason,
      description: reading ? textOfFault(reading.fault) : unread,
    });
    return undefined;
  };
  const reference = take('reference', row.reference) ?? null;
  if (visibleText(row.reference) === '') {
    violations.push({ field: 'reference', value: '', reason: 'MISSING', description: textOfFault(faultOf('MISSING')) });
  }
  const details = {
    name: take('name', row.name),
    kind: row.kind,
    customerClass: take('class', row.customerClass),
    zone: take('zone', row.zone),
    locale: take('locale', row.locale),
  };
  const addresses = { EMAIL: take('email', row.email), SMS: take('phone', row.phone) };
  return { reference, revision: { details: present(details), addresses: present(addresses), by: 'FILE' }, violations };
}

/** As much of a value as a report shows. */
export function shownOf(text: string): string {
  return [...text.slice(0, 400)].slice(0, 200).join('');
}

const unread = 'could not be read because of a defect of Dunlin; the log tells more';

function attempt(read: () => Reading<string>, onDefect: (error: unknown) => void): Reading<string> | null {
  try {
    return read();
  } catch (error) {
    onDefect(error);
    return null;
  }
}

/** The details of a new customer, with defaults for those that its row leaves out. */
export function detailsOfNew(
  reference: string,
  given: Partial<Details>,
  defaults: Pick<Details, 'zone' | 'locale'>,
): Details {
  return {
    name: given.name ?? reference,
    kind: given.kind ?? 'PERSON',
    customerClass: given.customerClass ?? 'default',
    zone: given.zone ?? defaults.zone,
    otherZones: given.otherZones ?? [],
    locale: given.locale ?? defaults.locale,
    ...noOverrides,
  };
}

interface FieldRule {
  readonly read: (text: string, readAddress: ReadAddress) => Reading<string>;
  readonly maxLength: number;
  /** What is wrong with a text that is not too long. */
  readonly fault: RowFault;
}

const fields = {
  reference: {
    read: (text) => readIdentifier(text, maxLengths.customerReference),
    maxLength: maxLengths.customerReference,
    fault: 'HAS_CONTROL_CHARACTERS',
  },
  name: lineRule(maxLengths.name),
  class: lineRule(maxLengths.customerClass),
  zone: { read: readZone, maxLength: Infinity, fault: 'NOT_A_TIME_ZONE' },
  locale: { read: readLocale, maxLength: maxLengths.locale, fault: 'NOT_A_LOCALE' },
  email: addressRule('EMAIL', maxLengths.email, 'NOT_AN_EMAIL_ADDRESS'),
  phone: addressRule('SMS', maxLengths.phone, 'NOT_A_PHONE_NUMBER'),
} satisfies Record<string, FieldRule>;

function lineRule(maxLength: number): FieldRule {
  return { read: (text) => readLine(text, maxLength), maxLength, fault: 'HAS_CONTROL_CHARACTERS' };
}

function addressRule(channel: ContactChannel, maxLength: number, fault: RowFault): FieldRule {
  return { read: (text, readAddress) => readAddress(channel, text), maxLength, fault };
}

type Present<Fields> = { [Field in keyof Fields]?: Exclude<Fields[Field], undefined> };

function present<Fields extends object>(fields: Fields): Present<Fields> {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)) as Present<Fields>;
}
