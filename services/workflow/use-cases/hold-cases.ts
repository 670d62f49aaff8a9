import { Injectable } from '@nestjs/common';
import { DomainError, invalidFields, type FieldViolation } from '#libs/errors';
import { isId, newId } from '#libs/ids';
import { Runner, type Caller, type Database, type Tx } from '#libs/platform';
import { assertAllowed } from '../domain/case.js';
import { isInForce, type Hold, type HoldScope } from '../domain/hold.js';
import { CaseBook } from './case-book.js';
import { WorkflowFacts } from './facts.port.js';
import { CaseReader, CaseStore, HoldStore, InvoiceStore } from './ports.js';
import { caseNotFound, ReadCases, type CaseDetails } from './read-cases.js';

export interface HoldRequest {
  readonly scope: HoldScope | null;
  readonly subjectId: string;
  /** May be empty for a case or invoice, which tell it. */
  readonly customerId: string;
  readonly reason: string;
  readonly untilAt: Date | null;
}

/** Holds on customers, cases and invoices: dated, reasoned, stacked. */
@Injectable()
export class HoldCases {
  constructor(
    private readonly runner: Runner,
    private readonly holds: HoldStore,
    private readonly cases: CaseStore,
    private readonly reader: CaseReader,
    private readonly invoices: InvoiceStore,
    private readonly reads: ReadCases,
    private readonly book: CaseBook,
    private readonly facts: WorkflowFacts,
  ) {}

  /** Errors: CASE_NOT_FOUND, CASE_STATE_FORBIDS, REASON_MISSING, HOLD_INVALID */
  pause(caller: Caller, request: { caseId: string; reason: string; untilAt: Date | null }): Promise<CaseDetails> {
    return this.runner.run(caller, async (tx) => {
      const { caseId, reason, untilAt } = request;
      const shown = await this.lockShown(tx, caseId);
      assertAllowed('pause', shown.shown);
      const { customerId } = shown;
      await this.place(tx, { scope: 'CASE', subjectId: caseId, customerId, reason, untilAt, caseId });
      return this.reads.get(caseId, tx);
    });
  }

  /** Errors: CASE_NOT_FOUND, CASE_STATE_FORBIDS, CASE_NOT_PAUSED_ITSELF, REASON_MISSING */
  resume(caller: Caller, request: { caseId: string; reason: string }): Promise<CaseDetails> {
    return this.runner.run(caller, async (tx) => {
      const { caseId, reason } = request;
      assertReason(reason);
      const shown = await this.lockShown(tx, caseId);
      assertAllowed('resume', shown.shown);
      const own = (await this.holds.lockOfCase(tx, caseId)).filter((hold) => isInForce(hold, tx.now));
      if (own.length === 0) throw notPausedItself();
      await this.lift(tx, own, reason);
      return this.reads.get(caseId, tx);
    });
  }

  /** Errors: HOLD_INVALID, CASE_NOT_FOUND, INVOICE_NOT_KNOWN */
  placeHold(caller: Caller, request: HoldRequest): Promise<Hold> {
    return this.runner.run(caller, async (tx) => {
      const { scope, subjectId, reason, untilAt } = request;
      assertWellFormed(request);
      const customerId = await this.ownerOf(tx, request);
      return this.place(tx, { scope: scope!, subjectId, customerId, reason, untilAt, caseId: null });
    });
  }

  /** Errors: HOLD_NOT_FOUND, HOLD_ENDED, REASON_MISSING */
  liftHold(caller: Caller, request: { holdId: string; reason: string }): Promise<Hold> {
    return this.runner.run(caller, async (tx) => {
      assertReason(request.reason);
      const hold = isId(request.holdId) ? await this.holds.lock(tx, request.holdId) : null;
      if (!hold) throw new DomainError('HOLD_NOT_FOUND', 'not-found', `There is no hold ${request.holdId}.`);
      if (!isInForce(hold, tx.now)) {
        throw new DomainError('HOLD_ENDED', 'refused', 'The hold has ended already; there is nothing to lift.');
      }
      await this.lift(tx, [hold], request.reason);
      return { ...hold, liftedAt: tx.now };
    });
  }

  /** Places a hold in an open transaction; the product does so for debts that an agency gave back. */
  async place(
    tx: Tx,
    wanted: Pick<Hold, 'scope' | 'subjectId' | 'customerId' | 'caseId' | 'reason' | 'untilAt'>,
  ): Promise<Hold> {
    assertReason(wanted.reason);
    if (wanted.untilAt && wanted.untilAt <= tx.now) {
      throw invalidFields('HOLD_INVALID', [{ field: 'until_time', description: 'is not after the business time now' }]);
    }
    const hold: Hold = { ...wanted, holdId: newId(), placedBy: tx.actor, placedAt: tx.now, liftedAt: null };
    await this.holds.insert(tx, hold);
    this.facts.holdPlaced(tx, hold);
    await this.book.settle(tx, await this.cases.lockOpenOf(tx, [hold.customerId]));
    return hold;
  }

