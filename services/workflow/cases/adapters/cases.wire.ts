import { enumName, toTimestamp, toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { isId } from '#libs/ids';
import type { ShownState } from '../domain/case.js';
import { type HoldScope, holdScopes } from '../domain/hold.js';
import type { PlannedAct } from '../domain/plan.js';
import type { CaseDetails } from '../use-cases/case-details.js';
import type { CaseFilter, CaseInvoiceRow, StepDoneRow } from '../use-cases/ports.js';
import { toWireHold } from './cases.events.js';

export function toWireCase({ row, invoices, holds, stepsDone, planned }: CaseDetails): workflowV1.CaseInit {
  return {
    caseId: row.caseId,
    customerId: row.customerId,
    currencyCode: row.currency,
    creditorId: row.creditorId,
    sequence: row.sequence,
    sequenceVersion: row.sequenceVersion,
    state: `STATE_${row.shown}`,
    stateBeneath: `STATE_${row.state}`,
    invoices: invoices.map((invoice) => toWireCaseInvoice(invoice, row.caseId, stepsDone, planned)),
    holds: holds.map(toWireHold),
    nextFireTime: toTimestampOrNull(row.nextFireAt),
    version: row.version.toString(),
    openTime: toTimestamp(row.openedAt),
    closeTime: toTimestampOrNull(row.closedAt),
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

export function fromHoldScope(wire: string): HoldScope | null {
  return holdScopes.find((scope) => wire === `SCOPE_${scope}`) ?? null;
}

export function fromCaseFilter(request: workflowV1.ListCasesRequest): CaseFilter {
  const { customerId, invoiceId, sequence, states } = request;
  return {
    customerId: idOrNull(customerId, 'CASE_NOT_FOUND'),
    invoiceId: idOrNull(invoiceId, 'INVOICE_NOT_KNOWN'),
    sequence: sequence === '' ? null : sequence,
    states: states.flatMap((state) => enumName<ShownState>(state, 'STATE_') ?? []),
  };
}

function idOrNull(text: string, code: string): string | null {
  if (text === '' || isId(text)) return text === '' ? null : text;
  throw new DomainError(code, 'invalid', `${JSON.stringify(text)} is no id.`);
}
