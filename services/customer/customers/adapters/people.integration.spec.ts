import 'reflect-metadata';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, nextReference, start, typesOf, useCustomerService } from '../../testing/customer-service.js';

const service = useCustomerService();
const id = () => ({ requestId: newId() });

const factsOf = async (customerId: string) =>
  (await service.client.batchGetContactFacts({ customerIds: [customerId] }, ann)).facts[0]!;
const addressesOf = (contacts: readonly customerV1.Contact[]) => contacts.map(({ address }) => address);
const addContact = async (
  customerId: string,
  address: string,
  more: Partial<customerV1.AddContactRequestInit> = {},
) => {
  const channel = address.includes('@') ? ('CHANNEL_EMAIL' as const) : ('CHANNEL_SMS' as const);
  const request = { ...id(), customerId, channel, address, ...more };
  const { customer } = await service.client.addContact(request, ann);
  return customer!.contacts.find((contact) => contact.address === address)!;
};

describe('several contacts of a channel', () => {
  it('have labels, a source and one primary contact, and messages go to that one alone', async () => {
    const { customerId } = await service.aCustomer({ email: 'office@acme.test' });
    await service.db.clearOutbox();
    const desk = await addContact(customerId, 'desk@acme.test', { label: 'desk' });
    expect(desk).toMatchObject({ isPrimary: false, label: 'desk', source: 'SOURCE_PERSON' });
    expect(addressesOf((await factsOf(customerId)).contacts)).toEqual(['office@acme.test']);
    const chosen = { customerId, contactId: desk.contactId, reason: 'asked for it' };
    await service.client.makeContactPrimary({ ...id(), ...chosen }, ann);
    expect(addressesOf((await factsOf(customerId)).contacts)).toEqual(['desk@acme.test']);
    const { contacts, version } = await service.get(customerId);
    expect(addressesOf(contacts)).toEqual(['desk@acme.test', 'office@acme.test']);
    expect(version).toBe('3');
    const published = await service.db.published();
    expect(published.map(({ payload }) => [payload.change, payload.isPrimary])).toEqual([
      ['CHANGE_ADDED', false],
      ['CHANGE_MADE_PRIMARY', true],
    ]);
    expect(JSON.stringify(published.map(({ payload }) => payload))).not.toContain('acme.test');
  });

  it('leave a channel undeliverable while its primary contact does not work, until another is chosen', async () => {
    const { customerId } = await service.aCustomer({ phone: '+4930901820' });
    const mobile = await addContact(customerId, '+4917012345678', { label: 'mobile' });
    const [home] = (await service.get(customerId)).contacts;
    await service.db.clearOutbox();
    const why = { customerId, contactId: home!.contactId, reason: 'strangers answer' };
    const invalid = (await service.client.invalidateContact({ ...id(), ...why }, ann)).customer!;
    expect(invalid.contacts[0]).toMatchObject({
      validity: 'VALIDITY_INVALID',
      validityReason: 'strangers answer',
      validityActor: 'user:ann',
      validityTime: { seconds: String(start.getTime() / 1000) },
    });
    expect((await factsOf(customerId)).contacts.map(({ validity }) => validity)).toEqual(['VALIDITY_INVALID']);
    await service.client.makeContactPrimary({ ...id(), customerId, contactId: mobile.contactId }, ann);
    expect(addressesOf((await factsOf(customerId)).contacts)).toEqual(['+4917012345678']);
    const back = service.client.makeContactPrimary({ ...id(), customerId, contactId: home!.contactId }, ann);
    await expect(back).rejects.toMatchObject({ code: 'CONTACT_STATE_FORBIDS', kind: 'refused' });
    const channels = (await service.db.published()).map(({ payload }) => payload.customer.deliverableChannels);
    expect(channels).toEqual([[], ['CHANNEL_SMS', 'CHANNEL_CALL']]);
  });

  it('are edited by people, and changed back by the file that brought them', async () => {
    const reference = nextReference();
    const upsert = async (email: string) =>
      service.client.upsertCustomers({ ...id(), source: 'import:1', rows: [{ reference, email }] }, ann);
    await upsert('file@acme.test');
    const { customerId, contacts } = (await service.client.getCustomer({ reference }, ann)).customer!;
    expect(contacts[0]).toMatchObject({ source: 'SOURCE_FILE', isPrimary: true });
    const edit = { customerId, contactId: contacts[0]!.contactId, address: 'edited@acme.test' };
    await service.client.editContact({ ...id(), ...edit }, ann);
    const own = await addContact(customerId, 'own@acme.test', { isPrimary: true });
    await upsert('file@acme.test');
    const after = (await service.get(customerId)).contacts;
    expect(after.map(({ address, isPrimary }) => [address, isPrimary])).toEqual([
      ['own@acme.test', true],
      ['file@acme.test', false],
    ]);
    expect(after[0]!.contactId).toBe(own.contactId);
  });

  it('are removed, and a channel without any is not deliverable', async () => {
    const { customerId, contacts } = await service.aCustomer({ email: 'office@acme.test' });
    const desk = await addContact(customerId, 'desk@acme.test');
    await service.db.clearOutbox();
    const remove = async (contactId: string) =>
      (await service.client.removeContact({ ...id(), customerId, contactId, reason: 'a stranger' }, ann)).customer!;
    await expect(remove(contacts[0]!.contactId)).rejects.toMatchObject({ code: 'CONTACT_STATE_FORBIDS' });
    expect(addressesOf((await remove(desk.contactId)).contacts)).toEqual(['office@acme.test']);
    await remove(contacts[0]!.contactId);
    expect((await service.get(customerId)).contacts).toEqual([]);
    expect((await service.db.published()).map(({ payload }) => [payload.change, payload.isPrimary])).toEqual([
      ['CHANGE_REMOVED', false],
      ['CHANGE_REMOVED', true],
    ]);
  });

  it('are refused where the message went, whoever has that address and whatever is the primary one by then', async () => {
    const { customerId, contacts } = await service.aCustomer({ email: 'shared@acme.test' });
    const own = await addContact(customerId, 'own@acme.test', { isPrimary: true });
    const [other, third] = [{ email: 'shared@acme.test' }, { email: 'own@acme.test' }];
    const customers = [await service.aCustomer(other), await service.aCustomer(third)];
    const refusal = {
      customerId,
      channel: 'CHANNEL_EMAIL',
      reason: 'link',
      contactId: contacts[0]!.contactId,
    } as const;
    await service.client.recordOptOut({ ...id(), ...refusal }, ann);
    expect(own.isPrimary).toBe(true);
    const refused = await Promise.all(customers.map(async (each) => (await factsOf(each.customerId)).optedOutChannels));
    expect(refused).toEqual([['CHANNEL_EMAIL'], []]);
    expect((await factsOf(customerId)).optedOutChannels).toEqual(['CHANNEL_EMAIL']);
  });

  it('name every wrong field, know no address twice, and are repeated without harm', async () => {
    const { customerId } = await service.aCustomer({ email: 'office@acme.test' });
    const wrong = { customerId, channel: 'CHANNEL_SMS', address: 'call me', label: 'x'.repeat(65) } as const;
    await expect(service.client.addContact({ ...id(), ...wrong }, ann)).rejects.toMatchObject({
      code: 'CUSTOMER_INVALID',
      details: { violations: [{ field: 'address' }, { field: 'label' }] },
    });
    const again = { customerId, channel: 'CHANNEL_EMAIL', address: 'OFFICE@acme.test' } as const;
    const taken = service.client.addContact({ ...id(), ...again }, ann);
    await expect(taken).rejects.toMatchObject({ code: 'CONTACT_KEY_REUSED' });
    const request = { ...id(), ...again, address: 'other@acme.test' };
    const first = await service.client.addContact(request, ann);
    expect(await service.client.addContact(request, ann)).toEqual(first);
  });
});

