import { Injectable } from '@nestjs/common';
import { maxLengths } from '#libs/fields';
import {
  type FieldDefinitions,
  type FileSource,
  layoutOf,
  type Mapping,
  type OpenedFile,
  openFile,
  parseMapping,
  type ReadPosition,
  readRows,
  type Row,
} from '#libs/files';
import type { FileFault } from '#libs/intake/domain';
import type { PaymentMethod } from '../../payments/domain/payment.js';
import type { Columns, ContentLine, LineContent } from '../domain/file-line.js';
import { PaymentFileReader, type ReadLines } from '../use-cases/ports.js';

/** What a mapping of a payment file may name. */
export const paymentFields = {
  'invoice.number': { kind: 'text', identifier: true, required: true, maxLength: maxLengths.reference },
  'payment.amount': { kind: 'amount', required: true },
  'payment.currency': { kind: 'currency', required: true },
  'payment.valueDate': { kind: 'date', required: true },
  'payment.method': { kind: 'choice', choices: ['BANK_TRANSFER', 'CHEQUE', 'CASH'] },
  'payment.reference': { kind: 'text', maxLength: maxLengths.remittanceText },
  'payment.proof': { kind: 'text', maxLength: maxLengths.proof },
  'payment.sourceId': { kind: 'text', maxLength: maxLengths.reference },
} as const satisfies FieldDefinitions;

const fields = Object.keys(paymentFields);

@Injectable()
export class MappedPaymentFileReader extends PaymentFileReader {
  override assertMapping(mapping: string): void {
    parseMapping(mapping, paymentFields);
  }

  override open(mapping: string, content: FileSource): Promise<OpenedFile> {
    return openFile(parseMapping(mapping, paymentFields), fields, content);
  }

  override async read(
    mappingText: string,
    content: FileSource,
    position: ReadPosition,
    maxLines: number,
  ): Promise<ReadLines> {
    const mapping = parseMapping(mappingText, paymentFields);
    const read = await readRows(mapping, fields, content, position, maxLines);
    const lines: ContentLine[] = [];
    const faults: FileFault[] = [];
    for (const row of read.rows) {
      const line = lineOf(row);
      if (line) lines.push({ row: row.line, content: line });
      else faults.push(...row.faults);
    }
    const { position: next, done } = read;
    return { lines, faults, lineCount: read.rows.length, columns: columnsOf(mapping, position), position: next, done };
  }
}

/** Null when the row has faults. */
function lineOf(row: Row): LineContent | null {
  const currency = row.currency('payment.currency');
  const invoiceNumber = row.text('invoice.number');
  const amount = row.amount('payment.amount', currency);
  const valueDate = row.date('payment.valueDate');
  const method = (row.choice('payment.method') ?? 'BANK_TRANSFER') as PaymentMethod;
  const reference = row.text('payment.reference') ?? '';
  const proof = row.text('payment.proof') ?? '';
  const sourceId = row.text('payment.sourceId');
  if (row.faults.length > 0 || !invoiceNumber || !amount || !valueDate) {
    if (row.faults.length === 0) row.fault('invoice.number', 'MISSING', 'A value is required here.');
    return null;
  }
  return { invoiceNumber, amount, valueDate, method, reference, proof, sourceId };
}

function columnsOf(mapping: Mapping, { header }: ReadPosition): Columns {
  const layout = layoutOf(mapping, fields, header);
  const column = (field: keyof typeof paymentFields) => layout.fields.get(field)?.column ?? '';
  return {
    invoiceNumber: column('invoice.number'),
    amount: column('payment.amount'),
    valueDate: column('payment.valueDate'),
    reference: column('payment.reference'),
    proof: column('payment.proof'),
    sourceId: column('payment.sourceId'),
  };
}
