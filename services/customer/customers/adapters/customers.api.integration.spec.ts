import 'reflect-metadata';
import { type customerV1, toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, nextReference, start, typesOf, useCustomerService } from '../../testing/customer-service.js';

const service = useCustomerService();

const contactOf = (customer: customerV1.Customer, channel: string) =>
  customer.contacts.find((contact) => contact.channel === channel)!;

describe('creating a customer', () => {
  it('fills in the defaults and publishes who it is without name and address', async () => {
    const reference = nextReference();
    const customer = await service.aCustomer({ reference, email: 'Anna@Example.TEST', phone: '030 901820' });
    expect(customer).toMatchObject({
      reference,
      name: reference,
      kind: 'KIND_PERSON',
      class: 'default',
      zone: 'Europe/Berlin',
      candidateZones: ['Europe/Berlin'],
      locale: 'de',
      version: '1',
      createTime: toTimestamp(start),
      optedOutChannels: [],
      flags: [],
      contacts: [
        { channel: 'CHANNEL_EMAIL', address: 'Anna@example.test', validity: 'VALIDITY_UNVERIFIED', validityReason: '' },
        { channel: 'CHANNEL_SMS', address: '+4930901820', validity: 'VALIDITY_UNVERIFIED', validityReason: '' },
      ],
    });
    const [event] = await service.db.published();
    expect(event).toMatchObject({
      type: 'dunlin.customer.v1.CustomerCreated',
      key: customer.customerId,
      subject: customer.customerId,
      sequence: 1n,
      payload: {
        cause: { actor: 'user:ann', reason: '' },
        customer: {
          reference,
          zone: 'Europe/Berlin',
          deliverableChannels: ['CHANNEL_EMAIL', 'CHANNEL_SMS', 'CHANNEL_CALL'],
        },
      },
    });
    expect(JSON.stringify(event!.payload)).not.toMatch(/example\.test|901820/i);
    expect((await service.client.getCustomer({ reference }, ann)).customer).toEqual(customer);
  });

  it('returns the stored response to a repeat and refuses a taken reference', async () => {
    const request = { requestId: newId(), reference: nextReference(), name: 'Anna' };
    const first = await service.client.createCustomer(request, ann);
    expect(await service.client.createCustomer(request, ann)).toEqual(first);
    expect(await service.db.published()).toHaveLength(1);
    const again = service.client.createCustomer({ ...request, requestId: newId() }, ann);
    await expect(again).rejects.toMatchObject({ code: 'CUSTOMER_KEY_REUSED', kind: 'conflict' });
  });

  it('reports every wrong field together', async () => {
    const wrong = service.client.createCustomer(
      {
        requestId: newId(),
        reference: 'x'.repeat(101),
        name: 'y'.repeat(201),
        class: 'a\u0000b',
        zone: 'Mars/Olympus',
        candidateZones: ['nowhere'],
        locale: '!',
        email: 'not an address',
        phone: '12',
      },
      ann,
    );
    const error = await wrong.catch((thrown: { details: { violations: { field: string }[] } }) => thrown);
    expect(error).toMatchObject({ code: 'CUSTOMER_INVALID', kind: 'invalid' });
    const fields = (error as { details: { violations: { field: string }[] } }).details.violations.map(
      ({ field }) => field,
    );
    expect(fields).toEqual(['reference', 'name', 'class', 'zone', 'candidate_zones', 'locale', 'email', 'phone']);
    expect(await service.db.published()).toEqual([]);
  });
});

