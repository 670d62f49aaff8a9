import { join } from 'node:path';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { type PublishedEvent, type RunningService, runService } from '#libs/testing';
import { service } from '../service.js';

/** Where the test clock of the specs stands. */
export const start = new Date('2013-03-01T09:00:00.000Z');
export const ann = { actor: 'user:ann', correlationId: 'spec' };

/** The service on a database of its own, with short cuts for its specs. */
export interface RunningCustomerService extends RunningService<'customer'> {
  /** Creates a customer, under a reference of its own unless one is given. */
  aCustomer(init?: customerV1.CreateCustomerRequestInit): Promise<customerV1.Customer>;
  get(customerId: string): Promise<customerV1.Customer>;
}

/** Runs the service for the specs of a file, and empties the outbox before each. @param env read once it is started */
export function useCustomerService(env: () => Record<string, string> = () => ({})): RunningCustomerService {
  const service = {} as RunningCustomerService;
  beforeAll(async () => Object.assign(service, await runCustomerService(env())));
  afterAll(() => service.stop());
  beforeEach(() => service.db.clearOutbox());
  return service;
}

async function runCustomerService(env: Record<string, string>): Promise<RunningCustomerService> {
  const running = await runService(service, 'customer', {
    migrations: join(import.meta.dirname, '..', 'migrations'),
    start,
    env: { ...organisation, ...env },
  });
  const { client } = running;
  return {
    ...running,
    aCustomer: async (init = {}) => {
      const request = { requestId: newId(), reference: nextReference(), ...init };
      return (await client.createCustomer(request, ann)).customer!;
    },
    get: async (customerId) => (await client.getCustomer({ customerId }, ann)).customer!,
  };
}

/** Somebody new who works with Dunlin. */
export async function aPerson({ client }: RunningCustomerService, sub = `sub-${newId()}`): Promise<customerV1.Person> {
  return (await client.applyPerson({ requestId: newId(), sub, name: `Agent ${newId()}`, active: true }, ann)).person!;
}

/** A reference that no other test uses. */
export function nextReference(): string {
  return `K-${String(++count).padStart(5, '0')}`;
}

export function typesOf(events: readonly PublishedEvent[]): (string | undefined)[] {
  return events.map(({ type }) => type.split('.').at(-1));
}

let count = 0;

const organisation = {
  DUNLIN_ORGANISATION_ZONE: 'Europe/Berlin',
  DUNLIN_ORGANISATION_LOCALE: 'de',
  DUNLIN_ORGANISATION_REGION: 'DE',
};
