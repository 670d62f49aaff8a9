import { Injectable } from '@nestjs/common';
import { DomainError, type FieldViolation, invalidFields } from '#libs/errors';
import { isId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/platform';
import { InvoiceStore } from '../../../copies/use-cases/ports.js';
import type { Hold, HoldScope } from '../../domain/hold.js';
import { CaseDetailsReader } from '../case-details.js';
import { CaseHolds } from './case-holds.js';

export interface HoldRequest {
  readonly scope: HoldScope | null;
  readonly subjectId: string;
  /** May be empty for a case or invoice, which tell it. */
  readonly customerId: string;
  readonly reason: string;
  readonly untilAt: Date | null;
}

/** Places a hold on a customer, case or invoice: dated, reasoned, stacked. */
@Injectable()
export class PlaceHold {
  constructor(
    private readonly runner: Runner,
    private readonly invoices: InvoiceStore,
    private readonly details: CaseDetailsReader,
    private readonly holds: CaseHolds,
  ) {}

  /** Errors: HOLD_INVALID, CASE_NOT_FOUND, INVOICE_NOT_KNOWN */
  placeHold(caller: Caller, request: HoldRequest): Promise<Hold> {
    return this.runner.run(caller, async (tx) => {
      const { scope, subjectId, reason, untilAt } = request;
      assertWellFormed(request);
      const customerId = await this.ownerOf(tx, request);
      return this.holds.place(tx, { scope: scope!, subjectId, customerId, reason, untilAt, caseId: null });
    });
  }

  private async ownerOf(tx: Tx, { scope, subjectId, customerId }: HoldRequest): Promise<string> {
    if (scope === 'CUSTOMER') return subjectId;
    const owner =
      scope === 'CASE'
        ? (await this.details.lockRow(tx, subjectId)).customerId
        : await this.invoiceOwner(tx, subjectId);
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

function assertWellFormed({ scope, subjectId, reason }: HoldRequest): void {
  const violations: FieldViolation[] = [];
  if (!scope) violations.push({ field: 'scope', description: 'must be customer, case or invoice' });
  if (!isId(subjectId)) violations.push({ field: 'subject_id', description: 'must be an id' });
  if (reason.trim() === '' || reason.length > 500) {
    violations.push({ field: 'reason', description: 'must have 1 to 500 characters' });
  }
  if (violations.length > 0) throw invalidFields('HOLD_INVALID', violations);
}
