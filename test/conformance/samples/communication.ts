import type { communicationV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { aCustomer, anInvoice } from './entities.js';
import { requestsOf, type ServiceSamples } from './sample.js';

export const communicationSamples: ServiceSamples = {
  requests: requestsOf<communicationV1.Rpcs>('communication', {
    sendMessage: async (world) => {
      const { customerId, invoiceId } = await anInvoice(world);
      const act = { idempotencyKey: world.unique('act'), customerId, invoiceIds: [invoiceId] };
      return { ...act, channel: 'CHANNEL_EMAIL', template: 'reminder' };
    },
    recordBounce: async (world) => {
      const { customerId, invoiceId } = await anInvoice(world);
      const act = { requestId: newId(), idempotencyKey: world.unique('act'), customerId, invoiceIds: [invoiceId] };
      const request = { ...act, channel: 'CHANNEL_EMAIL', template: 'reminder' } as const;
      const { message } = await world.dunlin.communication.sendMessage(request, world.dunlin.caller);
      return { messageId: message!.messageId };
    },
    createTemplateVersion: async (world) => ({
      name: world.unique('template'),
      locale: 'en',
      channel: 'CHANNEL_EMAIL',
      subject: 'Invoice {{ invoice.number }}',
      html: '<p>Please pay. <a href="{{ unsubscribeUrl }}">Stop e-mails</a></p>',
      text: 'Please pay. Stop e-mails: {{ unsubscribeUrl }}',
    }),
    setContactCap: async (world) => ({
      cap: { customerId: (await aCustomer(world)).customerId, channel: 'CHANNEL_EMAIL', maxPerDay: 5 },
    }),
  }),
  events: {},
  poison: [],
  stale: {},
};
