import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readReason } from '#libs/fields';
import { isId } from '#libs/ids';
import type { Money } from '#libs/money';
import { type Caller, Runner } from '#libs/transactions';
import { readInvoiceAmount } from '../../invoices/domain/invoice-input.js';
import { postWaiver } from '../../ledger/domain/charges.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import { type Charge, type ChargeStanding, standingsOf, waived, waivedNow } from '../domain/charge.js';
import { errors } from '../domain/errors.js';
import { chargeNotFound } from './get-charge.js';
import { ChargeEvents, ChargeStore } from './ports.js';

export interface WaiverInput {
  readonly chargeId: string;
  /** All that is open when null. */
  readonly amount: Money | null;
  readonly reason: string;
}

@Injectable()
export class WaiveCharge {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly charges: ChargeStore,
    private readonly events: ChargeEvents,
  ) {}

  /**
   * Waives what is open of a charge, or a part of it.
   * @throws CHARGE_NOT_FOUND, CHARGE_INVALID, CHARGE_STATE_FORBIDS
   */
  async waiveCharge(caller: Caller, { chargeId, amount, reason }: WaiverInput): Promise<ChargeStanding> {
    const found = isId(chargeId) ? await this.charges.find(chargeId) : null;
    if (!found) throw chargeNotFound(chargeId);
    const because = readWaiver(found, amount, reason);
    return this.runner.run(caller, async (tx) => {
      const [before] = await this.invoices.lockMany(tx, [found.invoiceId]);
      const ofInvoice = await this.charges.findOfInvoices(tx, [found.invoiceId]);
      const standing = standingsOf(before!, ofInvoice).find(({ charge }) => charge.chargeId === chargeId)!;
      const minor = waivedNow(standing, amount?.minor ?? null);
      const { charge } = standing;
      const session = await this.ledgerSessions.open(tx, [before!]);
      const after = postWaiver(session, { ...charge, component: charge.kind, minor });
      const changed = waived(charge, minor, { reason: because, at: tx.now });
      await this.charges.update(tx, changed);
      this.events.waived(tx, changed, before!.number, minor);
      await this.ledgerSessions.close(tx, session);
      const others = ofInvoice.filter((each) => each !== charge);
      return standingsOf(after, [...others, changed]).find((each) => each.charge === changed)!;
    });
  }
}

function readWaiver({ currency }: Charge, amount: Money | null, reason: string): string {
  const faults = new FieldFaults();
  if (amount) {
    faults.take('amount', readInvoiceAmount(amount));
    faults.check(amount.currency === currency, 'amount', faultOf('WRONG_CURRENCY', { currency }));
  }
  const because = faults.take('reason', readReason(reason));
  faults.throwIfAny(errors.CHARGE_INVALID);
  return because!;
}
