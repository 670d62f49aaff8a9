import { Injectable } from '@nestjs/common';
import { Runner, type Caller } from '#libs/transactions';
import { voidInvoice } from '../../../invoices/domain/receivable.js';
import { raise } from '../../domain/import.js';
import { LedgerSessions } from '../../../ledger/use-cases/ledger-sessions.js';
import { ImportProgress } from './import-progress.js';
import { InvoiceStore } from '../../../ledger/use-cases/ports.js';
import { ImportNumberStore, ImportStore, type FileImport } from '../ports.js';

const invoicesPerCall = 5_000;

/** The last phase of an `active` import voids the open invoices that the file does not name. */
@Injectable()
export class CloseAbsent {
  constructor(
    private readonly runner: Runner,
    private readonly imports: ImportStore,
    private readonly numbers: ImportNumberStore,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly steps: ImportProgress,
  ) {}

  execute(caller: Caller, read: FileImport): Promise<FileImport> {
    const { importId, progress, dryRun } = read;
    return this.runner.run(caller, async (tx) => {
      const of = await this.steps.lock(tx, read);
      if (dryRun) {
        const { absentCount } = await this.numbers.countAbsent(tx, importId);
        return this.steps.advanceTo(tx, raise(of, { closedCount: absentCount }), 'END');
      }
      const absentIds = await this.numbers.listAbsent(tx, importId, { after: progress, limit: invoicesPerCall });
      const locked = await this.invoices.lockMany(tx, absentIds);
      const absent = locked.filter(({ lifecycle }) => lifecycle === 'OPEN');
      const session = await this.ledgerSessions.open(tx, absent);
      for (const { invoiceId } of absent) voidInvoice(session, invoiceId, 'ABSENT_FROM_FEED');
      await this.ledgerSessions.close(tx, session);
      const counted = raise(of, { closedCount: BigInt(absent.length) });
      const last = absentIds.at(-1);
      if (!last || absentIds.length < invoicesPerCall) return this.steps.advanceTo(tx, counted, 'END');
      return this.imports.update(tx, { ...counted, progress: last });
    });
  }
}
