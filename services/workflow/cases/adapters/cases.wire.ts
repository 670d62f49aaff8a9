import { enumName, toTimestamp, toTimestampOrNull, toWireDate, toWireMoney, type workflowV1 } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import type { ShownState } from '../domain/case.js';
import { errors } from '../domain/errors.js';
import { type Hold, type HoldScope, holdScopes } from '../domain/hold.js';
import type { PlannedAct } from '../domain/plan.js';
import { type CaseDetails, holdReasonOf } from '../use-cases/case-details.js';
import type { CaseFilter, CaseInvoiceRow, StepDoneRow } from '../use-cases/ports.js';

export function toWireCase(details: CaseDetails): workflowV1.CaseInit {
  const { row, invoices, holds, stepsDone, planned } = details;
  const { caseId, customerId, currency, creditorId, sequence, sequenceVersion, ...shown } = row.case;
  return {
    caseId,
    customerId,
    currencyCode: currency,
    creditorId,
    sequence,
    sequenceVersion,
    state: `STATE_${row.shown}`,
    stateBeneath: `STATE_${shown.state}`,
    holdReason: holdReasonOf(details),
    placedInvoiceCount: row.placedInvoiceCount,
    invoices: invoices.map((invoice) => toWireCaseInvoice(invoice, caseId, stepsDone, planned)),
    holds: holds.map(toWireHold),
    nextFireTime: toTimestampOrNull(row.nextFireAt),
    version: shown.version.toString(),
    openTime: toTimestamp(shown.openedAt),
    closeTime: toTimestampOrNull(shown.closedAt),
    outstanding: toWireMoney({ minor: row.outstandingMinor, currency }),
    openInvoiceCount: row.openInvoiceCount,
    oldestDueDate: row.oldestDueOn === null ? null : toWireDate(row.oldestDueOn),
    mergedIntoCaseId: row.case.mergedInto ?? '',
  };
}

/** The steps of a case that acts as a whole are shown with each of its invoices. */
function toWireCaseInvoice(
  { invoiceId, number, episode, leftReason }: CaseInvoiceRow,
  caseId: string,
  stepsDone: readonly StepDoneRow[],
  planned: readonly PlannedAct[],
): workflowV1.CaseInvoiceInit {
  const concerns = (step: { subjectId: string; episode: number }) =>
    step.subjectId === caseId || (step.subjectId === invoiceId && step.episode === episode);
  return {
    invoiceId,
    invoiceNumber: number,
    episode,
    open: leftReason === '',
    leftReason,
    stepsDone: stepsDone.filter(concerns).map(({ stepId, outcome, because, dueAt, doneAt }) => ({
      stepId,
      outcome,
      because,
      dueTime: toTimestamp(dueAt),
      doneTime: toTimestamp(doneAt),
    })),
    stepsPlanned: planned.filter(concerns).map(({ stepId, fireAt }) => ({ stepId, fireTime: toTimestamp(fireAt) })),
  };
}

export function toWireHold(hold: Hold): workflowV1.HoldInit {
  return {
    holdId: hold.holdId,
    scope: `SCOPE_${hold.scope}`,
    subjectId: hold.subjectId,
    customerId: hold.customerId,
    reason: hold.reason,
    endTime: toTimestampOrNull(hold.untilAt),
    placedBy: hold.placedBy,
    placeTime: toTimestamp(hold.placedAt),
    liftTime: toTimestampOrNull(hold.liftedAt),
  };
}

export function fromWireHoldScope(wire: string): HoldScope | null {
  return holdScopes.find((scope) => wire === `SCOPE_${scope}`) ?? null;
}

/** @throws CASE_INVALID */
export function fromWireCaseFilter(request: workflowV1.ListCasesRequest): CaseFilter {
  const faults = new FieldFaults();
  const customerId = faults.take('customer_id', readOptionalId(request.customerId));
  const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId));
  faults.throwIfAny(errors.CASE_INVALID);
  return {
    customerId: customerId ?? null,
    invoiceId: invoiceId ?? null,
    sequence: request.sequence === '' ? null : request.sequence,
    states: request.states.flatMap((state) => enumName<ShownState>(state, 'STATE_') ?? []),
  };
}
