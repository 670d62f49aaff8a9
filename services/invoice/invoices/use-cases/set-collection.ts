import { Injectable } from '@nestjs/common';
import { FieldFaults, readChoice, readReason } from '#libs/fields';
import type { Caller } from '#libs/transactions';
import { errors } from '../../ledger/domain/errors.js';
import { type Collectability, type Invoice } from '../../ledger/domain/invoice.js';
import { setCollection } from '../domain/receivable.js';
import { ChangeInvoice } from './change-invoice.js';

interface CollectionInput {
  readonly invoiceId: string;
  readonly collectability: Collectability | null;
  readonly followsFiles: boolean;
  readonly reason: string;
}

const choices = ['COLLECT', 'DO_NOT_COLLECT'] as const;

/** Switches collection of an invoice on or off, apart from what was paid of it. */
@Injectable()
export class SetCollection {
  constructor(private readonly changeInvoice: ChangeInvoice) {}

  /** @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_STATE_FORBIDS */
  async setCollection(caller: Caller, input: CollectionInput): Promise<Invoice> {
    const faults = new FieldFaults();
    const collectability = faults.take('collectability', readChoice(input.collectability, choices));
    const reason = faults.take('reason', readReason(input.reason));
    faults.throwIfAny(errors.INVOICE_INVALID);
    const { invoiceId, followsFiles } = input;
    const wanted = { collectability: collectability!, stands: !followsFiles };
    return this.changeInvoice.changeInvoice(caller, invoiceId, (session) =>
      setCollection(session, invoiceId, wanted, reason!),
    );
  }
}
