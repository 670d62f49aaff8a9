import { code, date, type DiaryLine, invoiceNumber, line, type LineValue, parts, text } from '#libs/diary';
import { parseLocalDate } from '#libs/time';
import type { FieldChange, LinesOf } from './diary-events.js';
import { words } from './excerpt.js';

/** Lines about metadata: each field that changed, with what it was and is. */
export const metadataLines = {
  'dunlin.customer.v1.CustomerMetadataChanged': ({ schema, changes }) =>
    line('CUSTOMER_METADATA_CHANGED', { schema: text(schema), changes: parts(changes.map(changeLine)) }),
  'dunlin.invoice.v1.InvoiceMetadataChanged': ({ schema, number, changes }) =>
    line('INVOICE_METADATA_CHANGED', {
      schema: text(schema),
      number: invoiceNumber(number),
      changes: parts(changes.map(changeLine)),
    }),
} satisfies Partial<LinesOf<'dunlin.'>>;

function changeLine({ label, from, to, withheld }: FieldChange): DiaryLine {
  const of = { label: words(label) };
  if (withheld) return line('METADATA_FIELD_WITHHELD', of);
  if (from === '') return line('METADATA_FIELD_SET', { ...of, to: valueOf(to) });
  if (to === '') return line('METADATA_FIELD_REMOVED', { ...of, from: valueOf(from) });
  return line('METADATA_FIELD_CHANGED', { ...of, from: valueOf(from), to: valueOf(to) });
}

/** Texts are withheld, so that what looks like a day or an answer is one. */
function valueOf(value: string): LineValue | null {
  if (value === 'true' || value === 'false') return code('ANSWER', value === 'true' ? 'YES' : 'NO');
  const day = parseLocalDate(value);
  return day === null ? words(value) : date(day);
}
