import { Injectable } from '@nestjs/common';
import type { workflowV1 } from '#libs/contracts';
import { maxLengths } from '#libs/fields';
import type { OutgoingEvent, Tx } from '#libs/transactions';
import type { Case, CaseEvent } from '../domain/case.js';
import type { Hold } from '../domain/hold.js';
import { CaseEvents } from '../use-cases/case-events.js';
import { HoldEvents } from '../use-cases/holds/hold-events.js';
import { toWireHold } from './cases.wire.js';

const wireTypes = {
  opened: 'dunlin.workflow.v1.CaseOpened',
  changed: 'dunlin.workflow.v1.CaseChanged',
  closed: 'dunlin.workflow.v1.CaseClosed',
  invoiceEnrolled: 'dunlin.workflow.v1.InvoiceEnrolled',
  invoiceLeft: 'dunlin.workflow.v1.InvoiceLeft',
  stepsDone: 'dunlin.workflow.v1.StepsDone',
} as const satisfies Readonly<Record<CaseEvent['type'], string>>;

@Injectable()
export class OutboxCaseEvents extends CaseEvents {
  override publish(tx: Tx, events: readonly CaseEvent[]): void {
    for (const event of events) {
      tx.emit({
        type: wireTypes[event.type],
        key: event.case.customerId,
        subject: event.case.caseId,
        sequence: event.case.version,
        payload: { case: toSnapshot(event.case), ...detailsOf(event) },
        reason: event.reason.slice(0, maxLengths.reason),
      } as OutgoingEvent);
    }
  }
}

@Injectable()
export class OutboxHoldEvents extends HoldEvents {
  override placed(tx: Tx, hold: Hold): void {
    emit(tx, 'HoldPlaced', hold, 1, hold.reason);
  }

  override lifted(tx: Tx, hold: Hold, reason: string): void {
    emit(tx, 'HoldLifted', hold, 2, reason);
  }
}

function detailsOf(event: CaseEvent): object {
  switch (event.type) {
    case 'invoiceEnrolled':
    case 'invoiceLeft':
      return event.invoice;
    case 'stepsDone':
      return {
        steps: event.steps.map(({ stepId, subjectId, episode, outcome, because }) => ({
          stepId,
          invoiceId: subjectId === event.case.caseId ? '' : subjectId,
          episode,
          outcome,
          because,
        })),
      };
    case 'changed':
      return {
        previousSequence: event.previous?.sequence ?? '',
        previousSequenceVersion: event.previous?.sequenceVersion ?? 0,
      };
    case 'closed':
      return { mergedIntoCaseId: event.case.mergedInto ?? '' };
    default:
      return {};
  }
}

function emit(tx: Tx, name: 'HoldPlaced' | 'HoldLifted', hold: Hold, version: number, reason: string): void {
  tx.emit({
    type: `dunlin.workflow.v1.${name}`,
    key: hold.customerId,
    subject: hold.holdId,
    sequence: version,
    payload: { hold: toWireHold(hold) },
    reason: reason.slice(0, maxLengths.reason),
  });
}

function toSnapshot(of: Case): workflowV1.CaseSnapshotInit {
  return {
    caseId: of.caseId,
    customerId: of.customerId,
    currencyCode: of.currency,
    creditorId: of.creditorId,
    sequence: of.sequence,
    sequenceVersion: of.sequenceVersion,
    state: `STATE_${of.state}`,
  };
}
