import { setTimeout as sleep } from 'node:timers/promises';
import type { commonV1, workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../harness/world.js';
import { agency, anAgency } from './dca-handoff.js';
import { aCustomer, anInvoice } from './entities.js';
import { factsOf } from './facts/index.js';
import { invoiceFact, paidIn, withoutId } from './facts/invoice.js';
import { presentOf } from './operations.js';
import { requestsOf, type ServiceSamples } from './sample.js';

export const workflowSamples: ServiceSamples = {
  requests: requestsOf<workflowV1.Rpcs>('workflow', {
    applySequence: async (world) => ({ document: sequenceOf(world.unique('unused'), 'XOF') }),
    applyCalendar: async (world) => ({
      code: world.unique('works'),
      content: { title: 'Conformance', weekendDays: [6, 7] },
      reason: 'conformance',
    }),
    pauseCase: async (world) => ({ caseId: await aCase(world), reason: 'conformance' }),
    resumeCase: async (world) => {
      const caseId = await aCase(world);
      await world.dunlin.workflow.pauseCase({ requestId: newId(), caseId, reason: 'conformance' }, world.dunlin.caller);
      return { caseId, reason: 'conformance' };
    },
    cancelCase: async (world) => ({ caseId: await aCase(world), reason: 'conformance' }),
    changeSequence: async (world) => {
      const sequence = world.unique('other');
      await world.dunlin.workflow.applySequence(
        { requestId: newId(), document: sequenceOf(sequence, 'XPF') },
        world.dunlin.caller,
      );
      return { caseId: await aCase(world), sequence, reason: 'conformance' };
    },
    startCaseMove: async (world) => {
      const sequence = world.unique('moved');
      await world.dunlin.workflow.applySequence(
        { requestId: newId(), document: sequenceOf(sequence, 'XPF') },
        world.dunlin.caller,
      );
      return { sequence, reason: 'conformance' };
    },
    startSequence: async (world) => {
      const invoice = await anInvoice(world, 'XAF');
      await known(world, invoice.invoiceId);
      await collectFrancs(world);
      return { sequence: 'francs', customerId: invoice.customerId, reason: 'conformance' };
    },
    sendToCollections: async (world) => {
      await anAgency(world);
      const caseId = await aCase(world);
      return { caseId, agency, unannouncedReason: 'conformance' };
    },
    previewBulkAct: async (world) => aBulkPause(world),
    startBulkAct: async (world) => {
      const { bulkActId, hash } = await aBulkPreview(world);
      return { bulkActId, hash };
    },
    cancelBulkAct: async (world) => ({ bulkActId: (await aBulkPreview(world)).bulkActId }),
    retryBulkAct: async (world) => {
      const { bulkActId } = await aBulkPreview(world);
      await world.dunlin.workflow.cancelBulkAct({ requestId: newId(), bulkActId }, world.dunlin.caller);
      return { bulkActId };
    },
    placeHold: async (world) => aHold(world),
    liftHold: async (world) => {
      const { hold } = await world.dunlin.workflow.placeHold(
        { requestId: newId(), ...(await aHold(world)) },
        world.dunlin.caller,
      );
      return { holdId: hold!.holdId, reason: 'conformance' };
    },
    // To where it stands, so that the clocks of all services stay what other samples take them for.
    advanceClock: async (world) => {
      await advanceEnded(world);
      return { targetTime: await presentOf(world, 'workflow') };
    },
    cancelClockAdvance: async (world) => {
      await advanceEnded(world);
      const request = { requestId: newId(), targetTime: await presentOf(world, 'workflow') };
      const { advance } = await world.dunlin.workflow.advanceClock(request, world.dunlin.caller);
      // Else it would stand in the way of an advance that another sample asks for.
      await advanceEnded(world);
      return { advanceId: advance!.advanceId };
    },
  }),
  events: factsOf(
    'dunlin.invoice.v1.InvoiceIssued',
    'dunlin.invoice.v1.InvoiceChanged',
    'dunlin.invoice.v1.InvoiceBalanceChanged',
    'dunlin.invoice.v1.InvoiceOverdue',
    'dunlin.invoice.v1.InvoicePaid',
    'dunlin.invoice.v1.InvoiceVoided',
    'dunlin.invoice.v1.InvoiceReopened',
    'dunlin.invoice.v1.InvoiceWrittenOff',
    'dunlin.invoice.v1.InvoiceSettled',
    'dunlin.invoice.v1.InvoiceRecoveryChanged',
    'dunlin.invoice.v1.DisputeRaised',
    'dunlin.invoice.v1.DisputeClosed',
    'dunlin.invoice.v1.ImportRegistered',
    'dunlin.customer.v1.CustomerCreated',
    'dunlin.customer.v1.CustomerChanged',
    'dunlin.customer.v1.ContactChanged',
    'dunlin.customer.v1.CustomerOptedOut',
    'dunlin.customer.v1.OptOutWithdrawn',
    'dunlin.customer.v1.FlagRaised',
    'dunlin.customer.v1.FlagLowered',
    'dunlin.dca_handoff.v1.PlacementProposed',
    'dunlin.dca_handoff.v1.PlacementSent',
    'dunlin.dca_handoff.v1.PlacementAcknowledged',
    'dunlin.dca_handoff.v1.PlacementRefused',
    'dunlin.dca_handoff.v1.RecallRequested',
    'dunlin.dca_handoff.v1.PlacementRecalled',
    'dunlin.dca_handoff.v1.PlacementClosedPaid',
    'dunlin.communication.v1.MessageSent',
    'dunlin.communication.v1.MessageBounced',
    'dunlin.payment.v1.PaymentSettled',
    'dunlin.payment.v1.PaymentReversed',
    'dunlin.payment.v1.PaymentFileRegistered',
    'dunlin.payment.v1.ArrangementActivated',
    'dunlin.payment.v1.ArrangementChanged',
    'dunlin.payment.v1.ArrangementEnded',
    'dunlin.payment.v1.ArrangementReopened',
    'dunlin.payment.v1.PromiseMade',
    'dunlin.payment.v1.PromiseKept',
    'dunlin.payment.v1.PromiseBroken',
    'dunlin.payment.v1.PromiseCancelled',
    'dunlin.payment.v1.SettlementOffered',
    'dunlin.payment.v1.SettlementAccepted',
    'dunlin.payment.v1.SettlementFulfilled',
    'dunlin.payment.v1.SettlementBreached',
    'dunlin.payment.v1.SettlementWithdrawn',
    'dunlin.payment.v1.SettlementExpired',
  ),
  poison: [withoutId('dunlin.invoice.v1.InvoiceChanged')],
  stale: {
    'a case that an invoice has come back to is not closed by its earlier payment': async (world) => {
      await collectFrancs(world);
      const invoice = await anInvoice(world, 'CHF');
      const caseId = await caseOf(world, invoice.invoiceId);
      const partly = { remaining: { currencyCode: 'CHF', minorUnits: '9000' } };
      const observe = async () => {
        const { case: found } = await world.dunlin.workflow.getCase({ caseId }, world.dunlin.caller);
        return { state: found!.state, invoices: found!.invoices.map(({ invoiceId, open }) => ({ invoiceId, open })) };
      };
      return {
        older: invoiceFact('dunlin.invoice.v1.InvoicePaid', invoice, paidIn('CHF'), 1),
        newer: invoiceFact('dunlin.invoice.v1.InvoiceBalanceChanged', invoice, partly, 2),
        observe,
      };
    },
  },
};

/** A sequence that collects all of one currency and whose only step lies far ahead. */
const sequenceOf = (name: string, currency: string): string => `name: ${name}
title: Conformance
enrol: { when: 'currency == "${currency}"' }
anchor: due_date
grouping: invoice
calendar: { time: "10:00", zone: customer, days: all }
steps:
  - { id: call, after: 300d, task: { queue: callers, title: "Call" } }
`;

async function collectFrancs(world: World): Promise<void> {
  await world.dunlin.workflow.applySequence(
    { requestId: 'conformance-francs', document: sequenceOf('francs', 'CHF') },
    world.dunlin.caller,
  );
}

/** After a crash the only consumer may have to wait until the broker has given it up. */
const patienceMs = 120_000;

async function aCase(world: World): Promise<string> {
  await collectFrancs(world);
  const { invoiceId } = await anInvoice(world, 'CHF');
  return caseOf(world, invoiceId);
}

async function aBulkPause(world: World) {
  return { act: 'ACT_PAUSE' as const, ids: [await aCase(world)], parameters: { reason: 'conformance' } };
}

async function aBulkPreview(world: World): Promise<workflowV1.BulkAct> {
  const request = { requestId: newId(), ...(await aBulkPause(world)) };
  return (await world.dunlin.workflow.previewBulkAct(request, world.dunlin.caller)).bulkAct!;
}

async function caseOf(world: World, invoiceId: string): Promise<string> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(25)) {
    const { cases } = await world.dunlin.workflow.listCases({ invoiceId }, world.dunlin.caller);
    if (cases[0]) return cases[0].caseId;
  }
  throw new Error(`Invoice ${invoiceId} was not enrolled within ${patienceMs / 1000} s.`);
}

