import { Injectable } from '@nestjs/common';
import { voidInvoice } from '../../../invoices/domain/receivable.js';
import { owesPrincipal } from '../../../ledger/domain/amounts.js';
import { LedgerSessions } from '../../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../../ledger/use-cases/ports.js';
import { type Import, phaseAfter, takeImportChunk } from '../../domain/import.js';
import { ImportNumberStore } from '../ports.js';
import type { WriteChunk } from './write-chunk.js';

const invoicesPerChunk = 5_000;
const invoicesPerLook = 100_000;

/** The last phase of an `active` import voids the open invoices of its creditors that the file does not name. */
@Injectable()
export class CloseAbsent {
  constructor(
    private readonly numbers: ImportNumberStore,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
  ) {}

  async closeAbsent({ fileId, progress }: Import): Promise<WriteChunk> {
    return async (tx, imp) => {
      const range = { after: progress, maxLookedAt: invoicesPerLook, maxAbsent: invoicesPerChunk };
      const { absentIds, continueAfter } = await this.numbers.lookForAbsent(tx, fileId, range);
      const locked = await this.invoices.lockMany(tx, absentIds);
      // A payment may have settled one of them between the two statements.
      const open = locked.filter(owesPrincipal);
      const session = await this.ledgerSessions.open(tx, open);
      for (const { invoiceId } of open) voidInvoice(session, invoiceId, 'ABSENT_FROM_FEED');
      await this.ledgerSessions.close(tx, session);
      const counts = { closedCount: BigInt(open.length) };
      const next =
        continueAfter === null ? { nextPhase: phaseAfter('CLOSE', imp, false) } : { progress: continueAfter };
      return takeImportChunk(imp, { counts, ...next }, tx.now);
    };
  }
}