describe('postal addresses', () => {
  const address: Required<customerV1.PostalAddressInit> = {
    kind: 'KIND_BILLING',
    recipient: 'Accounts',
    lines: ['Hauptstraße 1', ' '],
    city: 'Berlin',
    postalCode: '10115',
    region: '',
    country: 'de',
  };

  it('are set, replaced and removed, each with one event without the address', async () => {
    const { customerId } = await service.aCustomer();
    await service.db.clearOutbox();
    const set = async (given: customerV1.PostalAddressInit) =>
      (await service.client.setPostalAddress({ ...id(), customerId, address: given }, ann)).customer!.postalAddresses;
    expect(await set(address)).toEqual([{ ...address, lines: ['Hauptstraße 1'], country: 'DE' }]);
    await set(address);
    expect(await set({ ...address, kind: 'KIND_SHIPPING' })).toHaveLength(2);
    expect(await set({ kind: 'KIND_BILLING' })).toMatchObject([{ kind: 'KIND_SHIPPING' }]);
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(['PostalAddressChanged', 'PostalAddressChanged', 'PostalAddressChanged']);
    expect(published.map(({ payload }) => [payload.kind, payload.removed])).toEqual([
      ['KIND_BILLING', false],
      ['KIND_SHIPPING', false],
      ['KIND_BILLING', true],
    ]);
    expect(JSON.stringify(published.map(({ payload }) => payload))).not.toContain('Haupt');
  });

  it('name every wrong field', async () => {
    const { customerId } = await service.aCustomer();
    const wrong = { ...address, kind: 'KIND_UNSPECIFIED', city: '', country: 'Germany' } as const;
    await expect(service.client.setPostalAddress({ ...id(), customerId, address: wrong }, ann)).rejects.toMatchObject({
      details: { violations: [{ field: 'address.kind' }, { field: 'address.city' }, { field: 'address.country' }] },
    });
  });
});

