import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { localDateAt } from '#libs/time';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { type MoneyForInvoices, PaymentStore, Today } from '../../payments/use-cases/ports.js';
import { EndPromises } from '../../promises/use-cases/end-promises.js';
import { assertSameAmounts, partsOf, type SettlementFacts } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { accept, assertOffered, type Settlement } from '../domain/settlement.js';
import { DraftSettlements } from './draft-settlements.js';
import { SettlementEvents, SettlementStore } from './ports.js';

@Injectable()
export class AcceptSettlement {
  constructor(
    private readonly runner: Runner,
    private readonly drafts: DraftSettlements,
    private readonly settlements: SettlementStore,
    private readonly payments: PaymentStore,
    private readonly endPromises: EndPromises,
    private readonly events: SettlementEvents,
    private readonly today: Today,
  ) {}

  /**
   * Records that the debtor agreed; from its commit on acts about the invoices stop, and promises about them are over.
   * @throws SETTLEMENT_NOT_FOUND, SETTLEMENT_INVALID, SETTLEMENT_STATE_FORBIDS; SETTLEMENT_CONFLICT while what remains is
   * changing; whatever the clients of the owners throw
   */
  async acceptSettlement(caller: Caller, settlementId: string, consent: string): Promise<Settlement> {
    const how = requireField(errors.SETTLEMENT_INVALID, 'consent', readReason(consent));
    const offered = await this.settlements.find(settlementId);
    if (!offered) throw unknown(settlementId);
    const invoiceIds = offered.parts.map(({ invoiceId }) => invoiceId);
    // What is read here, before what remains, and once more inside the transaction proves that no payment slipped between.
    const before = await this.payments.moneyFor(invoiceIds, offered.customerId);
    const facts = await this.drafts.gather({ customerId: offered.customerId, invoiceIds }, caller);
    return this.runner.run(caller, (tx) =>
      this.accept(tx, { settlementId, consent: how, actor: caller.actor }, facts, before),
    );
  }

  private async accept(
    tx: Tx,
    { settlementId, consent, actor }: { settlementId: string; consent: string; actor: string },
    facts: SettlementFacts,
    before: MoneyForInvoices,
  ): Promise<Settlement> {
    const known = await this.settlements.lock(tx, settlementId);
    if (!known) throw unknown(settlementId);
    assertOffered(known, 'accept');
    const { customerId, zone } = known;
    const invoiceIds = known.parts.map(({ invoiceId }) => invoiceId);
    // Nor is a promise or a plan made about them from now on.
    await this.endPromises.endPromises(tx, customerId, invoiceIds, 'SETTLEMENT_ACCEPTED');
    await this.drafts.assertUnarranged(tx, facts);
    const { inFlight, fingerprint } = await this.payments.moneyFor(invoiceIds, customerId, tx);
    if (inFlight || fingerprint !== before.fingerprint) {
      throw errors.SETTLEMENT_CONFLICT(
        'Money for these invoices is being allocated; what remains is known in a moment. Make the same call again.',
      );
    }
    assertSameAmounts(known.parts, partsOf(facts.invoices));
    const [today, ofOrganisation] = [localDateAt(tx.now, zone), this.today.dateAt(tx.now)];
    const payments = await this.payments.listSettled(tx, invoiceIds);
    const accepted = accept(
      known,
      {
        ...{ consent, actor },
        // Money that comes today may have the date of the organisation, where that is still the day before.
        firstValueDate: ofOrganisation < today ? ofOrganisation : today,
        priorPaymentIds: payments.map(({ paymentId }) => paymentId),
      },
      tx.now,
    );
    await this.settlements.updateMany(tx, [accepted]);
    this.events.occurred(tx, accepted, null);
    return accepted;
  }
}

function unknown(settlementId: string): Error {
  return errors.SETTLEMENT_NOT_FOUND(`There is no settlement ${JSON.stringify(settlementId)}.`);
}
