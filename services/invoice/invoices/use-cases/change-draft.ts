import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults } from '#libs/fields';
import type { Money } from '#libs/money';
import type { LocalDate } from '#libs/time';
import type { Caller } from '#libs/transactions';
import { errors } from '../../ledger/domain/errors.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import { assertAllowed } from '../../ledger/domain/invoice-acts.js';
import { changeDraft } from '../domain/drafts.js';
import { readInvoiceDate } from '../domain/invoice-input.js';
import { type LineInput, readBilled } from '../domain/lines.js';
import { ChangeInvoice } from './change-invoice.js';
import { DraftStore } from './ports.js';

/** What a draft says from now on; null and no lines leave what is there. */
export interface DraftChange {
  readonly invoiceId: string;
  readonly expectedVersion: bigint | null;
  readonly lines: readonly LineInput[];
  readonly amount: Money | null;
  readonly issueDate: LocalDate | null;
  readonly dueDate: LocalDate | null;
}

@Injectable()
export class ChangeDraft {
  constructor(
    private readonly changeInvoice: ChangeInvoice,
    private readonly drafts: DraftStore,
  ) {}

  /**
   * Changes what a draft says.
   * @throws INVOICE_NOT_FOUND, INVOICE_INVALID, INVOICE_CONFLICT, INVOICE_STATE_FORBIDS
   */
  changeDraft(caller: Caller, input: DraftChange): Promise<Invoice> {
    const { invoiceId, expectedVersion } = input;
    return this.changeInvoice.changeInvoice(caller, invoiceId, async (session, tx) => {
      const draft = session.invoice(invoiceId);
      assertAllowed(draft, 'change draft');
      if (expectedVersion !== null && expectedVersion !== draft.version) throw changedMeanwhile(draft);
      const { billed, dates } = readChange(input, draft);
      changeDraft(session, invoiceId, { ...dates, ...billed });
      if (billed) await this.drafts.setLines(tx, invoiceId, billed.lines);
    });
  }
}

function readChange({ lines, amount, issueDate, dueDate }: DraftChange, draft: Invoice) {
  const faults = new FieldFaults();
  const isBilled = lines.length > 0 || amount !== null;
  const billed = isBilled ? readBilled(faults, lines, amount) : null;
  const { currency, paidElsewhereMinor } = draft;
  if (billed) {
    const field = lines.length > 0 ? 'lines' : 'amount';
    faults.check(billed.amount.currency === currency, field, faultOf('WRONG_CURRENCY', { currency }));
    faults.check(billed.amount.minor > paidElsewhereMinor, field, 'must come to more than was paid of it elsewhere');
  }
  const issued = faults.take('issue_date', readInvoiceDate(issueDate ?? draft.issueDate));
  const due = faults.take('due_date', readInvoiceDate(dueDate ?? draft.dueDate, issued));
  faults.throwIfAny(errors.INVOICE_INVALID);
  // Who names the day that the terms gave says nothing new.
  const dueDateSource = due === draft.dueDate ? draft.dueDateSource : ('GIVEN' as const);
  return { billed, dates: { issueDate: issued!, dueDate: due!, dueDateSource } };
}

function changedMeanwhile({ number, version }: Invoice): Error {
  const message = `Draft ${number} was changed meanwhile and has version ${version}. Read it again before you change it.`;
  return errors.INVOICE_CONFLICT(message);
}
