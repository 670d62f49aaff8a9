import { textOfFault } from '#libs/errors';
import { readIdentifier, readZone } from '#libs/fields';
import { type Mapping, portfolioFields, readMetadataField, type Row, type RowMetadata } from '#libs/files';
import { formatMajor } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { CustomerFields } from '../../../customers/use-cases/ports.js';
import type { InvoiceKind } from '../../../ledger/domain/invoice.js';
import { isPlausibleDate } from '../../../ledger/domain/plausible-date.js';
import type { FeedStatus } from '../../domain/feed.js';

/** The fields that every import reads; those of payments serve the replay of a portfolio's history. */
const importedFields: readonly string[] = Object.keys(portfolioFields).filter((field) => !field.startsWith('payment.'));

/** The fields that an import with this mapping reads: also those of metadata, which the organisation names itself. */
export function importedFieldsOf({ rules }: Pick<Mapping, 'rules'>): string[] {
  return [...importedFields, ...[...rules.keys()].filter((field) => readMetadataField(field) !== null)];
}

/** Fields of a customer, as mappings (after `customer.`) and the customer service name them. */
export const customerFieldNames = ['name', 'kind', 'class', 'zone', 'locale', 'email', 'phone'] as const;

/** A row of which every value is readable. */
export interface ReadRow {
  readonly row: Row;
  readonly reference: string;
  readonly customerFields: CustomerFields;
  /** Of the invoice, or of the credit note. */
  readonly number: string;
  /** Number of the invoice that it reduces, where it is a credit note; null else. */
  readonly credits: string | null;
  /** What is owed in all, null where the file says only what is open. */
  readonly amountMinor: bigint | null;
  /** What is open, null where the file does not say. */
  readonly openMinor: bigint | null;
  readonly currency: string;
  readonly issueDate: LocalDate;
  /** Null where the file does not say. */
  readonly dueDate: LocalDate | null;
  /** Null where the file does not say. */
  readonly kind: InvoiceKind | null;
  readonly status: FeedStatus | null;
  /** The organisation's own where the file does not say. */
  readonly creditorId: string;
  /** Of the invoice, as the file says it. */
  readonly metadata: readonly RowMetadata[];
}

/** @returns null when a value is wrong; the row then has its faults */
export function readFeedRow(row: Row, defaultCreditorId: string): ReadRow | null {
  if (row.faults.length > 0) return null;
  const reference = row.text('customer.reference');
  const number = row.text('invoice.number');
  const currency = row.currency('invoice.currency');
  const amount = row.amount('invoice.amount', currency);
  const credited = row.text('invoice.credits');
  const isCredit = credited !== null && amount !== null && amount.minor < 0n;
  const open = isCredit ? null : row.amount('invoice.openAmount', currency);
  const issueDate = readDate(row, 'invoice.issueDate');
  const dueDate = readDate(row, 'invoice.dueDate');
  const kind = kindOf(row.choice('invoice.kind'));
  const status = row.choice('invoice.status') as FeedStatus | null;
  const creditorId = row.text('invoice.creditor');
  const customerFields = readCustomerFields(row);
  for (const [field, text] of [
    ['customer.reference', reference],
    ['invoice.number', number],
    ['invoice.credits', credited],
    ['invoice.creditor', creditorId],
  ] as const) {
    // The row has refused text that is too long, so the only fault left is control characters.
    if (text === null || 'value' in readIdentifier(text, Infinity)) continue;
    row.fault(
      field,
      'HAS_CONTROL_CHARACTERS',
      'It contains control characters, such as a line break. Remove them in the file.',
    );
  }
  const zone = readZone(customerFields['zone'] ?? '');
  if ('value' in zone) customerFields['zone'] = zone.value;
  else if (customerFields['zone'] !== undefined)
    row.fault(
      'customer.zone',
      'NOT_A_TIME_ZONE',
      `It ${textOfFault(zone.fault)}. Correct it in the file, or leave customer.zone out of the mapping: then the zone of the organisation counts.`,
    );
  if (amount !== null && amount.minor <= 0n && !isCredit) {
    const message =
      'An invoice owes more than nothing. If it is a credit note, map invoice.credits to the column of the invoice that it ' +
      'reduces, or leave such rows out in the mapping (rows.leaveOut with negative: true); if it is what is open, map the ' +
      'column to invoice.openAmount.';
    row.fault('invoice.amount', 'NOT_POSITIVE', message);
  }
  if (open !== null && open.minor < 0n) {
    const message =
      'Less than nothing cannot be open; it is zero when all was paid. If it is a credit, leave such rows out in the mapping ' +
      '(rows.leaveOut with negative: true).';
    row.fault('invoice.openAmount', 'NOT_POSITIVE', message);
  }
  if (amount !== null && open !== null && open.minor > amount.minor) {
    const message =
      `More is open than the invoice owes in all, ${formatMajor(amount)}. Map invoice.amount to the column of the whole amount, ` +
      'tax included.';
    row.fault('invoice.openAmount', 'OPEN_ABOVE_AMOUNT', message);
  }
  if (currency !== null && amount === null && open === null && row.faults.length === 0) {
    const message =
      'Neither an amount nor what is open of it stands here. Map invoice.amount to a column that has one.';
    row.fault('invoice.amount', 'MISSING', message);
  }
  if (issueDate !== null && dueDate !== null && dueDate < issueDate) {
    row.fault(
      'invoice.dueDate',
      'DUE_BEFORE_ISSUE',
      `It is before the day of issue, ${issueDate}. Look whether both columns and the order of day and month are right in the mapping.`,
    );
  }
  if (row.faults.length > 0) return null;
  return {
    row,
    reference: reference!,
    customerFields,
    number: number!,
    credits: isCredit ? credited : null,
    amountMinor: isCredit ? -amount.minor : (amount?.minor ?? null),
    openMinor: open?.minor ?? null,
    currency: currency!,
    issueDate: issueDate!,
    ...{ dueDate, kind },
    status,
    creditorId: creditorId ?? defaultCreditorId,
    metadata: row.metadata('invoice'),
  };
}

function kindOf(choice: string | null): InvoiceKind | null {
  if (choice === null) return null;
  return choice === 'OutOfTurn' ? 'OUT_OF_TURN' : 'REGULAR';
}

function readDate(row: Row, field: string): LocalDate | null {
  const date = row.date(field);
  if (date === null || isPlausibleDate(date)) return date;
  return row.fault(
    field,
    'OUT_OF_RANGE',
    'It is not between the years 1900 and 2999. Look whether date is right for the column in the mapping.',
  );
}

function readCustomerFields(row: Row): Record<string, string> {
  const customerFields: Record<string, string> = {};
  for (const name of customerFieldNames) {
    const field = `customer.${name}`;
    const text = name === 'kind' ? row.choice(field) : row.text(field);
    if (text !== null) customerFields[name] = text;
  }
  for (const { schema, field, value } of row.metadata('customer'))
    customerFields[`metadata.${schema}.${field}`] = value;
  return customerFields;
}
