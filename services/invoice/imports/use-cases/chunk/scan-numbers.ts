import { Injectable } from '@nestjs/common';
import { maxLengths, readIdentifier } from '#libs/fields';
import {
  type Mapping,
  parseMapping,
  type PartedSource,
  portfolioFields,
  readHeader,
  readRows,
  type Row,
} from '#libs/files';
import { type InvoiceName, OrganisationDefaults } from '../../../ledger/use-cases/ports.js';
import { type Import, phaseAfter, takeImportChunk } from '../../domain/import.js';
import { ImportNumberStore } from '../ports.js';
import type { WriteChunk } from './write-chunk.js';

const rowsPerScan = 20_000;

/**
 * The first pass over an `active` file collects the numbers of all its rows, also of those that will be refused, and the
 * creditors. So it is known what is absent before anything is written, and a file that lacks too much changes nothing.
 */
@Injectable()
export class ScanNumbers {
  constructor(
    private readonly numbers: ImportNumberStore,
    private readonly defaults: OrganisationDefaults,
  ) {}

  async scanNumbers(read: Import, content: PartedSource): Promise<WriteChunk> {
    const mapping = parseMapping(read.mapping, portfolioFields);
    const fields = ['invoice.number', 'invoice.creditor'];
    const { rows, position, done } = await readRows(mapping, fields, content, read.position!, rowsPerScan);
    const start = done ? await readHeader(mapping, content) : null;
    const names = rows.flatMap((row) => namesIn(row, this.defaults.creditorId));
    const creditorIds = creditorsOf(mapping, rows, this.defaults.creditorId);
    return async (tx, imp) => {
      await this.numbers.insertMany(tx, imp.fileId, names);
      await this.numbers.insertCreditors(tx, imp.fileId, creditorIds);
      if (!start) return takeImportChunk(imp, { position }, tx.now);
      return takeImportChunk(imp, { position: start, nextPhase: phaseAfter('SCAN', imp, false) }, tx.now);
    };
  }
}

/**
 * Whose invoices the file lists in full. A file without a column for it is the organisation's own; a row that cannot be
 * read says nothing, since its cells may stand in the wrong columns.
 */
function creditorsOf(mapping: Mapping, rows: readonly Row[], defaultCreditorId: string): string[] {
  const rule = mapping.rules.get('invoice.creditor');
  if (!rule) return [defaultCreditorId];
  if ('constant' in rule.source) return identifiersOf(rule.source.constant, maxLengths.creditorId);
  const readable = rows.filter(({ faults }) => faults.length === 0);
  const named = readable.map((row) => row.raw('invoice.creditor') || defaultCreditorId);
  return [...new Set(named)].flatMap((text) => identifiersOf(text, maxLengths.creditorId));
}

/** What a row names, unless the mapping leaves it out; a row that cannot be read may name the invoice of any creditor. */
function namesIn(row: Row, defaultCreditorId: string): InvoiceName[] {
  if (row.isLeftOut) return [];
  const [number] = identifiersOf(row.raw('invoice.number'), maxLengths.invoiceNumber);
  if (number === undefined) return [];
  const said = row.raw('invoice.creditor') || defaultCreditorId;
  const [creditorId = ''] = row.faults.length > 0 ? [] : identifiersOf(said, maxLengths.creditorId);
  return [{ number, creditorId }];
}

/** The text as an invoice has it; nothing for one that no invoice can have. */
function identifiersOf(text: string, maxLength: number): string[] {
  const reading = readIdentifier(text, maxLength);
  return 'value' in reading ? [reading.value] : [];
}