describe('flags', () => {
  it('hold on their days only, and keep what they are known by', async () => {
    const { customerId } = await service.aCustomer();
    const moratorium = { flag: 'FLAG_MORATORIUM', reason: 'letter of the adviser' } as const;
    const days = { sinceDate: { year: 2013, month: 3, day: 5 }, untilDate: { year: 2013, month: 3, day: 28 } };
    const later = { ...id(), customerId, ...moratorium, ...days, evidence: 'File 7/13' };
    const { customer } = await service.client.raiseFlag(later, ann);
    expect(customer).toMatchObject({ flags: [], raisedFlags: [{ ...days, evidence: 'File 7/13', inForce: false }] });
    const earlier = { ...id(), customerId, ...moratorium, sinceDate: { year: 2013, month: 3, day: 1 }, noEnd: true };
    expect((await service.client.raiseFlag(earlier, ann)).customer).toMatchObject({
      raisedFlags: [{ sinceDate: earlier.sinceDate, untilDate: null, evidence: 'File 7/13', inForce: true }],
    });
    await service.client.raiseFlag({ ...id(), customerId, flag: 'FLAG_VULNERABLE', reason: 'told us' }, ann);
    expect((await factsOf(customerId)).flags).toEqual(['FLAG_MORATORIUM', 'FLAG_VULNERABLE']);
    const lowered = await service.client.lowerFlag({ ...id(), customerId, ...moratorium }, ann);
    expect(lowered.customer!.raisedFlags.map(({ flag }) => flag)).toEqual(['FLAG_VULNERABLE']);
  });

  it('stop readers of the release before by every channel, and tell others what is refused and until when', async () => {
    const { customerId } = await service.aCustomer();
    const letters = { ...id(), customerId, channel: 'CHANNEL_LETTER', reason: 'phone' } as const;
    await service.client.recordOptOut(letters, ann);
    const moratorium = { ...id(), customerId, flag: 'FLAG_MORATORIUM', reason: 'letter' } as const;
    const untilDate = { year: 2013, month: 3, day: 28 };
    await service.client.raiseFlag({ ...moratorium, untilDate }, ann);
    expect(await factsOf(customerId)).toMatchObject({
      optedOutChannels: ['CHANNEL_EMAIL', 'CHANNEL_SMS', 'CHANNEL_CALL', 'CHANNEL_LETTER'],
      flagEnds: [{ flag: 'FLAG_MORATORIUM', untilDate }],
      ...{ stopsEveryChannel: true, refusedChannels: ['CHANNEL_LETTER'] },
    });
  });

  it('for a later day are told with their days to whoever acts, and stop nothing before', async () => {
    const { customerId } = await service.aCustomer();
    const days = { sinceDate: { year: 2099, month: 3, day: 1 }, untilDate: { year: 2099, month: 3, day: 28 } };
    const moratorium = { ...id(), customerId, flag: 'FLAG_MORATORIUM', reason: 'letter' } as const;
    await service.client.raiseFlag({ ...moratorium, ...days }, ann);
    expect(await factsOf(customerId)).toMatchObject({
      ...{ flags: [], flagEnds: [], stopsEveryChannel: false },
      comingFlags: [{ flag: 'FLAG_MORATORIUM', ...days }],
    });
  });

  it('raised before days were kept are in force', async () => {
    const { customerId } = await service.aCustomer();
    await service.db.database.query(
      `INSERT INTO raised_flags (customer_id, flag, reason, actor, raised_at) VALUES ($1, 'FRAUD', 'x', 'user:ann', now())`,
      [customerId],
    );
    expect((await service.get(customerId)).flags).toEqual(['FLAG_FRAUD']);
  });
});

describe('what contact law goes by', () => {
  it('is overridden by customer, and no longer when that ends', async () => {
    const { customerId } = await service.aCustomer();
    const own = { debtType: 'DEBT_TYPE_BUSINESS', jurisdiction: 'us-ma', role: 'ROLE_COLLECTOR' } as const;
    await service.client.changeCustomer({ ...id(), customerId, ...own }, ann);
    expect(await factsOf(customerId)).toMatchObject({ ...own, jurisdiction: 'US-MA' });
    const ended = { debtType: 'DEBT_TYPE_UNSPECIFIED', jurisdiction: '', role: 'ROLE_UNSPECIFIED' } as const;
    await service.client.changeCustomer({ ...id(), customerId, ...ended }, ann);
    expect(await factsOf(customerId)).toMatchObject(ended);
    const wrong = service.client.changeCustomer({ ...id(), customerId, jurisdiction: 'Germany' }, ann);
    await expect(wrong).rejects.toMatchObject({ details: { violations: [{ field: 'jurisdiction' }] } });
  });
});

describe('many customers at once', () => {
  it('are summed up by one call, in the order of their ids and without unknown ones', async () => {
    const one = await service.aCustomer({ name: 'One', email: 'one@acme.test', class: 'gold' });
    const other = await service.aCustomer({ name: 'Other' });
    await addContact(one.customerId, 'further@acme.test');
    const customerIds = [other.customerId, newId(), one.customerId];
    const { customers } = await service.client.batchGetCustomers({ customerIds }, ann);
    expect(customers.map(({ name }) => name)).toEqual(['One', 'Other']);
    expect(customers[0]).toMatchObject({ class: 'gold', reference: one.reference });
    expect(addressesOf(customers[0]!.primaryContacts)).toEqual(['one@acme.test']);
    const many = { customerIds: Array.from({ length: 501 }, newId) };
    await expect(service.client.batchGetCustomers(many, ann)).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
  });
});
