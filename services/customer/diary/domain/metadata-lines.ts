import type { FieldChange, MetadataData } from './diary-events.js';

type Line = (data: MetadataData) => string;

/** Lines about metadata: each field that changed, with what it was and is. */
export const metadataLines = {
  'dunlin.customer.v1.CustomerMetadataChanged': ({ schema, changes }) => `${schema}: ${told(changes)}`,
  'dunlin.invoice.v1.InvoiceMetadataChanged': ({ schema, number, changes }) =>
    `${schema} of invoice ${number}: ${told(changes)}`,
} satisfies Readonly<Record<string, Line>>;

function told(changes: readonly FieldChange[]): string {
  return changes.map(oneOf).join('; ');
}

function oneOf({ label, from, to, withheld }: FieldChange): string {
  if (withheld) return `${label} changed`;
  if (from === '') return `${label} is ${plain(to)}`;
  if (to === '') return `${label} removed, before it was ${plain(from)}`;
  return `${label} from ${plain(from)} to ${plain(to)}`;
}

function plain(value: string): string {
  return value === 'true' ? 'yes' : value === 'false' ? 'no' : value;
}
