import { toTimestamp, toTimestampOrNull, toWireDate, toWireMoney, type workflowV1 } from '#libs/contracts';
import { type ActRefusal, actsOf, allowedActs, type CaseAct } from '../domain/case-acts.js';
import { type Hold, type HoldScope, holdScopes } from '../domain/hold.js';
import { actFactsOf, type CaseDetails, type NextStep, type PlannedStep } from '../use-cases/case-details.js';
import type { CaseInvoiceRow, StepDoneRow } from '../use-cases/ports.js';

/** Without the reasons of acts that are refused. */
export function toWireListedCase(details: CaseDetails): workflowV1.CaseInit {
  const { row, nextStep, nextMessage, invoices, holds, stepsDone, planned } = details;
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
    holdReason: row.holdReason,
    placedInvoiceCount: row.placedInvoiceCount,
    invoices: invoices.map((invoice) => toWireCaseInvoice(invoice, caseId, stepsDone, planned)),
    holds: holds.map(toWireHold),
    nextFireTime: toTimestampOrNull(row.nextActAt),
    version: shown.version.toString(),
    openTime: toTimestamp(shown.openedAt),
    closeTime: toTimestampOrNull(shown.closedAt),
    outstanding: toWireMoney({ minor: row.outstandingMinor, currency }),
    openInvoiceCount: row.openInvoiceCount,
    oldestDueDate: row.oldestDueOn === null ? null : toWireDate(row.oldestDueOn),
    nextStep: nextStep && toWireNextStep(nextStep),
    nextMessage: nextMessage && toWireNextStep(nextMessage),
    lastContactTime: toTimestampOrNull(row.lastContactAt),
    customerClass: row.customerClass,
    specialistId: row.specialistId ?? '',
    heldUntilTime: toTimestampOrNull(row.heldUntil),
    allowedActs: allowedActs(actFactsOf(details)).map((act) => `ACT_${act}` as const),
    mergedIntoCaseId: row.case.mergedInto ?? '',
  };
}

/** With the reasons of acts that are refused. */
export function toWireCase(details: CaseDetails): workflowV1.CaseInit {
  const refused = Object.entries(actsOf(actFactsOf(details))) as [CaseAct, ActRefusal | null][];
  const refusedActs = refused.flatMap(([act, refusal]) =>
    refusal ? [{ act: `ACT_${act}` as const, ...refusal }] : [],
  );
  return { ...toWireListedCase(details), refusedActs };
}

function toWireNextStep({ stepId, act, fireAt }: NextStep): workflowV1.NextStepInit {
  const sent = act.kind === 'send' ? { channel: act.channel.toUpperCase(), template: act.template } : {};
  return { stepId, kind: act.kind, ...sent, fireTime: toTimestamp(fireAt) };
}

/** The steps of a case that acts as a whole are shown with each of its invoices. */
function toWireCaseInvoice(
  { invoiceId, number, episode, leftReason }: CaseInvoiceRow,
  caseId: string,
  stepsDone: readonly StepDoneRow[],
  planned: readonly PlannedStep[],
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
    stepsPlanned: planned.filter(concerns).map(toWireNextStep),
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
    flag: hold.flag === null ? 'FLAG_UNSPECIFIED' : `FLAG_${hold.flag}`,
    promiseId: hold.promiseId ?? '',
    arrangementId: hold.arrangementId ?? '',
  };
}

export function fromWireHoldScope(wire: string): HoldScope | null {
  return holdScopes.find((scope) => wire === `SCOPE_${scope}`) ?? null;
}
