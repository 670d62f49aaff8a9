import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { newId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import {
  compareWithKnown,
  contentId,
  countLines,
  fileSource,
  firstOfEach,
  judgeLines,
  sourceIdsOf,
} from '../domain/file-line.js';
import {
  isEnded,
  movedOn,
  moveFile,
  paymentFileNotFound,
  refuseFile,
  takeLines,
  type LineCounts,
  type PaymentFile,
} from '../domain/payment-file.js';
import type { KnownInvoice } from '../../payments/domain/naming.js';
import { InvoiceGateway, PaymentEvents, PaymentStore } from '../../payments/use-cases/ports.js';
import { PaymentFileEvents, PaymentFileReader, PaymentFileStore, type ReadLines } from './ports.js';
import { unlessMovedOn } from './unless-moved-on.js';

const maxLines = 5_000;

/** What was read and asked before the transaction; null when there was nothing to read. */
type Chunk =
  { readonly read: ReadLines; readonly known: Map<string, KnownInvoice> } | { readonly refusal: string } | null;

/** Takes the next lines of a file: numbers are resolved by one call, then all is written in one transaction. */
@Injectable()
export class TakeNextPaymentLines {
  constructor(
    private readonly runner: Runner,
    private readonly files: PaymentFileStore,
    private readonly payments: PaymentStore,
    private readonly reader: PaymentFileReader,
    private readonly invoices: InvoiceGateway,
    private readonly paymentEvents: PaymentEvents,
    private readonly events: PaymentFileEvents,
  ) {}

  /**
   * Answers the file; of an ended one there is nothing to take, so it is answered as it is.
   * Errors: PAYMENT_FILE_NOT_FOUND, PAYMENT_FILE_WRONG_STATE, PAYMENT_FILE_MOVED_ON; of kind unavailable when the
   * invoice service cannot be asked
   */
  async takeNextPaymentLines(caller: Caller, fileId: string): Promise<PaymentFile> {
    const seen = await this.files.find(fileId);
    const chunk = seen && (await this.readChunk(caller, seen));
    return this.runner.run(caller, async (tx) => {
      const file = await this.files.lock(tx, fileId);
      if (isEnded(file)) return file;
      moveFile(file, 'take');
      if (!seen) throw paymentFileNotFound(fileId);
      if (seen.version !== file.version || !chunk) throw movedOn(fileId);
      return 'refusal' in chunk ? this.refuse(tx, file, chunk.refusal) : this.takeChunk(tx, file, chunk);
    });
  }

  private async readChunk(caller: Caller, file: PaymentFile): Promise<Chunk> {
    const position = isEnded(file) ? null : await this.files.position(file.fileId);
    if (!position) return null;
    try {
      return await unlessMovedOn(this.files, file, async () => {
        const content = await this.files.content(file.fileId);
        const read = await this.reader.read(file.mapping, content, position, maxLines);
        const numbers = [...new Set(read.lines.map((line) => line.content.invoiceNumber))];
        const known = numbers.length > 0 ? await this.invoices.resolve(numbers, caller) : [];
        return { read, known: new Map(known.map((invoice) => [invoice.number, invoice])) };
      });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'FILE_UNREADABLE') return { refusal: error.message };
      throw error;
    }
  }

  private async takeChunk(tx: Tx, file: PaymentFile, { read, known }: Exclude<Chunk, null | { refusal: string }>) {
    const { lines, columns, lineCount } = read;
    const matched = lines.filter(({ content }) => known.has(content.invoiceNumber));
    const contentIds = matched
      .filter(({ content }) => content.sourceId === null)
      .map(({ content }) => contentId(content));
    const earlier = await this.files.countContents(tx, file.fileId, contentIds);
    const sourceIds = new Map(sourceIdsOf(matched, earlier).map((id, index) => [matched[index]!.line, id]));
    const judged = judgeLines(
      lines,
      lines.map(({ line }) => sourceIds.get(line) ?? ''),
      known,
      columns,
      { now: tx.now, nextId: newId },
    );
    const compared = await this.record(tx, judged, columns);
    this.paymentEvents.settled(tx, compared.recorded);
    await this.files.addFaults(tx, file.fileId, [...read.faults, ...judged.faults, ...compared.faults]);
    return this.advance(tx, file, countLines(lineCount, judged, compared), read);
  }

  private async record(tx: Tx, judged: ReturnType<typeof judgeLines>, columns: ReadLines['columns']) {
    const firsts = firstOfEach(judged.candidates);
    const added = await this.payments.addNew(tx, firsts);
    const doubtful = judged.candidates.filter(({ payment }) => !added.has(payment.paymentId));
    const sourceIds = [...new Set(doubtful.map(({ payment }) => payment.sourceId))];
    const known = sourceIds.length > 0 ? await this.payments.bySourceIds(tx, fileSource, sourceIds) : [];
    return compareWithKnown(
      judged.candidates,
      added,
      new Map(known.map((payment) => [payment.sourceId, payment])),
      columns,
    );
  }

  private async advance(
    tx: Tx,
    file: PaymentFile,
    counts: LineCounts,
    { position, done }: ReadLines,
  ): Promise<PaymentFile> {
    const next = takeLines(file, counts, done, tx.now);
    await this.files.save(tx, next, position);
    if (done) await this.end(tx, next);
    return next;
  }

  private async refuse(tx: Tx, file: PaymentFile, refusal: string): Promise<PaymentFile> {
    const refused = refuseFile(file, refusal, tx.now);
    await this.files.save(tx, refused, null);
    await this.end(tx, refused);
    return refused;
  }

  private async end(tx: Tx, file: PaymentFile): Promise<void> {
    await this.files.dropWork(tx, file.fileId);
    this.events.completed(tx, file);
  }
}