describe('changing a customer', () => {
  it('changes what is given, once, and checks the expected version', async () => {
    const { customerId } = await service.aCustomer({ name: 'Anna', candidateZones: ['Europe/Vienna'] });
    await service.db.clearOutbox();
    const request = {
      requestId: newId(),
      customerId,
      name: 'Anna Maier',
      kind: 'KIND_BUSINESS',
      expectedVersion: '1',
    } as const;
    const changed = (await service.client.changeCustomer(request, ann)).customer!;
    expect(changed).toMatchObject({ name: 'Anna Maier', kind: 'KIND_BUSINESS', version: '2' });
    expect(changed.candidateZones).toEqual(['Europe/Berlin', 'Europe/Vienna']);
    const [event, ...others] = await service.db.published();
    expect(others).toEqual([]);
    expect(event).toMatchObject({ type: 'dunlin.customer.v1.CustomerChanged', sequence: 2n });
    expect(event!.payload.changedFields).toEqual(['name', 'kind']);
    const stale = service.client.changeCustomer({ ...request, requestId: newId(), name: 'Other' }, ann);
    await expect(stale).rejects.toMatchObject({ code: 'CUSTOMER_CONFLICT', kind: 'aborted' });
    const moved = await service.client.changeCustomer({ requestId: newId(), customerId, zone: 'Europe/Vienna' }, ann);
    expect(moved.customer).toMatchObject({ zone: 'Europe/Vienna', candidateZones: ['Europe/Vienna'], version: '3' });
  });

  it('publishes nothing for a change that alters nothing', async () => {
    const customer = await service.aCustomer({ name: 'Anna' });
    await service.db.clearOutbox();
    const same = await service.client.changeCustomer(
      { requestId: newId(), customerId: customer.customerId, name: 'Anna' },
      ann,
    );
    expect(same.customer).toEqual(customer);
    expect(await service.db.published()).toEqual([]);
  });

  it.each(['', 'nonsense', newId()])('does not know the customer %j', async (customerId) => {
    const change = service.client.changeCustomer({ requestId: newId(), customerId, name: 'x' }, ann);
    await expect(change).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND', kind: 'not-found' });
    await expect(service.client.getCustomer({ customerId }, ann)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  it('loses none of 12 concurrent changes', async () => {
    const { customerId } = await service.aCustomer();
    await service.db.clearOutbox();
    const names = Array.from({ length: 12 }, (_, index) => `Name ${index}`);
    await Promise.all(
      names.map((name) => service.client.changeCustomer({ requestId: newId(), customerId, name }, ann)),
    );
    expect((await service.get(customerId)).version).toBe('13');
    const sequences = (await service.db.published()).map(({ sequence }) => sequence);
    expect(sequences).toEqual(Array.from({ length: 12 }, (_, index) => BigInt(index + 2)));
  });
});

describe('contacts', () => {
  it('are replaced, validated, invalidated, and published by id alone', async () => {
    const { customerId, contacts } = await service.aCustomer({ email: 'anna@example.test' });
    await service.db.clearOutbox();
    const contactId = contacts[0]!.contactId;
    const why = { customerId, contactId, reason: 'letter came back' };
    await service.client.invalidateContact({ requestId: newId(), ...why }, ann);
    await service.client.invalidateContact({ requestId: newId(), ...why, reason: 'again' }, ann);
    let customer = await service.get(customerId);
    expect(contactOf(customer, 'CHANNEL_EMAIL')).toMatchObject({
      validity: 'VALIDITY_INVALID',
      validityReason: 'letter came back',
    });
    const change = { customerId, channel: 'CHANNEL_EMAIL', address: 'ANNA@example.test' } as const;
    await service.client.changeContact({ requestId: newId(), ...change }, ann);
    expect(await service.get(customerId)).toEqual(customer);
    await service.client.changeContact({ requestId: newId(), ...change, address: 'maier@example.test' }, ann);
    customer = await service.get(customerId);
    const replaced = contactOf(customer, 'CHANNEL_EMAIL');
    expect(replaced).toMatchObject({
      address: 'maier@example.test',
      validity: 'VALIDITY_UNVERIFIED',
      validityReason: '',
    });
    expect(replaced.contactId).not.toBe(contactId);
    const replacedMeanwhile = service.client.validateContact({ requestId: newId(), ...why }, ann);
    await expect(replacedMeanwhile).rejects.toMatchObject({ code: 'CONTACT_NOT_FOUND' });
    await service.client.validateContact({ requestId: newId(), customerId, contactId: replaced.contactId }, ann);
    expect(
      (await service.db.published()).map(({ payload, sequence }) => [
        payload.validity,
        payload.customer.deliverableChannels,
        sequence,
      ]),
    ).toEqual([
      ['VALIDITY_INVALID', [], 2n],
      ['VALIDITY_UNVERIFIED', ['CHANNEL_EMAIL'], 3n],
      ['VALIDITY_VALID', ['CHANNEL_EMAIL'], 4n],
    ]);
    expect(JSON.stringify((await service.db.published()).map(({ payload }) => payload))).not.toContain('@');
  });

  it.each([
    ['CHANNEL_CALL', '+4930901820', 'channel'],
    ['CHANNEL_UNSPECIFIED', 'a@b.test', 'channel'],
    ['CHANNEL_EMAIL', '', 'address'],
    ['CHANNEL_EMAIL', `${'x'.repeat(250)}@b.test`, 'address'],
    ['CHANNEL_SMS', '+49 30 901820 ext. 12', 'address'],
    ['CHANNEL_SMS', 'call me', 'address'],
  ] as const)('%s refuses %j', async (channel, address, field) => {
    const { customerId } = await service.aCustomer();
    const change = service.client.changeContact({ requestId: newId(), customerId, channel, address }, ann);
    await expect(change).rejects.toMatchObject({
      code: 'CUSTOMER_INVALID',
      details: { violations: [expect.objectContaining({ field })] },
    });
  });

  it('need a reason to be invalidated', async () => {
    const { customerId, contacts } = await service.aCustomer({ email: 'a@b.test' });
    const { contactId } = contacts[0]!;
    const silent = service.client.invalidateContact({ requestId: newId(), customerId, contactId, reason: ' ' }, ann);
    await expect(silent).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
  });
});

describe('opt-outs and flags', () => {
  it('publish one event for an opt-out that is requested many times concurrently', async () => {
    const { customerId } = await service.aCustomer({ email: 'a@b.test' });
    await service.db.clearOutbox();
    const optOut = { customerId, channel: 'CHANNEL_EMAIL', reason: 'ONE_CLICK_UNSUBSCRIBE' } as const;
    const responses = await Promise.all(
      Array.from({ length: 10 }, () => service.client.recordOptOut({ requestId: newId(), ...optOut }, ann)),
    );
    expect(new Set(responses.map(({ customer }) => customer!.version))).toEqual(new Set(['2']));
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(['CustomerOptedOut']);
    expect(published[0]!.payload).toMatchObject({
      cause: { actor: 'user:ann', reason: 'ONE_CLICK_UNSUBSCRIBE' },
      channel: 'CHANNEL_EMAIL',
      customer: { optedOutChannels: ['CHANNEL_EMAIL'], deliverableChannels: [] },
    });
    expect(
      await service.db.database.query(
        'SELECT channel, reason, actor, recorded_at FROM opt_outs WHERE customer_id = $1',
        [customerId],
      ),
    ).toEqual([{ channel: 'EMAIL', reason: 'ONE_CLICK_UNSUBSCRIBE', actor: 'user:ann', recorded_at: start }]);
    const silent = service.client.withdrawOptOut({ requestId: newId(), ...optOut, reason: '' }, ann);
    await expect(silent).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
    const back = await service.client.withdrawOptOut(
      { requestId: newId(), ...optOut, reason: 'asked on the phone' },
      ann,
    );
    expect(back.customer).toMatchObject({ optedOutChannels: [], version: '3' });
  });

  it('are refused by address: nobody who has or gets the same address is written to', async () => {
    const address = `${newId()}@shared.example`;
    const create = async (email: string) => (await service.aCustomer({ email })).customerId;
    const optedOut = async (customerId: string) =>
      (await service.client.batchGetContactFacts({ customerIds: [customerId] }, ann)).facts[0]!.optedOutChannels;
    const [one, other, stranger] = [
      await create(address),
      await create(address.toUpperCase()),
      await create(`x${address}`),
    ];
    await service.client.recordOptOut({ requestId: newId(), customerId: one, channel: 'CHANNEL_EMAIL' }, ann);
    expect([await optedOut(one), await optedOut(other), await optedOut(stranger)]).toEqual([
      ['CHANNEL_EMAIL'],
      ['CHANNEL_EMAIL'],
      [],
    ]);
    expect(await optedOut(await create(address))).toEqual(['CHANNEL_EMAIL']);
    await service.client.withdrawOptOut(
      { requestId: newId(), customerId: one, channel: 'CHANNEL_EMAIL', reason: 'By phone' },
      ann,
    );
    expect(await optedOut(other)).toEqual([]);
  });

  it('honour an opt-out without a reason', async () => {
    const { customerId } = await service.aCustomer();
    const { customer } = await service.client.recordOptOut(
      { requestId: newId(), customerId, channel: 'CHANNEL_LETTER' },
      ann,
    );
    expect(customer!.optedOutChannels).toEqual(['CHANNEL_LETTER']);
  });

  it('raise and lower flags with a reason', async () => {
    const { customerId } = await service.aCustomer();
    await service.db.clearOutbox();
    const court = { customerId, flag: 'FLAG_INSOLVENT', reason: 'court notice' } as const;
    await service.client.raiseFlag({ requestId: newId(), ...court }, ann);
    await service.client.raiseFlag({ requestId: newId(), ...court }, ann);
    await service.client.raiseFlag({ requestId: newId(), ...court, flag: 'FLAG_BANKRUPT' }, ann);
    expect((await service.get(customerId)).flags).toEqual(['FLAG_BANKRUPT', 'FLAG_INSOLVENT']);
    await service.client.lowerFlag({ requestId: newId(), ...court, reason: 'proceedings ended' }, ann);
    expect((await service.get(customerId)).flags).toEqual(['FLAG_BANKRUPT']);
    expect(typesOf(await service.db.published())).toEqual(['FlagRaised', 'FlagRaised', 'FlagLowered']);
    for (const wrong of [{ flag: 'FLAG_UNSPECIFIED' } as const, { reason: '' }]) {
      const raise = service.client.raiseFlag({ requestId: newId(), ...court, ...wrong }, ann);
      await expect(raise).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
    }
  });
});
