import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Tx } from '#libs/transactions';
import { sumOf } from '../../ledger/domain/components.js';
import { type Invoice, type WriteOffMethod, writtenOffOf } from '../../ledger/domain/invoice.js';
import { writeOffInvoice } from '../../ledger/domain/losses/write-offs.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { standingOf, type WriteOff, type WriteOffStanding } from '../domain/write-off.js';
import { WriteOffStore } from './ports.js';

/** What is kept of a write-off besides its invoice. */
export interface WriteOffNote {
  readonly method: WriteOffMethod;
  readonly reasonCode: string;
  readonly text: string;
  /** Who asked for it. */
  readonly actor: string;
  /** What its event says of why. */
  readonly reason: string;
}

@Injectable()
export class RecordWriteOff {
  constructor(
    private readonly ledgerSessions: LedgerSessions,
    private readonly writeOffs: WriteOffStore,
  ) {}

  /**
   * Writes off a locked invoice and keeps who did it and why.
   * @throws INVOICE_STATE_FORBIDS
   */
  async recordWriteOff(tx: Tx, before: Invoice, { reason, ...note }: WriteOffNote): Promise<WriteOffStanding> {
    const session = await this.ledgerSessions.open(tx, [before]);
    const invoice = writeOffInvoice(session, before.invoiceId, note.method, reason);
    const { invoiceId, customerId, currency } = invoice;
    const writeOff: WriteOff = {
      ...{ method: note.method, reasonCode: note.reasonCode, text: note.text, actor: note.actor },
      ...{ writeOffId: newId(), invoiceId, customerId, currency },
      amountMinor: sumOf(writtenOffOf(invoice)),
      writtenOffAt: tx.now,
    };
    await this.writeOffs.insert(tx, writeOff);
    await this.ledgerSessions.close(tx, session);
    return standingOf(writeOff, invoice);
  }
}
