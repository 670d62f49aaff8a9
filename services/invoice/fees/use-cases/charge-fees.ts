import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { compareText } from '#libs/text';
import { type Caller, Database, inBatches, Runner, type Tx } from '#libs/transactions';
import type { Charge } from '../../charges/domain/charge.js';
import { ChargeEvents, ChargeStore } from '../../charges/use-cases/ports.js';
import { postCharge } from '../../ledger/domain/charges.js';
import { LedgerSessions } from '../../ledger/use-cases/ledger-sessions.js';
import { InvoiceStore } from '../../ledger/use-cases/ports.js';
import type { DecidedFee, ScheduledFee } from '../domain/fee-schedule.js';
import { type AssessedInvoice, AssessFees, occurrenceKey } from './assess-fees.js';
import { type FeeDue, FeeStore } from './ports.js';

/** Looked at by one call, and by one transaction. */
const maxInvoices = 2_000;
const chunkSize = 500;
/** Read by one page of a review. */
const maxReviewed = 5_000;
/** When an invoice that could not be looked at is tried again. */
const asideMs = 3_600_000;
/** When one is looked at again that is overdue and not marked so; it is as soon as it is marked. */
const unmarkedMs = 60_000;

/** What a person may have charged by hand has a reason of their own; this is that of a policy. */
const reason = 'LATE_FEE';

/** What is decided of one invoice. */
interface Decision {
  readonly assessed: AssessedInvoice;
  readonly fees: readonly DecidedFee[];
  /** When it is looked at next; null for never. */
  readonly next: FeeDue | null;
}

/** Charges the fees whose day came, each once, in order and dated on its day, also where that was days ago. */
@Injectable()
export class ChargeFees {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly ledgerSessions: LedgerSessions,
    private readonly charges: ChargeStore,
    private readonly chargeEvents: ChargeEvents,
    private readonly fees: FeeStore,
    private readonly assess: AssessFees,
  ) {}

  /** When there is something to do next; null for never. */
  async nextAt(): Promise<Date | null> {
    return (await this.fees.hasReview()) ? this.database.now() : this.fees.nextAt();
  }

  /**
   * A page of a review, then a batch of invoices in transactions of their own. Where one cannot be charged it is set aside,
   * so that the others are.
   * @param setAside is told of each of those
   */
  async chargeBatch(
    caller: Caller,
    setAside: (invoiceId: string, error: unknown) => void,
  ): Promise<{ done: number; more: boolean }> {
    const reviewed = (await this.fees.hasReview())
      ? await this.runner.transact(caller, (tx) => this.fees.reviewPage(tx, maxReviewed))
      : null;
    const due = await this.fees.listDue(await this.database.now(), maxInvoices);
    let done = reviewed === null ? 0 : 1;
    for (let start = 0; start < due.length; start += chunkSize) {
      await inBatches(
        due.slice(start, start + chunkSize),
        async (invoiceIds) => {
          done += await this.runner.transact(caller, (tx) => this.chargeMany(tx, invoiceIds));
        },
        async (invoiceId, error) => {
          setAside(invoiceId, error);
          await this.runner.transact(caller, (tx) => this.putOff(tx, invoiceId));
        },
      );
    }
    return {
      done,
      more: done > 0 && (reviewed === true || due.length === maxInvoices || (await this.fees.hasReview())),
    };
  }

  private async putOff(tx: Tx, invoiceId: string): Promise<void> {
    const dues = await this.fees.lockDues(tx, [invoiceId], tx.now);
    const later = new Date(tx.now.getTime() + asideMs);
    await this.fees.updateDues(
      tx,
      dues.map((due) => ({ ...due, nextAt: later })),
    );
  }

  /** @returns how many of them were looked at: what another process looked at meanwhile is not */
  private async chargeMany(tx: Tx, invoiceIds: readonly string[]): Promise<number> {
    const locked = await this.invoices.lockMany(tx, invoiceIds);
    const dues = await this.fees.lockDues(tx, invoiceIds, tx.now);
    const dueIds = new Set(dues.map(({ invoiceId }) => invoiceId));
    const open = locked.filter(({ invoiceId, lifecycle }) => lifecycle === 'OPEN' && dueIds.has(invoiceId));
    const assessed = await this.assess.assessFees(tx, tx.now, open, dues);
    const decisions = assessed.map((each) => decide(each, tx.now));
    await this.post(tx, decisions);
    await this.fees.insertDecided(
      tx,
      decisions.flatMap(({ fees }) => fees),
    );
    const next = decisions.flatMap((decision) => decision.next ?? []);
    const stays = new Set(next.map(({ invoiceId }) => invoiceId));
    await this.fees.updateDues(tx, next);
    await this.fees.removeDues(
      tx,
      [...dueIds].filter((invoiceId) => !stays.has(invoiceId)),
    );
    return dues.length;
  }

  private async post(tx: Tx, decisions: readonly Decision[]): Promise<void> {
    const charging = decisions.filter(({ fees }) => fees.some(({ chargeId }) => chargeId !== null));
    if (charging.length === 0) return;
    const session = await this.ledgerSessions.open(
      tx,
      charging.map(({ assessed }) => assessed.invoice),
    );
    const charges: Charge[] = [];
    for (const { assessed, fees } of charging) {
      for (const fee of fees) {
        if (fee.chargeId === null) continue;
        const charge = chargeOf(assessed, fee, tx.actor);
        postCharge(session, {
          ...{ chargeId: charge.chargeId, invoiceId: charge.invoiceId, component: 'FEE' },
          ...{ minor: charge.amountMinor, valueDate: fee.chargedOn },
        });
        charges.push(charge);
        this.chargeEvents.added(tx, charge, assessed.invoice.number);
      }
    }
    await this.charges.insertMany(tx, charges);
    await this.ledgerSessions.close(tx, session);
  }
}

