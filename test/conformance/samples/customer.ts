import { createHash } from 'node:crypto';
import { type customerV1, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import type { World } from '../harness/world.js';
import { aCustomer, aSchema } from './entities.js';
import { facts } from './facts/index.js';
import { fact, requestsOf, type ServiceSamples } from './sample.js';

export const customerSamples: ServiceSamples = {
  requests: requestsOf<customerV1.Rpcs>('customer', {
    createCustomer: async (world) => ({
      reference: world.unique('created'),
      name: 'Grace Example',
      email: 'grace@example.test',
    }),
    changeCustomer: async (world) => ({ customerId: (await aCustomer(world)).customerId, name: 'Grace Changed' }),
    upsertCustomers: async (world) => ({
      source: 'conformance',
      rows: [
        { reference: world.unique('row'), name: 'New' },
        { reference: (await aCustomer(world)).reference, name: 'Changed' },
      ],
    }),
    changeContact: async (world) => ({
      customerId: (await aCustomer(world)).customerId,
      channel: 'CHANNEL_EMAIL',
      address: `${world.unique('moved')}@example.test`,
    }),
    addContact: async (world) => ({
      customerId: (await aCustomer(world)).customerId,
      channel: 'CHANNEL_EMAIL',
      address: `${world.unique('further')}@example.test`,
      label: 'office',
    }),
    editContact: async (world) => ({ ...(await aContact(world)), label: 'home' }),
    makeContactPrimary: async (world) => {
      const { customerId } = await aCustomer(world);
      const channel = 'CHANNEL_EMAIL' as const;
      const address = `${world.unique('primary')}@example.test`;
      const request = { requestId: newId(), customerId, channel, address };
      const { customer } = await world.dunlin.customer.addContact(request, world.dunlin.caller);
      return { customerId, contactId: customer!.contacts.find((contact) => contact.address === address)!.contactId };
    },
    setPostalAddress: async (world) => ({
      customerId: (await aCustomer(world)).customerId,
      address: { kind: 'KIND_BILLING', lines: ['1 Example Road'], city: 'Leeds', postalCode: 'LS1', country: 'GB' },
    }),
    addBillingContact: async (world) => ({
      customerId: (await aCustomer(world)).customerId,
      name: 'Ada Example',
      role: 'accounts payable',
      contacts: [{ channel: 'CHANNEL_EMAIL', address: `${world.unique('ada')}@example.test` }],
    }),
    changeBillingContact: async (world) => ({ ...(await aBillingContact(world)), role: 'treasury' }),
    removeBillingContact: async (world) => ({ ...(await aBillingContact(world)), reason: 'conformance' }),
    invalidateContact: async (world) => ({ ...(await aContact(world)), reason: 'conformance' }),
    validateContact: async (world) => ({ ...(await aContact(world)), reason: 'conformance' }),
    removeContact: async (world) => ({ ...(await aContact(world)), reason: 'conformance' }),
    recordOptOut: async (world) => ({ ...(await aChannel(world)), reason: 'conformance' }),
    withdrawOptOut: async (world) => {
      const channel = { ...(await aChannel(world)), reason: 'conformance' };
      await world.dunlin.customer.recordOptOut({ ...channel, requestId: newId() }, world.dunlin.caller);
      return channel;
    },
    raiseFlag: async (world) => ({ ...(await aFlag(world)), reason: 'conformance' }),
    lowerFlag: async (world) => {
      const flag = { ...(await aFlag(world)), reason: 'conformance' };
      await world.dunlin.customer.raiseFlag({ ...flag, requestId: newId() }, world.dunlin.caller);
      return flag;
    },
    addNote: async (world) => ({ customerId: (await aCustomer(world)).customerId, text: 'Called back.' }),
    createTask: async (world) => ({
      customerId: (await aCustomer(world)).customerId,
      queue: 'callers',
      title: 'Call.',
    }),
    resolveTask: async (world) => ({ ...(await aTask(world)), note: 'done' }),
    editTask: async (world) => ({ ...(await aTask(world)), title: 'Call back.', tags: ['urgent'] }),
    claimTask: async (world) => {
      const sub = world.dunlin.caller.actor.replace(/^user:/, '');
      await world.dunlin.customer.applyPerson({ requestId: newId(), sub, active: true }, world.dunlin.caller);
      return aTask(world);
    },
    snoozeTask: async (world) => ({
      ...(await aTask(world)),
      untilTime: toTimestamp(new Date('2100-01-01')),
      reason: 'On holiday.',
    }),
    editNote: async (world) => {
      const request = { requestId: newId(), customerId: (await aCustomer(world)).customerId, text: 'Called.' };
      const { note } = await world.dunlin.customer.addNote(request, world.dunlin.caller);
      return { noteId: note!.noteId, text: 'Called twice.' };
    },
    recordInteraction: async (world) => ({
      customerId: (await aCustomer(world)).customerId,
      method: 'CALL',
      outcome: 'REACHED',
      direction: 'DIRECTION_OUTBOUND',
      text: 'Will pay.',
    }),
    applyInteractionChoice: async (world) => ({
      list: 'LIST_METHOD',
      code: world.unique('METHOD').toUpperCase().replaceAll('-', '_'),
      active: true,
    }),
    registerDocument: async (world) => ({
      customerId: (await aCustomer(world)).customerId,
      name: 'delivery-note.txt',
      kind: 'KIND_EVIDENCE',
    }),
    uploadDocumentPart: async (world) => ({ ...(await aRegisteredDocument(world)), partNumber: 0, content }),
    finishDocument: async (world) => ({ ...(await anUploadedDocument(world)), ...whole }),
    releaseDocument: async (world) => ({ ...(await aQuarantinedDocument(world)), reason: 'conformance' }),
    removeDocument: async (world) => ({ ...(await aQuarantinedDocument(world)), reason: 'conformance' }),
    applyPerson: async (world) => ({ sub: world.unique('person'), name: 'Hedy Example', active: true }),
    applyRoster: async (world) => ({ name: world.unique('queue'), kind: 'KIND_QUEUE', title: 'Callers' }),
    changeRosterMembers: async (world) => ({ ...(await aGroup(world)), addPersonIds: [await aPerson(world)] }),
    applyClass: async (world) => ({ name: world.unique('class'), team: (await aGroup(world)).name, locked: false }),
    applyMetadataSchema: async (world) => aSchema(world),
    setMetadata: async (world) => {
      const schema = aSchema(world);
      await world.dunlin.customer.applyMetadataSchema({ ...schema, requestId: newId() }, world.dunlin.caller);
      const { customerId } = await aCustomer(world);
      return { customerId, schema: schema.name, values: [{ field: 'note', value: 'Pays in spring.' }] };
    },
    assignSpecialist: async (world) => ({
      customerIds: [(await aCustomer(world)).customerId],
      personId: await aPerson(world),
      reason: 'conformance',
    }),
  }),
  // The diary records every event there is.
  events: facts,
  poison: [
    async (world) => {
      const { customerId } = await aCustomer(world);
      const noDay = { year: 2026, month: 13, day: 45 };
      const payment = {
        paymentId: newId(),
        customerId,
        amount: { currencyCode: 'EUR', minorUnits: '100' },
        valueDate: noDay,
      };
      return fact('dunlin.payment.v1.PaymentSettled', { key: customerId, subject: payment.paymentId }, { payment });
    },
  ],
  stale: {
    'the line of an older event is added and changes no other': async (world) => {
      const { customerId } = await aCustomer(world);
      const about = { key: customerId, subject: customerId };
      const older = fact('dunlin.customer.v1.NoteAdded', { ...about, sequence: 5 }, { customerId, noteId: newId() });
      const newer = { ...older, sequence: 6 };
      const observe = async () =>
        (await world.dunlin.customer.getCustomer({ customerId }, world.dunlin.caller)).customer;
      return { newer, older, observe };
    },
  },
};

async function aTask(world: World) {
  const { customerId } = await aCustomer(world);
  const request = { requestId: newId(), customerId, queue: 'callers', title: 'Call.' };
  const { task } = await world.dunlin.customer.createTask(request, world.dunlin.caller);
  return { taskId: task!.taskId };
}

const content = Buffer.from('Delivered on Monday.');
const whole = { sizeBytes: String(content.length), sha256: createHash('sha256').update(content).digest('hex') };

async function aRegisteredDocument(world: World) {
  const { customerId } = await aCustomer(world);
  const request = { requestId: newId(), customerId, name: 'delivery-note.txt' };
  const { document } = await world.dunlin.customer.registerDocument(request, world.dunlin.caller);
  return { documentId: document!.documentId };
}

async function anUploadedDocument(world: World) {
  const { documentId } = await aRegisteredDocument(world);
  const part = { requestId: newId(), documentId, partNumber: 0, content };
  await world.dunlin.customer.uploadDocumentPart(part, world.dunlin.caller);
  return { documentId };
}

async function aQuarantinedDocument(world: World) {
  const { documentId } = await anUploadedDocument(world);
  await world.dunlin.customer.finishDocument({ requestId: newId(), documentId, ...whole }, world.dunlin.caller);
  return { documentId };
}

async function aPerson(world: World): Promise<string> {
  const request = { requestId: newId(), sub: world.unique('person'), active: true };
  return (await world.dunlin.customer.applyPerson(request, world.dunlin.caller)).person!.personId;
}

async function aGroup(world: World): Promise<{ name: string }> {
  const name = world.unique('group');
  await world.dunlin.customer.applyRoster({ requestId: newId(), name, kind: 'KIND_GROUP' }, world.dunlin.caller);
  return { name };
}

async function aContact(world: World) {
  const { customerId, contacts } = await aCustomer(world);
  return { customerId, contactId: contacts[0]!.contactId };
}

async function aBillingContact(world: World) {
  const request = { requestId: newId(), customerId: (await aCustomer(world)).customerId, name: 'Ada Example' };
  const { billingContact } = await world.dunlin.customer.addBillingContact(request, world.dunlin.caller);
  return { billingContactId: billingContact!.billingContactId };
}

async function aChannel(world: World) {
  return { customerId: (await aCustomer(world)).customerId, channel: 'CHANNEL_EMAIL' } as const;
}

async function aFlag(world: World) {
  return { customerId: (await aCustomer(world)).customerId, flag: 'FLAG_MINOR' } as const;
}
