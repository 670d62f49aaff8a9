import { Injectable } from '@nestjs/common';
import { type Approval, Approvals, type CarryOutOrRequest, type PreparedAct } from '#libs/approvals';
import { faultOf } from '#libs/errors';
import { FieldFaults, readReason } from '#libs/fields';
import { newId } from '#libs/ids';
import { moneyText } from '#libs/money';
import type { LocalDate } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { refuseChanged, type SettlementInput } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { discountMinorOf, openMinorOf, type Settlement } from '../domain/settlement.js';
import { DraftSettlements, readSettlement } from './draft-settlements.js';
import { SettlementEvents, SettlementStore } from './ports.js';
import { quoteHashOf } from './quote-settlement.js';

export interface OfferInput extends Omit<SettlementInput, 'discountPpm'> {
  readonly reason: string;
  /** Empty where no quote was asked for. */
  readonly quoteHash: string;
}

/** An offer as it is carried out, now or once a second person approves. */
interface WantedOffer {
  readonly customerId: string;
  readonly invoiceIds: readonly string[];
  readonly amountMinor: string;
  readonly currency: string;
  readonly untilDate: LocalDate;
  readonly reason: string;
  readonly quoteHash: string;
  readonly actor: string;
}

/** The settlement, or the request where it waits for a second person. */
export interface OfferOutcome {
  readonly settlement: Settlement | null;
  readonly requested: Approval | null;
}

@Injectable()
export class OfferSettlement {
  private readonly offer: CarryOutOrRequest<WantedOffer, Settlement>;

  constructor(
    private readonly runner: Runner,
    private readonly drafts: DraftSettlements,
    private readonly settlements: SettlementStore,
    private readonly events: SettlementEvents,
    approvals: Approvals,
  ) {
    const prepare = (tx: Tx, wanted: WantedOffer) => this.prepare(tx, wanted);
    this.offer = approvals.define({ name: 'OFFER_SETTLEMENT', prepare });
  }

  /**
   * Offers a settlement; beyond the limit of the caller, by its discount, once another person approves.
   * @throws SETTLEMENT_INVALID, SETTLEMENT_STATE_FORBIDS, INVOICE_NOT_FOUND, APPROVAL_KEY_REUSED, ACTOR_UNPROVEN;
   *   whatever the clients of the owners throw
   */
  async offerSettlement(caller: Caller, input: OfferInput): Promise<OfferOutcome> {
    const wanted = { ...readOffer(input), actor: caller.actor };
    return this.runner.run(caller, async (tx) => {
      const outcome = await this.offer(tx, caller, wanted, wanted.reason);
      if ('done' in outcome) return { settlement: outcome.done, requested: null };
      return { settlement: null, requested: outcome.requested };
    });
  }

  /** Owners are asked under the lock of the act, since they ask nothing back; an approval asks them again. */
  private async prepare(tx: Tx, wanted: WantedOffer): Promise<PreparedAct<Settlement>> {
    const { customerId, invoiceIds, currency, untilDate, reason, quoteHash } = wanted;
    await this.settlements.lockOffering(tx, customerId);
    const { actor, correlationId } = tx;
    const facts = await this.drafts.gather({ customerId, invoiceIds }, { actor, correlationId });
    const amount = { minor: BigInt(wanted.amountMinor), currency };
    const input = { customerId, invoiceIds, amount, discountPpm: 0, untilDate };
    const draft = await this.drafts.draft(tx, input, facts, tx.now);
    if (quoteHash !== '' && quoteHash !== quoteHashOf(draft.parts)) refuseChanged();
    const settlement: Settlement = { ...draft, settlementId: newId(), reason, offeredBy: wanted.actor };
    const numbers = draft.parts.map((part) => facts.invoices.find((each) => each.invoiceId === part.invoiceId)!.number);
    const { invoiceId } = draft.parts[0]!;
    const textOf = (minor: bigint): string => moneyText({ minor, currency });
    return {
      about: { subjectId: invoiceId, invoiceId, customerId },
      amount: { minor: discountMinorOf(draft), currency },
      facts: [
        { name: 'INVOICE', value: numbers.join(', ') },
        { name: 'OPEN', value: textOf(openMinorOf(draft)) },
        { name: 'AMOUNT', value: textOf(draft.amountMinor) },
        { name: 'UNTIL', value: untilDate },
      ],
      carryOut: async () => {
        await this.settlements.insert(tx, settlement);
        this.events.occurred(tx, settlement, null);
        return settlement;
      },
    };
  }
}

/** @throws SETTLEMENT_INVALID */
function readOffer(offered: OfferInput): Omit<WantedOffer, 'actor'> {
  const { customerId, invoiceIds, amount, untilDate } = readSettlement({ ...offered, discountPpm: 0 });
  const faults = new FieldFaults();
  faults.check(amount, 'amount', faultOf('MISSING'));
  const reason = faults.take('reason', readReason(offered.reason));
  faults.throwIfAny(errors.SETTLEMENT_INVALID);
  const { minor, currency } = amount!;
  const sum = { amountMinor: String(minor), currency };
  return { customerId, invoiceIds, ...sum, untilDate: untilDate!, reason: reason!, quoteHash: offered.quoteHash };
}
