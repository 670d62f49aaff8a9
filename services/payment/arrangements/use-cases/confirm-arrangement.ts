import { Injectable } from '@nestjs/common';
import { readReason, requireField } from '#libs/fields';
import { newId } from '#libs/ids';
import { type Caller, Database, Runner, type Tx } from '#libs/transactions';
import { type MoneyForInvoices, PaymentStore } from '../../payments/use-cases/ports.js';
import { EndPromises } from '../../promises/use-cases/end-promises.js';
import type { ArrangementPlan } from '../domain/arrangement.js';
import { supersede } from '../domain/commands.js';
import { assertSupersedes, type PlanDraft, type PlanFacts, type PlanTerms } from '../domain/draft.js';
import { errors } from '../domain/errors.js';
import { DraftArrangements } from './draft-arrangements.js';
import { assertAllFound } from './find-arranged.js';
import { ArrangementEvents, ArrangementStore } from './ports.js';

/** What was previewed, and how the customer agreed. */
export interface Confirmation {
  readonly terms: PlanTerms;
  readonly hash: string;
  readonly consent: string;
}

@Injectable()
export class ConfirmArrangement {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly drafts: DraftArrangements,
    private readonly arrangements: ArrangementStore,
    private readonly payments: PaymentStore,
    private readonly endPromises: EndPromises,
    private readonly events: ArrangementEvents,
  ) {}

  /**
   * Makes the plan that was previewed; from its commit on acts about its invoices stop, but for its own.
   * @throws ARRANGEMENT_INVALID, ARRANGEMENT_STATE_FORBIDS, ARRANGEMENT_NOT_FOUND, INVOICE_NOT_FOUND; ARRANGEMENT_STALE
   * where the facts have changed; ARRANGEMENT_CONFLICT while what remains is changing; whatever the clients of the owners throw
   */
  async confirmArrangement(caller: Caller, confirmation: Confirmation): Promise<ArrangementPlan> {
    const { terms } = confirmation;
    const consent = requireField(errors.ARRANGEMENT_INVALID, 'consent', readReason(confirmation.consent));
    // What is read here, before what remains, and read once more inside the transaction proves that no payment slipped
    // between: the plan is about what remains without it.
    const before = await this.payments.moneyFor(terms.invoiceIds, terms.customerId);
    const made = await this.prepare(caller, terms);
    return this.runner.run(caller, (tx) => this.make(tx, caller, { ...confirmation, consent }, made, before));
  }

  /** A refusal is decided in the transaction, so that a repeat of a call that was carried out gets its response. */
  private async prepare(caller: Caller, terms: PlanTerms): Promise<Prepared> {
    try {
      return await this.drafts.draft(terms, await this.database.now(), caller);
    } catch (refusal) {
      return { refusal };
    }
  }

  private async make(
    tx: Tx,
    caller: Caller,
    { terms, hash, consent }: Confirmation,
    prepared: Prepared,
    before: MoneyForInvoices,
  ): Promise<ArrangementPlan> {
    if ('refusal' in prepared) throw prepared.refusal;
    const { draft, facts } = prepared;
    const { customerId, invoiceIds, supersedeIds } = terms;
    await this.arrangements.lockMaking(tx, customerId);
    // Promises before plans, in the order in which money that moves locks them.
    await this.endPromises.endPromises(tx, customerId, invoiceIds, 'ARRANGED');
    const superseded = await this.arrangements.lockMany(tx, supersedeIds);
    assertAllFound(supersedeIds, superseded);
    assertSupersedes(terms, superseded);
    await this.drafts.assertFree(tx, terms, facts);
    const { inFlight, fingerprint } = await this.payments.moneyFor(invoiceIds, customerId, tx);
    if (inFlight || fingerprint !== before.fingerprint) {
      throw errors.ARRANGEMENT_CONFLICT(
        'Money for these invoices is being allocated; what remains is known in a moment. Make the same call again.',
      );
    }
    if (hash !== draft.hash) throw stale(hash, draft.hash);
    const known = await this.payments.listSettled(tx, invoiceIds);
    const plan: ArrangementPlan = {
      ...draft,
      arrangementId: newId(),
      madeBy: caller.actor,
      consent,
      priorPaymentIds: known.map(({ paymentId }) => paymentId),
    };
    await this.giveWay(tx, superseded, plan.arrangementId);
    await this.arrangements.insert(tx, plan);
    this.events.activated(tx, plan);
    return plan;
  }

  private async giveWay(tx: Tx, superseded: readonly ArrangementPlan[], byId: string): Promise<void> {
    const changes = superseded.map((plan) => supersede(plan, byId, tx.now));
    await this.arrangements.updateMany(
      tx,
      changes.map(({ plan }) => plan),
    );
    for (const change of changes) this.events.changed(tx, change);
  }
}

type Prepared = { readonly draft: PlanDraft; readonly facts: PlanFacts } | { readonly refusal: unknown };

function stale(given: string, now: string): Error {
  return errors.ARRANGEMENT_STALE(
    'What remains of an invoice, a limit of the organisation or the day has changed since the plan was previewed. Preview it again.',
    { facts: { given, now } },
  );
}
