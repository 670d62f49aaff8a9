import { createHash } from 'node:crypto';
import { farFuture } from './facts/invoice.js';

/** A file as it is registered, with its content. It arrives long after these tests, so that no one else begins with it. */
export function aFile(mapping: string, lines: readonly string[]) {
  const content = Buffer.from(`${lines.join('\n')}\n`);
  const description = {
    fileName: 'conformance.csv',
    sizeBytes: String(content.byteLength),
    sha256: createHash('sha256').update(content).digest('hex'),
    mapping,
    arrivalTime: { seconds: farFuture },
  };
  return { content, description };
}

export const invoiceMapping = `format: { type: csv, delimiter: ",", encoding: utf-8, header: true }
columns:
  customer.reference: customer
  invoice.number: number
  invoice.issueDate: { column: issued, date: iso }
  invoice.dueDate: { column: due, date: iso }
  invoice.amount: { column: amount, decimal: "." }
  invoice.currency: { constant: EUR }
`;

export const paymentMapping = `format: { type: csv, delimiter: ",", encoding: utf-8, header: true }
columns:
  invoice.number: number
  payment.amount: { column: amount, decimal: "." }
  payment.currency: { constant: EUR }
  payment.valueDate: { column: date, date: iso }
  payment.sourceId: id
`;
