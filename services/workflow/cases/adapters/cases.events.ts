import { Injectable } from '@nestjs/common';
import { toTimestamp, toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import type { OutgoingEvent, Tx } from '#libs/platform';
import type { Case } from '../domain/case.js';
import type { Hold } from '../domain/hold.js';
import { CaseEvents } from '../use-cases/case-events.js';
import { HoldEvents } from '../use-cases/holds/hold-events.js';
import type { StepRecord } from '../use-cases/ports.js';

type CaseEvent = 'CaseOpened' | 'CaseChanged' | 'CaseClosed' | 'InvoiceEnrolled' | 'InvoiceLeft' | 'StepsDone';
const maxReasonLength = 500;

@Injectable()
export class OutboxCaseEvents extends CaseEvents {
  override opened(tx: Tx, changed: Case, reason: string): void {
    emitOfCase(tx, changed, 'CaseOpened', {}, reason);
  }

  override changed(tx: Tx, changed: Case, reason: string): void {
    emitOfCase(tx, changed, 'CaseChanged', {}, reason);
  }

  override closed(tx: Tx, changed: Case, reason: string): void {
    emitOfCase(tx, changed, 'CaseClosed', {}, reason);
  }

  override invoiceEnrolled(
    tx: Tx,
    changed: Case,
    { invoiceId, episode }: { invoiceId: string; episode: number },
    reason: string,
  ): void {
    emitOfCase(tx, changed, 'InvoiceEnrolled', { invoiceId, episode }, reason);
  }

  override invoiceLeft(
    tx: Tx,
    changed: Case,
    { invoiceId, episode }: { invoiceId: string; episode: number },
    reason: string,
  ): void {
    emitOfCase(tx, changed, 'InvoiceLeft', { invoiceId, episode }, reason);
  }

  override stepsDone(tx: Tx, changed: Case, steps: readonly StepRecord[]): void {
    const wire = steps.map(({ stepId, subjectId, episode, outcome, because }) => ({
      stepId,
      invoiceId: subjectId === changed.caseId ? '' : subjectId,
      episode,
      outcome,
      because,
    }));
    if (wire.length > 0) emitOfCase(tx, changed, 'StepsDone', { steps: wire }, '');
  }
}

@Injectable()
export class OutboxHoldEvents extends HoldEvents {
  override placed(tx: Tx, hold: Hold): void {
    emitOfHold(tx, 'HoldPlaced', hold, 1, hold.reason);
  }

  override lifted(tx: Tx, hold: Hold, reason: string): void {
    emitOfHold(tx, 'HoldLifted', hold, 2, reason);
  }
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

/** Each fact about a case is a version of it, which makes their order known to consumers. */
function emitOfCase(tx: Tx, changed: Case, name: CaseEvent, more: object, reason: string): void {
  changed.version += 1n;
  const payload = { case: toSnapshot(changed), ...more };
  tx.emit({
    type: `dunlin.workflow.v1.${name}`,
    key: changed.customerId,
    subject: changed.caseId,
    sequence: changed.version,
    payload,
    reason: reason.slice(0, maxReasonLength),
  } as OutgoingEvent);
}

function emitOfHold(tx: Tx, name: 'HoldPlaced' | 'HoldLifted', hold: Hold, version: number, reason: string): void {
  tx.emit({
    type: `dunlin.workflow.v1.${name}`,
    key: hold.customerId,
    subject: hold.holdId,
    sequence: version,
    payload: { hold: toWireHold(hold) },
    reason: reason.slice(0, maxReasonLength),
  });
}

function toSnapshot(changed: Case): workflowV1.CaseSnapshotInit {
  return {
    caseId: changed.caseId,
    customerId: changed.customerId,
    currencyCode: changed.currency,
    creditorId: changed.creditorId,
    sequence: changed.sequence,
    sequenceVersion: changed.sequenceVersion,
    state: `STATE_${changed.state}`,
  };
}
