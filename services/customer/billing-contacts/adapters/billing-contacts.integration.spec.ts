import 'reflect-metadata';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { schemaDrift } from '#libs/platform';
import { ann, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { billingContactTables } from './billing-contact.tables.js';

const service = useCustomerService();
const id = () => ({ requestId: newId() });

const add = async (customerId: string, more: Partial<customerV1.AddBillingContactRequestInit> = {}) => {
  const request = { ...id(), customerId, name: 'Ada Example', role: 'treasury', ...more };
  return (await service.client.addBillingContact(request, ann)).billingContact!;
};
const listOf = async (...customerIds: string[]) =>
  (await service.client.listBillingContacts({ customerIds }, ann)).billingContacts;

it('has tables that agree with the entities', async () => {
  const customers = (await import('../../service.js')).service.tables;
  expect(await schemaDrift(service.db.ownerUrl, customers)).toEqual([]);
  expect(customers).toEqual(expect.arrayContaining([...billingContactTables]));
});

describe('billing contacts', () => {
  it('are added, changed and removed, each with one event without name and address', async () => {
    const { customerId } = await service.aCustomer();
    await service.db.clearOutbox();
    const email = { channel: 'CHANNEL_EMAIL', address: 'ada@acme.test', label: 'work' } as const;
    const phone = { channel: 'CHANNEL_SMS', address: '030 901820' } as const;
    const person = await add(customerId, { contacts: [email, phone] });
    expect(person).toMatchObject({
      role: 'treasury',
      version: '1',
      contacts: [
        { address: 'ada@acme.test', label: 'work', isPrimary: true, validity: 'VALIDITY_UNVERIFIED' },
        { address: '+4930901820', isPrimary: true },
      ],
    });
    const { billingContactId } = person;
    const contacts = [
      { channel: 'CHANNEL_EMAIL', address: 'new@acme.test' },
      { ...email, validity: 'VALIDITY_INVALID', validityReason: 'left' },
    ] as const;
    const change = { ...id(), billingContactId, setContacts: true, contacts: [...contacts], expectedVersion: '1' };
    const changed = (await service.client.changeBillingContact(change, ann)).billingContact!;
    expect(changed).toMatchObject({ name: 'Ada Example', version: '2' });
    expect(changed.contacts).toMatchObject([
      { address: 'new@acme.test', isPrimary: true },
      { contactId: person.contacts[0]!.contactId, isPrimary: false, validityReason: 'left', validityActor: 'user:ann' },
    ]);
    expect(await service.client.changeBillingContact(change, ann)).toEqual({ billingContact: changed });
    expect(await listOf(customerId)).toEqual([changed]);
    const removed = await service.client.removeBillingContact({ ...id(), billingContactId, reason: 'left' }, ann);
    expect(removed).toEqual({ billingContactId });
    expect(await listOf(customerId)).toEqual([]);
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(['BillingContactAdded', 'BillingContactChanged', 'BillingContactRemoved']);
    expect(published.map(({ key, subject, sequence }) => [key, subject, sequence])).toEqual(
      [1n, 2n, 3n].map((sequence) => [customerId, billingContactId, sequence]),
    );
    expect(JSON.stringify(published.map(({ payload }) => payload))).not.toMatch(/acme\.test|Ada|901820/);
  });

  it('publish nothing for a change that alters nothing, and refuse one that was decided on an older version', async () => {
    const { customerId } = await service.aCustomer();
    const { billingContactId } = await add(customerId);
    await service.db.clearOutbox();
    await service.client.changeBillingContact({ ...id(), billingContactId, name: 'Ada Example' }, ann);
    expect(await service.db.published()).toEqual([]);
    const stale = service.client.changeBillingContact(
      { ...id(), billingContactId, role: 'x', expectedVersion: '9' },
      ann,
    );
    await expect(stale).rejects.toMatchObject({ code: 'BILLING_CONTACT_CONFLICT', kind: 'aborted' });
  });

  it('name every wrong field, and are at most 50 for a customer', async () => {
    const { customerId } = await service.aCustomer();
    const contacts = [
      { channel: 'CHANNEL_CALL', address: '1' },
      { channel: 'CHANNEL_EMAIL', address: 'x' },
    ] as const;
    await expect(add(customerId, { name: '', locale: '!', contacts: [...contacts] })).rejects.toMatchObject({
      code: 'BILLING_CONTACT_INVALID',
      details: {
        violations: ['name', 'locale', 'contacts.channel', 'contacts.address'].map((field) =>
          expect.objectContaining({ field }),
        ),
      },
    });
    await expect(add(newId())).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    const gone = service.client.removeBillingContact({ ...id(), billingContactId: newId() }, ann);
    await expect(gone).rejects.toMatchObject({ code: 'BILLING_CONTACT_NOT_FOUND' });
    const added = await Promise.allSettled(Array.from({ length: 52 }, () => add(customerId)));
    expect(added.filter(({ status }) => status === 'fulfilled')).toHaveLength(50);
  });

  it('are listed for many customers by one call, by customer and name', async () => {
    const [one, other] = [await service.aCustomer(), await service.aCustomer()];
    for (const name of ['Zoe', 'anna']) await add(one.customerId, { name });
    await add(other.customerId, { name: 'Bob' });
    const people = await listOf(other.customerId, one.customerId);
    expect(people.map(({ name }) => name)).toEqual(['anna', 'Zoe', 'Bob']);
  });
});
