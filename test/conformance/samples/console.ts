import { newId } from '#libs/ids';
import { aCustomer } from './entities.js';
import { facts } from './facts/index.js';
import { fact, type ServiceSamples } from './sample.js';

/** It changes nothing by rpc, and notes every event of every service. */
export const consoleSamples: ServiceSamples = {
  requests: {},
  events: facts,
  poison: [
    async (world) => {
      const { customerId } = await aCustomer(world);
      const about = { key: customerId, subject: `${world.unique('too long')}${'x'.repeat(300)}` };
      return fact('dunlin.customer.v1.NoteAdded', about, { customerId, noteId: newId() });
    },
  ],
  stale: {},
};
