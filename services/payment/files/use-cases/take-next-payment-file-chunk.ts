import { Injectable } from '@nestjs/common';
import type { PartedSource } from '#libs/files';
import { newId } from '#libs/ids';
import type { Caller, Tx } from '#libs/transactions';
import type { KnownInvoice } from '../../payments/domain/naming.js';
import {
  InvoiceGateway,
  OpenArrangements,
  PaymentEvents,
  PaymentStore,
  Today,
} from '../../payments/use-cases/ports.js';
import {
  type Candidate,
  type Columns,
  compareWithKnown,
  contentId,
  countLines,
  fileSource,
  firstOfEachSourceId,
  matchLines,
  sourceIdsOf,
} from '../domain/file-line.js';
import { type PaymentFile, takeLines } from '../domain/payment-file.js';
import { ForeseePayments, type LinesCompared } from './foresee-payments.js';
import { PaymentFileIntake } from './payment-file-intake.js';
import { PaymentFileReader, PaymentFileStore, type ReadLines } from './ports.js';

const maxLines = 5_000;

/** What was read from the file and from the invoice service before the transaction. */
interface Chunk {
  readonly read: ReadLines;
  /** By number. */
  readonly known: ReadonlyMap<string, readonly KnownInvoice[]>;
}

/**
 * Takes the next lines of a file: one call resolves their numbers, one transaction writes everything. A trial takes them in
 * the same way, and writes what would be recorded in place of payments.
 */
@Injectable()
export class TakeNextPaymentFileChunk {
  constructor(
    private readonly intake: PaymentFileIntake,
    private readonly files: PaymentFileStore,
    private readonly payments: PaymentStore,
    private readonly reader: PaymentFileReader,
    private readonly invoices: InvoiceGateway,
    private readonly paymentEvents: PaymentEvents,
    private readonly foreseePayments: ForeseePayments,
    private readonly today: Today,
    private readonly arrangements: OpenArrangements,
  ) {}

  /**
   * Returns the file afterwards; one that has ended is returned unchanged.
   * @throws PAYMENT_FILE_NOT_FOUND, PAYMENT_FILE_STATE_FORBIDS, PAYMENT_FILE_CONFLICT; whatever the client of the
   * invoice service throws
   */
  takeNextPaymentFileChunk(caller: Caller, fileId: string): Promise<PaymentFile> {
    return this.intake.takeChunk<Chunk>(caller, fileId, {
      read: (file, content) => this.readChunk(caller, file, content),
      write: (tx, file, chunk) => this.writeChunk(tx, file, chunk),
    });
  }

  private async readChunk(caller: Caller, file: PaymentFile, content: PartedSource): Promise<Chunk> {
    const read = await this.reader.read(file.mapping, content, file.position!, maxLines);
    const numbers = [...new Set(read.lines.map((line) => line.content.invoiceNumber))];
    const known = numbers.length > 0 ? await this.invoices.resolve(numbers, caller) : [];
    return { read, known: Map.groupBy(known, ({ number }) => number) };
  }

  private async writeChunk(tx: Tx, file: PaymentFile, { read, known }: Chunk): Promise<PaymentFile> {
    const { lines, columns, lineCount } = read;
    const ofKnown = lines.filter(({ content }) => known.has(content.invoiceNumber));
    const contentIds = ofKnown
      .filter(({ content }) => content.sourceId === null)
      .map(({ content }) => contentId(content));
    const earlier = await this.files.countContents(tx, file.fileId, contentIds);
    const sourceIds = new Map(sourceIdsOf(ofKnown, earlier).map((id, index) => [ofKnown[index]!.row, id]));
    const matched = matchLines(
      lines,
      lines.map(({ row }) => sourceIds.get(row) ?? ''),
      known,
      columns,
      { now: tx.now, today: this.today.dateAt(tx.now), nextId: newId },
    );
    const { compared, overpaidCount } = file.dryRun
      ? await this.foreseePayments.foreseePayments(tx, file.fileId, matched.candidates, columns)
      : await this.record(tx, matched.candidates, columns);
    await this.files.insertFaults(tx, file.fileId, [...read.faults, ...matched.faults, ...compared.faults]);
    const taken = { ...countLines(lineCount, matched, compared), overpaidCount, position: read.position };
    return takeLines(file, taken, read.done, tx.now);
  }

  private async record(tx: Tx, candidates: readonly Candidate[], columns: Columns): Promise<LinesCompared> {
    const firsts = firstOfEachSourceId(candidates);
    const inserted = await this.payments.insertMany(tx, firsts);
    const doubtful = candidates.filter(({ payment }) => !inserted.has(payment.paymentId));
    const sourceIds = [...new Set(doubtful.map(({ payment }) => payment.sourceId))];
    const found = sourceIds.length > 0 ? await this.payments.findBySourceIds(tx, fileSource, sourceIds) : [];
    const known = new Map(found.map((payment) => [payment.sourceId, payment]));
    const compared = compareWithKnown(candidates, inserted, known, columns);
    const due = await this.arrangements.dueParts(tx, compared.recorded);
    this.paymentEvents.settled(tx, compared.recorded, due);
    return { compared, overpaidCount: 0n };
  }
}