  /** What fences ask: whether an act, or some of its invoices, must not happen now. */
  async check(
    database: Database,
    act: { customerId: string; caseId: string; invoiceIds: readonly string[] },
  ): Promise<{ actHeld: boolean; heldInvoiceIds: string[]; reasons: string[] }> {
    const now = await database.now();
    const holds = await this.holds.inForce(database, [act.customerId], now);
    const concerned = holds.filter(
      ({ scope, subjectId }) =>
        scope === 'CUSTOMER' || subjectId === act.caseId || (scope === 'INVOICE' && act.invoiceIds.includes(subjectId)),
    );
    const reasons = concerned.map(({ reason }) => reason);
    const found = act.caseId === '' ? null : isId(act.caseId) ? await this.reader.find(database, act.caseId) : null;
    const caseEnded = act.caseId !== '' && (!found || found.closedAt !== null);
    if (caseEnded) reasons.push(found ? `CASE_${found.state}` : 'CASE_NOT_FOUND');
    return {
      actHeld: caseEnded || concerned.some(({ scope }) => scope !== 'INVOICE'),
      heldInvoiceIds: concerned.filter(({ scope }) => scope === 'INVOICE').map(({ subjectId }) => subjectId),
      reasons: [...new Set(reasons)],
    };
  }

  private async lift(tx: Tx, holds: readonly Hold[], reason: string): Promise<void> {
    await this.holds.lift(
      tx,
      holds.map(({ holdId }) => holdId),
    );
    for (const hold of holds) this.facts.holdLifted(tx, { ...hold, liftedAt: tx.now }, reason);
    const customerIds = [...new Set(holds.map(({ customerId }) => customerId))];
    await this.book.settle(tx, await this.cases.lockOpenOf(tx, customerIds));
  }

  private async lockShown(tx: Tx, caseId: string) {
    if (isId(caseId)) await this.cases.lock(tx, [caseId]);
    const shown = isId(caseId) ? await this.reader.find(tx, caseId) : null;
    if (!shown) throw caseNotFound(caseId);
    return shown;
  }

  private async ownerOf(tx: Tx, { scope, subjectId, customerId }: HoldRequest): Promise<string> {
    if (scope === 'CUSTOMER') return subjectId;
    const owner =
      scope === 'CASE' ? (await this.lockShown(tx, subjectId)).customerId : await this.invoiceOwner(tx, subjectId);
    if (customerId !== '' && customerId !== owner) {
      throw invalidFields('HOLD_INVALID', [
        { field: 'customer_id', description: 'is not the customer of the subject' },
      ]);
    }
    return owner;
  }

  private async invoiceOwner(tx: Tx, invoiceId: string): Promise<string> {
    const [invoice] = await this.invoices.find(tx, [invoiceId]);
    if (!invoice) throw invoiceNotKnown(invoiceId);
    return invoice.customerId;
  }
}

export function invoiceNotKnown(invoiceId: string): DomainError {
  return new DomainError(
    'INVOICE_NOT_KNOWN',
    'not-found',
    `Invoice ${invoiceId} is not known here. If it was just created, its event is on the way: try again.`,
  );
}

export function assertReason(reason: string): void {
  if (reason.trim() !== '' && reason.length <= 500) return;
  throw invalidFields('REASON_MISSING', [{ field: 'reason', description: 'must have 1 to 500 characters' }]);
}

function assertWellFormed({ scope, subjectId, reason }: HoldRequest): void {
  const violations: FieldViolation[] = [];
  if (!scope) violations.push({ field: 'scope', description: 'must be customer, case or invoice' });
  if (!isId(subjectId)) violations.push({ field: 'subject_id', description: 'must be an id' });
  if (reason.trim() === '' || reason.length > 500) {
    violations.push({ field: 'reason', description: 'must have 1 to 500 characters' });
  }
  if (violations.length > 0) throw invalidFields('HOLD_INVALID', violations);
}

function notPausedItself(): DomainError {
  return new DomainError(
    'CASE_NOT_PAUSED_ITSELF',
    'refused',
    'The case is paused by holds on its customer or its invoices, not by one of its own. List the holds and lift those.',
  );
}
