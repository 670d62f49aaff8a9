import { Injectable } from '@nestjs/common';
import { type ActOutcome, type Approval, Approvals, type CarryOutOrRequest, type PreparedAct } from '#libs/approvals';
import { faultOf } from '#libs/errors';
import { FieldFaults, readReason } from '#libs/fields';
import { isId } from '#libs/ids';
import { type Money, moneyText } from '#libs/money';
import { type Caller, Runner, type Tx } from '#libs/transactions';
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

/** A waiver as it is carried out, now or once a second person approves. */
interface Waiver {
  readonly chargeId: string;
  readonly invoiceId: string;
  /** All that is open when null; where it waits, the facts say how much that was. */
  readonly minor: bigint | null;
  readonly reason: string;
}

/** The charge after the call, and the request where the waiver waits for a second person. */
export interface WaiverOutcome {
  readonly standing: ChargeStanding;
  readonly requested: Approval | null;
}

@Injectable()
export class WaiveCharge {
  private readonly waive: CarryOutOrRequest<Waiver, ChargeStanding>;

  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly charges: ChargeStore,
    private readonly events: ChargeEvents,
    approvals: Approvals,
  ) {
    const prepare = (tx: Tx, waiver: Waiver) => this.prepare(tx, waiver);
    this.waive = approvals.define({ name: 'WAIVE_CHARGE', prepare });
  }

  /**
   * Waives what is open of a charge, or a part of it; beyond the limit of the caller once another person approves.
   * @throws CHARGE_NOT_FOUND, CHARGE_INVALID, CHARGE_STATE_FORBIDS, APPROVAL_KEY_REUSED, ACTOR_UNPROVEN
   */
  async waiveCharge(caller: Caller, { chargeId, amount, reason }: WaiverInput): Promise<WaiverOutcome> {
    const found = isId(chargeId) ? await this.charges.find(chargeId) : null;
    if (!found) throw chargeNotFound(chargeId);
    const because = readWaiver(found, amount, reason);
    const { invoiceId } = found;
    return this.runner.run(caller, async (tx) => {
      const waiver = { chargeId, invoiceId, minor: amount?.minor ?? null, reason: because };
      const outcome: ActOutcome<ChargeStanding> = await this.waive(tx, caller, waiver, because);
      if ('done' in outcome) return { standing: outcome.done, requested: null };
      const { standing } = await this.lock(tx, waiver);
      return { standing, requested: outcome.requested };
    });
  }

  private async lock(tx: Tx, { chargeId, invoiceId }: Pick<Waiver, 'chargeId' | 'invoiceId'>) {
    const [invoice] = await this.invoices.lockMany(tx, [invoiceId]);
    const ofInvoice = await this.charges.findOfInvoices(tx, [invoiceId]);
    const standing = standingsOf(invoice!, ofInvoice).find(({ charge }) => charge.chargeId === chargeId)!;
    return { invoice: invoice!, ofInvoice, standing };
  }

  private async prepare(tx: Tx, waiver: Waiver): Promise<PreparedAct<ChargeStanding>> {
    const { invoice: before, ofInvoice, standing } = await this.lock(tx, waiver);
    const minor = waivedNow(standing, waiver.minor);
    const { charge } = standing;
    const { chargeId, invoiceId, customerId, currency, kind } = charge;
    const amountOf = (value: bigint): string => moneyText({ minor: value, currency });
    return {
      about: { subjectId: chargeId, invoiceId, customerId },
      amount: { minor, currency },
      facts: [
        { name: 'INVOICE', value: before.number },
        { name: 'CHARGE', value: kind },
        { name: 'CHARGED', value: amountOf(charge.amountMinor) },
        { name: 'OPEN', value: amountOf(standing.openMinor) },
        { name: 'WAIVED_BEFORE', value: amountOf(charge.waivedMinor) },
      ],
      carryOut: async () => {
        const session = await this.ledgerSessions.open(tx, [before]);
        const after = postWaiver(session, { ...charge, component: kind, minor });
        const changed = waived(charge, minor, { reason: waiver.reason, at: tx.now });
        await this.charges.update(tx, changed);
        this.events.waived(tx, changed, before.number, minor);
        await this.ledgerSessions.close(tx, session);
        const others = ofInvoice.filter((each) => each !== charge);
        return standingsOf(after, [...others, changed]).find((each) => each.charge === changed)!;
      },
    };
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
