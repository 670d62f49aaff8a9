import { enumName, fromWireDate, fromWireMoney, toTimestamp, toTimestampOrNull } from '#libs/contracts';
import type { dcaHandoffV1, invoiceV1, workflowV1 } from '#libs/contracts';
import { DomainError, invariant } from '#libs/errors';
import { isId } from '#libs/ids';
import { holdScopes, type HoldScope } from '../domain/hold.js';
import type { InvoiceFacts, Lifecycle } from '../domain/invoice.js';
import type { ShownState } from '../domain/case.js';
import type { PlannedAct } from '../domain/plan.js';
import type { Advance, PlacementFacts } from '../use-cases/driving.ports.js';
import type { CaseFilter, CaseInvoiceRow, StepDoneRow, StoredSequence } from '../use-cases/ports.js';
import type { CaseDetails } from '../use-cases/read-cases.js';
import { toWireHold } from './workflow.events.js';

export function toWireSequence({
  sequence,
  version,
  document,
  active,
  createdAt,
}: StoredSequence): workflowV1.SequenceInit {
  const { name, title } = sequence;
  return { name, version, title, document, active, createTime: toTimestamp(createdAt) };
}

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

export function toWireAdvance(advance: Advance): workflowV1.ClockAdvanceInit {
  return {
    advanceId: advance.advanceId,
    state: `STATE_${advance.state}`,
    fromTime: toTimestamp(advance.fromAt),
    targetTime: toTimestamp(advance.targetAt),
    nowTime: toTimestamp(advance.nowAt),
    instantCount: String(advance.instants),
    phase: advance.phase,
    outstanding: [...advance.outstanding],
    happened: [...advance.happened],
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

/** @throws Error for a snapshot without an invoice, amounts or dates, which its publisher never sends */
export function fromSnapshot(snapshot: invoiceV1.InvoiceSnapshot | null): InvoiceFacts {
  const invoice = snapshot?.invoice;
  invariant(snapshot && invoice, 'An invoice event carries no invoice.');
  const amount = fromWireMoney(invoice.amount);
  const remaining = fromWireMoney(invoice.remaining);
  const issuedOn = fromWireDate(invoice.issueDate, 'issue_date');
  const dueOn = fromWireDate(invoice.dueDate, 'due_date');
  const lifecycle = enumName<Lifecycle>(invoice.lifecycle, 'LIFECYCLE_');
  invariant(
    amount && remaining && issuedOn && dueOn && lifecycle,
    `Invoice ${invoice.invoiceId} lacks amounts or dates.`,
  );
  return {
    invoiceId: invoice.invoiceId,
    number: invoice.number,
    customerId: invoice.customerId,
    creditorId: invoice.creditorId,
    amount,
    remaining,
    issuedOn,
    dueOn,
    zone: snapshot.zone,
    lifecycle,
    collectable: invoice.collectability !== 'COLLECTABILITY_DO_NOT_COLLECT',
    disputed: invoice.disputed,
    episode: invoice.episode,
    version: BigInt(invoice.version),
  };
}

export function fromPlacement(placement: dcaHandoffV1.Placement | null): PlacementFacts {
  invariant(placement, 'A placement event carries no placement.');
  return {
    placementId: placement.placementId,
    caseId: placement.caseId === '' ? null : placement.caseId,
    customerId: placement.customerId,
    state: enumName(placement.state, 'STATE_') ?? '',
    version: BigInt(placement.version),
    invoices: placement.lines.map(({ invoiceId, state }) => ({ invoiceId, state: enumName(state, 'STATE_') ?? '' })),
  };
}

function idOrNull(text: string, code: string): string | null {
  if (text === '' || isId(text)) return text === '' ? null : text;
  throw new DomainError(code, 'invalid', `${JSON.stringify(text)} is no id.`);
}
