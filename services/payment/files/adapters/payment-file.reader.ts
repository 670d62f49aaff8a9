import { Injectable } from '@nestjs/common';
import {
  type FileSource,
  layoutOf,
  type Mapping,
  type OpenedFile,
  openFile,
  parseMapping,
  paymentFields,
  type ReadPosition,
  readRows,
  type Row,
  RowDefects,
  understand,
} from '#libs/files';
import type { FileFault } from '#libs/intake/domain';
import type { PaymentMethod } from '../../payments/domain/payment.js';
import type { Columns, ContentLine, LineContent, LineField } from '../domain/file-line.js';
import { PaymentFileReader, type ReadLines } from '../use-cases/ports.js';

const fields = Object.keys(paymentFields);

@Injectable()
export class MappedPaymentFileReader extends PaymentFileReader {
  constructor(private readonly defects: RowDefects) {
    super();
  }

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
      const content = understand(row, this.defects, () => lineOf(row));
      if (content) lines.push({ row: row.line, content, written: writtenIn(row) });
      else faults.push(...row.faults);
    }
    const { position: next, done } = read;
    const lineCount = read.rows.filter(({ isLeftOut }) => !isLeftOut).length;
    return { lines, faults, lineCount, columns: columnsOf(mapping, position), position: next, done };
  }
}

/** Null when the row has faults. */
function lineOf(row: Row): LineContent | null {
  if (row.isLeftOut) return null;
  const currency = row.currency('payment.currency');
  const invoiceNumber = row.text('invoice.number');
  const creditorId = row.text('invoice.creditor') ?? '';
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
  return { invoiceNumber, creditorId, amount, valueDate, method, reference, proof, sourceId };
}

const fieldNames: Readonly<Record<LineField, keyof typeof paymentFields>> = {
  invoiceNumber: 'invoice.number',
  amount: 'payment.amount',
  valueDate: 'payment.valueDate',
  reference: 'payment.reference',
  proof: 'payment.proof',
  sourceId: 'payment.sourceId',
};

function columnsOf(mapping: Mapping, { header }: ReadPosition): Columns {
  const layout = layoutOf(mapping, fields, header);
  return forEachField((field) => layout.fields.get(fieldNames[field])?.column ?? '');
}

function writtenIn(row: Row): ContentLine['written'] {
  return forEachField((field) => [...row.raw(fieldNames[field]).slice(0, 400)].slice(0, 200).join(''));
}

function forEachField(textOf: (field: LineField) => string): Record<LineField, string> {
  const names = Object.keys(fieldNames) as LineField[];
  return Object.fromEntries(names.map((field) => [field, textOf(field)])) as Record<LineField, string>;
}