/** Waits until the event about an invoice has arrived. */
async function known(world: World, invoiceId: string): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(25)) {
    const found = await world.dunlin.workflow.explainEnrolment({ invoiceId }, world.dunlin.caller).then(
      () => true,
      () => false,
    );
    if (found) return;
  }
  throw new Error(`Invoice ${invoiceId} was not known within ${patienceMs / 1000} s.`);
}

async function aHold(world: World) {
  const { customerId } = await aCustomer(world);
  return { scope: 'SCOPE_CUSTOMER', subjectId: customerId, customerId, reason: 'conformance' } as const;
}

/** One run of the clock at a time. */
async function advanceEnded(world: World): Promise<void> {
  for (const end = Date.now() + patienceMs; Date.now() < end; await sleep(50)) {
    const advance = await world.dunlin.workflow.getClockAdvance({}, world.dunlin.caller).then(
      (response) => response.advance,
      () => null,
    );
    if (advance?.state !== 'STATE_RUNNING') return;
  }
  const reports = await Promise.all(
    world.services.map(async (service) => {
      const report = await world.operate<commonV1.GetOutstandingResponse>(service, 'GetOutstanding', { withLag: true });
      return `${service}: ${report.outstanding.map(({ name, count }) => `${name} ${count}`).join(', ') || 'nothing'}`;
    }),
  );
  throw new Error(`The clock was not advanced within ${patienceMs / 1000} s. In progress: ${reports.join('; ')}.`);
}
