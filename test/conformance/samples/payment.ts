import { fromTimestamp, type invoiceV1, type paymentV1, toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { until } from '#libs/testing';
import { addDays, type LocalDate, localDateAt } from '#libs/time';
import type { World } from '../harness/world.js';
import { anInvoice, aPayment, plainCurrency } from './entities.js';
import { factsOf } from './facts/index.js';
import { aFile, paymentMapping } from './files.js';
import { fact, requestsOf, type ServiceSamples } from './sample.js';

let daysBack = 0;

/** Another past day with each call, as a day is all that the request carries. */
function anotherDay(): LocalDate {
  daysBack += 1;
  return addDays(new Date().toISOString().slice(0, 10), -daysBack);
}

export const paymentSamples: ServiceSamples = {
  requests: requestsOf<paymentV1.Rpcs>('payment', {
    recordPayment: async (world) => ({
      invoiceNumbers: [(await anInvoice(world)).number],
      amount: { currencyCode: plainCurrency, minorUnits: '1000' },
      sourceId: world.unique('transfer'),
    }),
    markAsPaid: async (world) => ({ invoiceId: (await anInvoice(world)).invoiceId }),
    reversePayment: async (world) => ({ paymentId: (await aPayment(world)).paymentId, reason: 'RETURNED' }),
    startMethodSetup: async (world) => ({ customerId: (await anInvoice(world)).customerId }),
    disableMethod: async (world) => ({ methodId: await aMethod(world), reason: 'as the debtor asked' }),
    enableMethod: async (world) => {
      const methodId = await aMethod(world);
      const reason = 'as the debtor asked';
      await world.dunlin.payment.disableMethod({ requestId: newId(), methodId, reason }, world.dunlin.caller);
      return { methodId, reason };
    },
    revokeMethod: async (world) => ({ methodId: await aMethod(world), reason: 'by letter' }),
    setAutopay: async (world) => ({ methodId: await aMethod(world), autopay: true, reason: 'agreed by phone' }),
    chargeByAutopay: async (world) => {
      const { customerId, invoiceId } = await anInvoice(world);
      const { payment, caller } = world.dunlin;
      const methodId = await aMethod(world, customerId);
      await payment.setAutopay({ requestId: newId(), methodId, autopay: true, reason: 'agreed by phone' }, caller);
      return { idempotencyKey: world.unique('step'), customerId, invoiceIds: [invoiceId] };
    },
    chargeMethod: async (world) => {
      const { customerId, invoiceId } = await anInvoice(world);
      const amount = { currencyCode: plainCurrency, minorUnits: '500' };
      return { methodId: await aMethod(world, customerId), amount, invoiceIds: [invoiceId] };
    },
    runReconciliation: async () => ({ day: toWireDate(anotherDay()) }),
    registerPaymentFile: async (world) => (await aPaymentFile(world)).description,
    uploadPaymentFilePart: async (world) => {
      const { content, fileId } = await aRegisteredFile(world);
      return { fileId, partNumber: 0, content };
    },
    startPaymentFile: async (world) => ({ fileId: (await anUploadedFile(world)).fileId }),
    takeNextPaymentFileChunk: async (world) => ({ fileId: await aStartedFile(world) }),
    failPaymentFile: async (world) => ({ fileId: await aStartedFile(world), reason: 'The file came to a fault.' }),
    takeTriedPaymentFile: async (world) => {
      const { fileId, description } = await aTrial(world);
      const { sha256, arrivalTime } = description;
      return { fileId, sha256, arrivalTime };
    },
    cancelPaymentFile: async (world) => ({
      fileId: (await aRegisteredFile(world)).fileId,
      reason: 'It is the wrong one.',
    }),
    resumePaymentFile: async (world) => {
      const fileId = await aStartedFile(world);
      const request = { requestId: newId(), fileId, reason: 'The file came to a fault.' };
      await world.dunlin.payment.failPaymentFile(request, world.dunlin.caller);
      return { fileId, reason: 'The fault is repaired.' };
    },
    confirmArrangement: async (world) => planOf(world),
    pauseArrangement: async (world) => ({ arrangementId: await aPlan(world), reason: 'He is in hospital.' }),
    resumeArrangement: async (world) => {
      const arrangementId = await aPlan(world);
      const request = { requestId: newId(), arrangementId, reason: 'He is in hospital.' };
      await world.dunlin.payment.pauseArrangement(request, world.dunlin.caller);
      return { arrangementId };
    },
    skipInstalment: async (world) => ({ arrangementId: await aPlan(world), reason: 'He has no pay this month.' }),
    changeArrangement: async (world) => ({
      arrangementId: await aPlan(world),
      nextDueDate: await inDays(world, 12),
      reason: 'He is paid later.',
    }),
    cancelArrangement: async (world) => ({ arrangementId: await aPlan(world), reason: 'He pays at once.' }),
    // Nothing of it is due yet.
    keepArrangement: async (world) => ({ arrangementId: await aPlan(world) }),
    createPromise: async (world) => promiseOf(world, await anInvoice(world)),
    cancelPromise: async (world) => ({
      promiseId: (await aPromise(world)).promiseId,
      reason: 'He pays by instalments.',
    }),
    // Of one whose last day is over nothing but a clock makes it; one that was decided is judged again without harm.
    judgePromise: async (world) => {
      const { promiseId } = await aPromise(world);
      const request = { requestId: newId(), promiseId, reason: 'He pays by instalments.' };
      await world.dunlin.payment.cancelPromise(request, world.dunlin.caller);
      return { promiseId };
    },
    offerSettlement: async (world) => settlementOf(world),
    acceptSettlement: async (world) => ({ settlementId: await aSettlement(world), consent: 'by phone' }),
    withdrawSettlement: async (world) => ({ settlementId: await aSettlement(world), reason: 'He pays all of it.' }),
    // Only a clock ends its last day; one that was withdrawn is judged again without harm.
    judgeSettlement: async (world) => {
      const settlementId = await aSettlement(world);
      const request = { requestId: newId(), settlementId, reason: 'He pays all of it.' };
      await world.dunlin.payment.withdrawSettlement(request, world.dunlin.caller);
      return { settlementId };
    },
  }),
  events: factsOf(
    'dunlin.invoice.v1.PaymentAllocated',
    'dunlin.invoice.v1.PaymentDeallocated',
    'dunlin.invoice.v1.InvoiceBalanceChanged',
    'dunlin.invoice.v1.InvoicePaid',
    'dunlin.invoice.v1.InvoiceVoided',
    'dunlin.invoice.v1.InvoiceReopened',
    'dunlin.invoice.v1.InvoiceWrittenOff',
    'dunlin.invoice.v1.InvoiceSettled',
  ),
  poison: [
    async (world) => {
      const [paymentId, customerId] = [newId(), newId()];
      const allocations = [{ invoiceId: newId(), amount: { currencyCode: plainCurrency, minorUnits: '100' } }];
      const about = { key: customerId, subject: world.unique('unknown-payment') };
      return fact('dunlin.invoice.v1.PaymentAllocated', about, { paymentId, customerId, allocations });
    },
  ],
  stale: {
    'an allocation that was undone already is not believed again': async (world) => {
      const { paymentId, customerId, invoiceIds, amount } = await aPayment(world);
      const allocations = invoiceIds.map((invoiceId) => ({ invoiceId, amount }));
      const about = { key: customerId, subject: paymentId };
      const observe = async () =>
        (await world.dunlin.payment.getPayment({ paymentId }, world.dunlin.caller)).payment!.allocated;
      return {
        older: fact(
          'dunlin.invoice.v1.PaymentAllocated',
          { ...about, sequence: 11 },
          { paymentId, customerId, allocations },
        ),
        newer: fact(
          'dunlin.invoice.v1.PaymentDeallocated',
          { ...about, sequence: 12 },
          { paymentId, customerId, allocations },
        ),
        observe,
      };
    },
  },
};

async function aPromise(world: World): Promise<paymentV1.PaymentPromise> {
  const request = { requestId: newId(), ...(await promiseOf(world, await anInvoice(world))) };
  return (await world.dunlin.payment.createPromise(request, world.dunlin.caller)).promise!;
}

/** To give up the rest of an invoice for a part of it that is paid by the present day. */
export async function settlementOf(world: World, minorUnits = '6000') {
  const { customerId, invoiceId } = await anInvoice(world);
  const amount = { currencyCode: plainCurrency, minorUnits };
  return { customerId, invoiceIds: [invoiceId], amount, untilDate: await inDays(world, 0), reason: 'He pays at once.' };
}

async function aSettlement(world: World): Promise<string> {
  const request = { requestId: newId(), ...(await settlementOf(world)) };
  return (await world.dunlin.payment.offerSettlement(request, world.dunlin.caller)).settlement!.settlementId;
}

/** A plan for an invoice, as it was previewed. */
async function planOf(world: World) {
  const { customerId, invoiceId } = await anInvoice(world);
  const firstDate = await inDays(world, 10);
  const frequency = 'INSTALMENT_FREQUENCY_MONTHLY' as const;
  const terms = { customerId, invoiceIds: [invoiceId], count: 3, frequency, firstDate };
  const { arrangement } = await world.dunlin.payment.previewArrangement({ terms }, world.dunlin.caller);
  return { terms, hash: arrangement!.hash, consent: 'by phone' };
}

async function aPlan(world: World): Promise<string> {
  const request = { requestId: newId(), ...(await planOf(world)) };
  return (await world.dunlin.payment.confirmArrangement(request, world.dunlin.caller)).arrangement!.arrangementId;
}

async function inDays(world: World, days: number) {
  const { nowTime } = await world.dunlin.operations('payment').getClock({}, world.dunlin.caller);
  return toWireDate(addDays(localDateAt(fromTimestamp(nowTime)!, 'UTC'), days));
}

/** To pay a part of an invoice by the present day. */
async function promiseOf(world: World, { customerId, invoiceId }: Pick<invoiceV1.Invoice, 'customerId' | 'invoiceId'>) {
  const amount = { currencyCode: plainCurrency, minorUnits: '6000' };
  return { customerId, invoiceIds: [invoiceId], amount, dueDate: await inDays(world, 0) };
}

/** A card that its debtor gave on the page of the sandbox. */
async function aMethod(world: World, of?: string): Promise<string> {
  const { payment, caller } = world.dunlin;
  const customerId = of ?? (await anInvoice(world)).customerId;
  const { method, url } = await payment.startMethodSetup({ requestId: newId(), customerId }, caller);
  const { methodId } = method!;
  await fetch(url, { method: 'POST', body: new URLSearchParams({ choice: 'settles' }) });
  await until(async () => (await payment.getMethod({ methodId }, caller)).method?.state === 'STATE_ACTIVE');
  return methodId;
}

async function aPaymentFile(world: World) {
  const { number } = await anInvoice(world);
  return aFile(paymentMapping, ['number,amount,date,id', `${number},10.00,2026-03-02,${world.unique('line')}`]);
}

async function aRegisteredFile(world: World, dryRun = false) {
  const { content, description } = await aPaymentFile(world);
  const { file } = await world.dunlin.payment.registerPaymentFile(
    { requestId: newId(), ...description, dryRun },
    world.dunlin.caller,
  );
  return { content, description, fileId: file!.fileId };
}

async function anUploadedFile(world: World, dryRun = false) {
  const { content, description, fileId } = await aRegisteredFile(world, dryRun);
  const part = { requestId: newId(), fileId, partNumber: 0, content };
  await world.dunlin.payment.uploadPaymentFilePart(part, world.dunlin.caller);
  return { fileId, description };
}

async function aStartedFile(world: World): Promise<string> {
  const { fileId } = await anUploadedFile(world);
  await world.dunlin.payment.startPaymentFile({ requestId: newId(), fileId }, world.dunlin.caller);
  return fileId;
}

/** A dry run that has ended. */
async function aTrial(world: World) {
  const { fileId, description } = await anUploadedFile(world, true);
  await world.dunlin.payment.startPaymentFile({ requestId: newId(), fileId }, world.dunlin.caller);
  await world.dunlin.payment.takeNextPaymentFileChunk({ requestId: newId(), fileId }, world.dunlin.caller);
  return { fileId, description };
}
