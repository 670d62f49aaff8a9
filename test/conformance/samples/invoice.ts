import type { invoiceV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../harness/world.js';
import { aCustomer, aDraft, anInvoice, aPayment, aSchema, invoiceTerms, plainCurrency } from './entities.js';
import { nextSnapshot } from './facts/customer.js';
import { factsOf } from './facts/index.js';
import { reversalOf } from './facts/payment.js';
import { aFile, invoiceMapping } from './files.js';
import { fact, requestsOf, type ServiceSamples } from './sample.js';

let limit = 0;
/** Imports of which a part was taken. */
const begun: string[] = [];

export const invoiceSamples: ServiceSamples = {
  requests: requestsOf<invoiceV1.Rpcs>('invoice', {
    createInvoice: async (world) => ({ customerId: (await aCustomer(world)).customerId, ...invoiceTerms(world) }),
    changeDraft: async (world) => ({ invoiceId: (await aDraft(world)).invoiceId, lines: someLines }),
    discardDraft: async (world) => ({ invoiceId: (await aDraft(world)).invoiceId }),
    createCreditNote: async (world) => ({
      invoiceId: (await anInvoice(world)).invoiceId,
      amount: { currencyCode: plainCurrency, minorUnits: '500' },
      reason: 'Damaged.',
      number: world.unique('credit-note'),
    }),
    applyNumberSeries: async (world) => ({ code: world.unique('series'), prefix: 'R-', digits: 5 }),
    applyFeeAllowance: async () => anAllowance(),
    removeFeeAllowance: async (world) => {
      const allowance = anAllowance();
      await world.dunlin.invoice.applyFeeAllowance({ ...allowance, requestId: newId() }, world.dunlin.caller);
      return { jurisdiction: allowance.jurisdiction };
    },
    applyFeePolicy: async (world) => feePolicyOf(world),
    retireFeePolicy: async (world) => {
      const policy = { ...feePolicyOf(world), requestId: newId() };
      await world.dunlin.invoice.applyFeePolicy(policy, world.dunlin.caller);
      return { code: policy.code };
    },
    issueInvoice: async (world) => ({ invoiceId: (await aDraft(world)).invoiceId }),
    voidInvoice: async (world) => ({ invoiceId: (await anInvoice(world)).invoiceId, reason: 'MISTAKE' }),
    setCollection: async (world) => ({
      invoiceId: (await anInvoice(world)).invoiceId,
      collectability: 'COLLECTABILITY_DO_NOT_COLLECT',
      reason: 'By agreement.',
    }),
    raiseDispute: async (world) => ({ invoiceId: (await anInvoice(world)).invoiceId, reason: 'Never ordered.' }),
    closeDispute: async (world) => ({ invoiceId: (await aDispute(world)).invoiceId, reason: 'Ordered after all.' }),
    resolveDispute: async (world) => ({
      disputeId: (await aDispute(world)).disputeId,
      state: 'STATE_RESOLVED_IN_PART',
      credited: { currencyCode: plainCurrency, minorUnits: '300' },
      reason: 'Three of five were damaged.',
    }),
    withdrawDispute: async (world) => ({ disputeId: (await aDispute(world)).disputeId, reason: 'Found after all.' }),
    addCharge: async (world) => aCharge(world, (await anInvoice(world)).invoiceId),
    waiveCharge: async (world) => {
      const request = { requestId: newId(), ...aCharge(world, (await anInvoice(world)).invoiceId) };
      const { charge } = await world.dunlin.invoice.addCharge(request, world.dunlin.caller);
      return { chargeId: charge!.chargeId, reason: 'Goodwill.' };
    },
    setTerms: async (world) => ({ terms: termsOf(world) }),
    addReferenceRates: async (world) => ({
      rates: [
        {
          ...{
            series: `OWN_${world
              .unique('series')
              .replace(/[^A-Za-z0-9]/g, '')
              .toUpperCase()
              .slice(-30)}`,
            percent: '2.15',
          },
          ...{ fromDate: { year: 2026, month: 1, day: 1 }, source: 'Bulletin' },
        },
      ],
    }),
    postInterest: async (world) => ({ invoiceId: (await anOverdueInvoice(world)).invoiceId }),
    removeTerms: async (world) => {
      const terms = termsOf(world);
      await world.dunlin.invoice.setTerms({ requestId: newId(), terms }, world.dunlin.caller);
      return { level: terms.level, class: terms.class, kind: terms.kind };
    },
    writeOffInvoice: async (world) => ({
      invoiceId: (await anInvoice(world)).invoiceId,
      reasonCode: 'UNCOLLECTABLE',
    }),
    prolongInvoice: async (world) => aQuotedProlongation(world),
    cancelProlongation: async (world) => {
      const request = { requestId: newId(), ...(await aQuotedProlongation(world)) };
      const { prolongation } = await world.dunlin.invoice.prolongInvoice(request, world.dunlin.caller);
      return { prolongationId: prolongation!.prolongationId, reason: 'The wrong invoice.' };
    },
    setProlongationPolicy: async (world) => ({ policy: policyOf(world) }),
    removeProlongationPolicy: async (world) => {
      const policy = policyOf(world);
      await world.dunlin.invoice.setProlongationPolicy({ requestId: newId(), policy }, world.dunlin.caller);
      return { level: policy.level, class: policy.class };
    },
    closeSmallBalance: async (world) => ({ invoiceId: await aSmallInvoice(world), reason: 'A few cents.' }),
    applyMetadataSchema: async (world) => aSchema(world),
    setMetadata: async (world) => {
      const schema = aSchema(world);
      await world.dunlin.invoice.applyMetadataSchema({ ...schema, requestId: newId() }, world.dunlin.caller);
      const { invoiceId } = await anInvoice(world);
      return { invoiceId, schema: schema.name, values: [{ field: 'note', value: 'Delivered late.' }] };
    },
    // Every invoice of these samples is due later, so there is nothing to mark; the limit makes each request another.
    markOverdue: async () => ({ limit: (limit += 1) }),
    registerImport: async (world) => anInvoiceFile(world).description,
    uploadImportPart: async (world) => {
      const { content, importId } = await aRegisteredImport(world);
      return { importId, partNumber: 0, content };
    },
    startImport: async (world) => ({ importId: await anUploadedImport(world) }),
    takeNextImportChunk: async (world) => {
      const importId = await anUploadedImport(world);
      await world.dunlin.invoice.startImport({ requestId: newId(), importId }, world.dunlin.caller);
      begun.push(importId);
      return { importId };
    },
    failImport: async (world) => ({ importId: await aWaitingImport(world), reason: 'The customer service refuses.' }),
    cancelImport: async (world) => ({ importId: await anUploadedImport(world), reason: 'The wrong file.' }),
    resumeImport: async (world) => {
      const importId = await aWaitingImport(world);
      const request = { requestId: newId(), importId, reason: 'The customer service refuses.' };
      await world.dunlin.invoice.failImport(request, world.dunlin.caller);
      return { importId, reason: 'It is repaired.' };
    },
  }),
  events: factsOf(
    'dunlin.customer.v1.CustomerCreated',
    'dunlin.customer.v1.CustomerChanged',
    'dunlin.customer.v1.ClassChanged',
    'dunlin.payment.v1.PaymentSettled',
    'dunlin.payment.v1.SettlementFulfilled',
    'dunlin.payment.v1.SettlementBreached',
    'dunlin.payment.v1.PaymentReversed',
    'dunlin.workflow.v1.CalendarApplied',
    'dunlin.workflow.v1.InvoiceEnrolled',
    'dunlin.workflow.v1.InvoiceLeft',
    'dunlin.workflow.v1.HoldPlaced',
    'dunlin.workflow.v1.HoldLifted',
  ),
  poison: [
    async (world) => {
      const { customerId } = await aCustomer(world);
      const amount = { currencyCode: 'not a currency', minorUnits: '100' };
      const payment = { paymentId: newId(), customerId, amount, state: 'STATE_SETTLED', version: '1' } as const;
      return fact('dunlin.payment.v1.PaymentSettled', { key: customerId, subject: payment.paymentId }, { payment });
    },
  ],
  stale: {
    'a settlement that was reversed already allocates nothing': async (world) => {
      const settled = await aPayment(world);
      const [invoiceId] = settled.invoiceIds;
      const payment = reversalOf(settled);
      const about = { key: settled.customerId, subject: settled.paymentId };
      const observe = async () => {
        const { invoice } = await world.dunlin.invoice.getInvoice({ invoiceId: invoiceId! }, world.dunlin.caller);
        return invoice!.remaining;
      };
      return {
        older: fact('dunlin.payment.v1.PaymentSettled', { ...about, sequence: 1 }, { payment: settled }),
        newer: fact('dunlin.payment.v1.PaymentReversed', { ...about, sequence: Number(payment.version) }, { payment }),
        observe,
      };
    },
    'a zone that was changed again since moves no due date back': async (world) => {
      const { customerId } = await aCustomer(world);
      const { customer } = await world.dunlin.customer.getCustomer({ customerId }, world.dunlin.caller);
      const { snapshot, sequence } = nextSnapshot(customer!);
      const about = { key: customerId, subject: customerId };
      const zoned = (zone: string, version: number) =>
        fact(
          'dunlin.customer.v1.CustomerChanged',
          { ...about, sequence: version },
          { customer: { ...snapshot, zone }, changedFields: ['zone'] },
        );
      // The zone shows in what an invoice says of itself when it is issued.
      const observe = async () => zoneOfNewInvoice(world, customerId);
      return { older: zoned('Asia/Tokyo', sequence), newer: zoned('America/New_York', sequence + 1), observe };
    },
  },
  afterwards: endImports,
};

/** What nobody said anything about costs nothing. */
async function aQuotedProlongation(world: World) {
  const { invoice: client, caller } = world.dunlin;
  const { invoiceId } = await anInvoice(world);
  const { hash, options } = await client.quoteProlongation({ invoiceId }, caller);
  return { invoiceId, days: options.find(({ allowed }) => allowed)!.days, hash, reason: 'Asked on the phone.' };
}

function policyOf(world: World) {
  return { level: 'LEVEL_CLASS' as const, class: world.unique('class'), days: [14], maxCount: 1 };
}

function termsOf(world: World) {
  const said = { netDays: 14, monthEnd: 'MONTH_END_OF_ISSUE' } as const;
  return { level: 'LEVEL_CLASS', class: world.unique('class'), kind: 'KIND_REGULAR', ...said } as const;
}
const someLines: invoiceV1.InvoiceLineInit[] = [
  {
    text: 'Consulting',
    quantityTenThousandths: '15000',
    unitPrice: { currencyCode: plainCurrency, minorUnits: '12000' },
    taxRateBasisPoints: 1900,
  },
];

async function aDispute(world: World): Promise<{ invoiceId: string; disputeId: string }> {
  const { invoiceId } = await anInvoice(world);
  const amount = { currencyCode: plainCurrency, minorUnits: '500' };
  const request = { requestId: newId(), invoiceId, amount, reason: 'Never ordered.' };
  const { disputeId } = await world.dunlin.invoice.raiseDispute(request, world.dunlin.caller);
  return { invoiceId, disputeId };
}

/** An invoice of so little that it counts as a small balance. */
async function aSmallInvoice(world: World): Promise<string> {
  const { invoice: client, caller } = world.dunlin;
  const { customerId } = await aCustomer(world);
  const amount = { currencyCode: plainCurrency, minorUnits: '50' };
  const request = { requestId: newId(), customerId, ...invoiceTerms(world), amount };
  const { invoiceId } = (await client.createInvoice(request, caller)).invoice!;
  await client.issueInvoice({ requestId: newId(), invoiceId }, caller);
  return invoiceId;
}

/** One that bears interest by the terms of its customer. */
async function anOverdueInvoice(world: World): Promise<invoiceV1.Invoice> {
  const { dunlin } = world;
  const { customerId } = await aCustomer(world);
  const terms = { level: 'LEVEL_CUSTOMER', customerId, kind: 'KIND_REGULAR', interestPolicy: 'rate:5' } as const;
  await dunlin.invoice.setTerms({ requestId: newId(), terms }, dunlin.caller);
  const dates = { issueDate: { year: 2026, month: 1, day: 2 }, dueDate: { year: 2026, month: 1, day: 31 } };
  const request = { requestId: newId(), customerId, ...invoiceTerms(world), ...dates };
  const { invoiceId } = (await dunlin.invoice.createInvoice(request, dunlin.caller)).invoice!;
  const { invoice } = await dunlin.invoice.issueInvoice({ requestId: newId(), invoiceId }, dunlin.caller);
  // So that nothing is left to be marked by the sample of that.
  await dunlin.invoice.markOverdue({ requestId: newId(), limit: 0 }, dunlin.caller);
  return invoice!;
}

function aCharge(world: World, invoiceId: string) {
  const amount = { currencyCode: plainCurrency, minorUnits: '500' };
  return {
    invoiceId,
    kind: 'KIND_FEE',
    amount,
    reason: 'Second reminder.',
    occurrence: world.unique('reminder'),
  } as const;
}

/** An import that was begun is work in progress, which stops the clock for all. */
async function endImports(world: World): Promise<void> {
  for (const importId of begun.splice(0)) {
    const next = async () => {
      const request = { requestId: newId(), importId };
      return (await world.dunlin.invoice.takeNextImportChunk(request, world.dunlin.caller)).import!.state;
    };
    while ((await next()) === 'STATE_RUNNING');
  }
}

async function zoneOfNewInvoice(world: World, customerId: string): Promise<string> {
  const request = { requestId: newId(), customerId, ...invoiceTerms(world, plainCurrency) };
  const { invoice } = await world.dunlin.invoice.createInvoice(request, world.dunlin.caller);
  const { invoiceId } = invoice!;
  await world.dunlin.invoice.issueInvoice({ requestId: newId(), invoiceId }, world.dunlin.caller);
  return world.firstPayload('dunlin.invoice.v1.InvoiceIssued', invoiceId).then(({ snapshot }) => snapshot!.zone);
}

function anInvoiceFile(world: World) {
  const line = `${world.unique('from-file')},${world.unique('FILE')},2026-02-02,2026-03-20,125.00`;
  return aFile(invoiceMapping, ['customer,number,issued,due,amount', line]);
}

async function aRegisteredImport(world: World, arrivalTime?: invoiceV1.RegisterImportRequestInit['arrivalTime']) {
  const { content, description } = anInvoiceFile(world);
  const registered = await world.dunlin.invoice.registerImport(
    { requestId: newId(), ...description, arrivalTime },
    world.dunlin.caller,
  );
  return { content, importId: registered.import!.importId };
}

/** So late that nobody takes it while it is looked at. */
async function aWaitingImport(world: World): Promise<string> {
  const importId = await anUploadedImport(world, { seconds: '4102444800', nanos: 0 });
  await world.dunlin.invoice.startImport({ requestId: newId(), importId }, world.dunlin.caller);
  return importId;
}

async function anUploadedImport(
  world: World,
  arrivalTime?: invoiceV1.RegisterImportRequestInit['arrivalTime'],
): Promise<string> {
  const { content, importId } = await aRegisteredImport(world, arrivalTime);
  await world.dunlin.invoice.uploadImportPart(
    { requestId: newId(), importId, partNumber: 0, content },
    world.dunlin.caller,
  );
  return importId;
}

let allowances = 0;

/** Of jurisdictions in which no customer of these samples is, each another. */
function anAllowance() {
  const part = String((allowances += 1)).padStart(3, '0');
  return { jurisdiction: `ZZ-${part}`, allowance: { maxPercent: '5', source: 'None' } };
}

function feePolicyOf(world: World) {
  const flat = [{ currencyCode: plainCurrency, minorUnits: '500' }];
  return { code: world.unique('policy'), title: 'Late fees', rules: { occurrences: [{ days: 7, flat }] } };
}