/** What of the scheduled fees is decided now, and when the next one comes. */
function decide(assessed: AssessedInvoice, now: Date): Decision {
  const { invoice, facts, policy, scheduled } = assessed;
  const { invoiceId, currency } = invoice;
  if (now >= invoice.overdueAt && !invoice.overdueMarked) {
    // It is owed again and not marked overdue yet, which would have it looked at as if it had been owed all the time.
    const nextAt = new Date(now.getTime() + unmarkedMs);
    return { assessed, fees: [], next: { invoiceId, nextAt, since: facts.since } };
  }
  const due = scheduled.filter(({ at }) => at <= now);
  const next = scheduled.find(({ at }) => at > now);
  // Money is told of charges in the order of their ids, which of one millisecond is any.
  const ids = due.map(() => newId()).sort(compareText);
  const decidedOf = ({ occurrence, day, reckoning }: ScheduledFee, index: number): DecidedFee => ({
    ...{ invoiceId, occurrence, policyCode: policy!.code, policyVersion: policy!.version, chargedOn: day },
    ...{ currency, ...reckoning, chargeId: reckoning.minor > 0n ? ids[index]! : null, decidedAt: now },
  });
  return {
    assessed,
    fees: due.map(decidedOf),
    next: next ? { invoiceId, nextAt: next.at, since: facts.since } : null,
  };
}

function chargeOf({ invoice, policy }: AssessedInvoice, fee: DecidedFee, actor: string): Charge {
  const { customerId, currency, issuedEpisode } = invoice;
  return {
    ...{ chargeId: fee.chargeId!, invoiceId: fee.invoiceId, customerId, kind: 'FEE', currency, actor, reason },
    amountMinor: fee.minor,
    waivedMinor: 0n,
    text: policy!.rules.text,
    occurrence: occurrenceKey(fee.occurrence),
    addedAt: fee.decidedAt,
    waiveReason: '',
    waivedAt: null,
    issuedEpisode,
    version: 1n,
    policyCode: fee.policyCode,
    policyVersion: fee.policyVersion,
    policyOccurrence: fee.occurrence,
  };
}
