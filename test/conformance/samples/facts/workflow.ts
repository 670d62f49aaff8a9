import { type EventInits, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { anInvoice, plainCurrency } from '../entities.js';
import { type EventBuilder, fact } from '../sample.js';

export const workflowFacts: Record<string, EventBuilder> = {
  'dunlin.workflow.v1.SequenceApplied': async (world) => {
    const name = world.unique('unseen');
    return fact('dunlin.workflow.v1.SequenceApplied', { key: name, subject: name }, { name, version: 1 });
  },
  'dunlin.workflow.v1.CalendarApplied': async (world) => {
    const code = world.unique('unseen');
    const known = { knownFromDate: toWireDate('2003-01-01'), knownUntilDate: toWireDate('2036-12-31') };
    const used = { usedFromDate: toWireDate('2013-01-20'), ...known };
    const calendar = { code, version: 1, title: 'Unseen', weekendDays: [6, 7], ...used };
    const days = [{ date: toWireDate('2026-12-25'), name: 'Christmas Day', off: true }];
    return fact('dunlin.workflow.v1.CalendarApplied', { key: code, subject: code }, { calendar, days });
  },
  'dunlin.workflow.v1.BulkActStarted': async () => {
    const bulkActId = newId();
    const payload = { bulkActId, act: 'ACT_PAUSE', pendingCount: 2 } as const;
    return fact('dunlin.workflow.v1.BulkActStarted', { key: bulkActId, subject: bulkActId }, payload);
  },
  'dunlin.workflow.v1.BulkActEnded': async () => {
    const bulkActId = newId();
    const payload = { bulkActId, act: 'ACT_PAUSE', state: 'STATE_DONE', doneCount: 2 } as const;
    return fact('dunlin.workflow.v1.BulkActEnded', { key: bulkActId, subject: bulkActId }, payload);
  },
  'dunlin.workflow.v1.CaseOpened': ofCase('dunlin.workflow.v1.CaseOpened', 'STATE_ACTIVE'),
  'dunlin.workflow.v1.CaseChanged': ofCase('dunlin.workflow.v1.CaseChanged', 'STATE_FAILED'),
  'dunlin.workflow.v1.CaseClosed': ofCase('dunlin.workflow.v1.CaseClosed', 'STATE_CANCELLED'),
  'dunlin.workflow.v1.InvoiceEnrolled': ofCase('dunlin.workflow.v1.InvoiceEnrolled', 'STATE_ACTIVE', (invoiceId) => ({
    invoiceId,
    episode: 1,
  })),
  'dunlin.workflow.v1.InvoiceLeft': ofCase('dunlin.workflow.v1.InvoiceLeft', 'STATE_ACTIVE', (invoiceId) => ({
    invoiceId,
    episode: 1,
  })),
  'dunlin.workflow.v1.StepsDone': ofCase('dunlin.workflow.v1.StepsDone', 'STATE_ACTIVE', (invoiceId) => ({
    steps: [{ stepId: 'reminder-3', invoiceId, episode: 1, outcome: 'SENT', because: '3 days past due' }],
  })),
  'dunlin.workflow.v1.HoldPlaced': ofHold('dunlin.workflow.v1.HoldPlaced'),
  'dunlin.workflow.v1.HoldLifted': ofHold('dunlin.workflow.v1.HoldLifted'),
};

type OfCase = Extract<keyof EventInits, `dunlin.workflow.v1.${'Case' | 'Invoice' | 'Steps'}${string}`>;

function ofCase(
  type: OfCase,
  state: 'STATE_ACTIVE' | 'STATE_FAILED' | 'STATE_CANCELLED',
  rest: (invoiceId: string) => object = () => ({}),
): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId } = await anInvoice(world);
    const terms = {
      customerId,
      currencyCode: plainCurrency,
      creditorId: 'main',
      sequence: 'unseen',
      sequenceVersion: 1,
    };
    const snapshot = { caseId: newId(), ...terms, state };
    return fact(type, { key: customerId, subject: snapshot.caseId }, { case: snapshot, ...rest(invoiceId) });
  };
}

function ofHold(type: 'dunlin.workflow.v1.HoldPlaced' | 'dunlin.workflow.v1.HoldLifted'): EventBuilder {
  return async (world) => {
    const { customerId, invoiceId } = await anInvoice(world);
    const hold = {
      holdId: newId(),
      scope: 'SCOPE_INVOICE',
      subjectId: invoiceId,
      customerId,
      reason: 'PROMISE',
      placedBy: 'user:conformance',
    } as const;
    return fact(type, { key: customerId, subject: hold.holdId }, { hold });
  };
}
