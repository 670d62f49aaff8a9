import { Injectable } from '@nestjs/common';
import { Runner, type Caller } from '#libs/platform';
import { voidInvoice } from '../../../invoices/domain/claims.js';
import { raise } from '../../domain/import.js';
import { Books } from '../../../ledger/use-cases/books.js';
import { ImportSteps } from './import-steps.js';
import { InvoiceStore } from '../../../ledger/use-cases/ports.js';
import { ImportNumbers, ImportStore, type FileImport } from '../ports.js';

const invoicesPerCall = 5_000;

/** The last phase of an `active` import voids the open invoices that the file does not name. */
@Injectable()
export class CloseAbsent {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly numbers: ImportNumbers,
    private readonly invoices: InvoiceStore,
    private readonly books: Books,
    private readonly steps: ImportSteps,
  ) {}

  execute(caller: Caller, read: FileImport): Promise<FileImport> {
    const { importId, progress, dryRun } = read;
    return this.runner.run(caller, async (tx) => {
      const of = await this.steps.lock(tx, read);
      if (dryRun) {
        const { absentCount } = await this.numbers.countAbsent(tx, importId);
        return this.steps.goOn(tx, raise(of, { closedCount: absentCount }), 'END');
      }
      const absentIds = await this.numbers.listAbsent(tx, importId, { after: progress, limit: invoicesPerCall });
      const locked = await this.invoices.lock(tx, absentIds);
      const absent = locked.filter(({ lifecycle }) => lifecycle === 'OPEN');
      const book = await this.books.open(tx, absent);
      for (const { invoiceId } of absent) voidInvoice(book, invoiceId, 'ABSENT_FROM_FEED');
      await this.books.close(tx, book);
      const counted = raise(of, { closedCount: BigInt(absent.length) });
      const last = absentIds.at(-1);
      if (!last || absentIds.length < invoicesPerCall) return this.steps.goOn(tx, counted, 'END');
      return this.imports.update(tx, { ...counted, progress: last });
    });
  }
}
