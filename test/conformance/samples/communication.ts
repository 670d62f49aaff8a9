import type { communicationV1 } from '#libs/contracts';
import { aCustomer, anInvoice } from './entities.js';
import { requestsOf, type ServiceSamples } from './sample.js';

export const communicationSamples: ServiceSamples = {
  requests: requestsOf<communicationV1.Rpcs>('communication', {
    sendMessage: async (world) => {
      const { customerId, invoiceId } = await anInvoice(world);
      const act = { idempotencyKey: world.unique('act'), customerId, invoiceIds: [invoiceId] };
      return { ...act, channel: 'CHANNEL_EMAIL', template: 'reminder' };
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
