import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, readChoice, readId, readOptionalId, readReason } from '#libs/fields';
import { type Caller, Database, Runner, type Tx } from '#libs/transactions';
import { errors as copyErrors } from '../../../copies/domain/errors.js';
import { CustomerStore, InvoiceStore } from '../../../copies/use-cases/ports.js';
import { errors } from '../../domain/errors.js';
import { type Hold, type HoldScope, holdScopes } from '../../domain/hold.js';
import { CaseDetailsReader } from '../case-details.js';
import { CaseHolds } from './case-holds.js';
import { CustomerOwner } from './ports.js';

interface HoldRequest {
  readonly scope: HoldScope | null;
  readonly subjectId: string;
  /** May be empty: the subject determines it. */
  readonly customerId: string;
  readonly reason: string;
  readonly untilAt: Date | null;
}

interface WantedHold {
  readonly scope: HoldScope;
  readonly subjectId: string;
  /** Null where the caller leaves it to the subject. */
  readonly customerId: string | null;
  readonly reason: string;
}

/** Places a hold on a customer, case or invoice: dated, reasoned, stacked. */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly runner: Runner,
    private readonly database: Database,
    private readonly customers: CustomerStore,
    private readonly customerOwner: CustomerOwner,
    private readonly invoices: InvoiceStore,
    private readonly details: CaseDetailsReader,
    private readonly holds: CaseHolds,
  ) {}

  /** @throws HOLD_INVALID, CUSTOMER_NOT_FOUND, CASE_NOT_FOUND, INVOICE_NOT_FOUND */
  async placeHold(caller: Caller, request: HoldRequest): Promise<Hold> {
    const wanted = read(request);
    const { untilAt } = request;
    // Asked before the transaction: a remote call must not keep it open.
    if (wanted.scope === 'CUSTOMER') await this.assertCustomerExists(wanted.subjectId, caller);
    return this.runner.run(caller, async (tx) => {
      const faults = new FieldFaults();
      faults.check(!untilAt || untilAt > tx.now, 'until_time', faultOf('NOT_AFTER_NOW'));
      const customerId = await this.ownerOf(tx, wanted);
      const named = wanted.customerId ?? customerId;
      faults.check(named === customerId, 'customer_id', 'is not the customer of the subject');
      faults.throwIfAny(errors.HOLD_INVALID);
      const { scope, subjectId, reason } = wanted;
      return this.holds.place(tx, { scope, subjectId, customerId, reason, untilAt, caseId: null });
    });
  }

  /** A customer whose event has arrived exists; of any other one its owner knows. */
  private async assertCustomerExists(customerId: string, caller: Caller): Promise<void> {
    const known = await this.customers.findMany(this.database, [customerId]);
    if (known.has(customerId) || (await this.customerOwner.exists(customerId, caller))) return;
    throw copyErrors.CUSTOMER_NOT_FOUND(`There is no customer ${customerId}.`);
  }

  private async ownerOf(tx: Tx, { scope, subjectId }: WantedHold): Promise<string> {
    if (scope === 'CUSTOMER') return subjectId;
    if (scope === 'CASE') return (await this.details.lock(tx, subjectId)).row.case.customerId;
    const [invoice] = await this.invoices.findMany(tx, [subjectId]);
    if (invoice) return invoice.customerId;
    throw copyErrors.INVOICE_NOT_FOUND(
      `Invoice ${subjectId} is not known here. If it was just created, its event is on the way: try again.`,
    );
  }
}

/** @throws HOLD_INVALID */
function read(request: HoldRequest): WantedHold {
  const faults = new FieldFaults();
  const scope = faults.take('scope', readChoice(request.scope, holdScopes));
  const subjectId = faults.take('subject_id', readId(request.subjectId));
  const customerId = faults.take('customer_id', readOptionalId(request.customerId));
  const reason = faults.take('reason', readReason(request.reason));
  faults.throwIfAny(errors.HOLD_INVALID);
  return { scope: scope!, subjectId: subjectId!, customerId: customerId!, reason: reason! };
}
