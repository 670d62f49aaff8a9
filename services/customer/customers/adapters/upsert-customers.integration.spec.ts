import 'reflect-metadata';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { ann, nextReference, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { maxUpsertRows } from '../use-cases/upsert-customers.js';

const service = useCustomerService();

describe('customers of a file', () => {
  const upsert = async (rows: customerV1.CustomerRowInit[], requestId = newId()) =>
    (await service.client.upsertCustomers({ requestId, source: 'import:7', rows }, ann)).rows;
  const outcomes = (rows: customerV1.UpsertCustomersResponseRow[]) => rows.map(({ outcome }) => outcome.slice(8));

  it('are created, changed, left unchanged or refused, each independently', async () => {
    const [one, two, three, four] = [nextReference(), nextReference(), nextReference(), nextReference()];
    await upsert([
      { reference: one, name: 'One', email: 'one@example.test', phone: '030 901820' },
      { reference: two, name: 'Two', kind: 'KIND_BUSINESS', class: 'gold', zone: 'Europe/Vienna', locale: 'de-AT' },
      { reference: three, email: 'three@example.test' },
    ]);
    await service.db.clearOutbox();
    const rows = await upsert([
      { reference: four, zone: 'Nowhere/Else', email: 'wrong', name: 'Four "{,}" \\', class: 'NULL' },
      { reference: three, email: 'third@example.test', name: 'Three' },
      { reference: ' ' },
      { reference: 'C\u0000' },
      { reference: two, name: 'Two', email: '' },
      { reference: one, email: 'ONE@example.test', phone: '+49 30 901820' },
    ]);
    expect(outcomes(rows)).toEqual(['CREATED', 'CHANGED', 'REFUSED', 'REFUSED', 'UNCHANGED', 'UNCHANGED']);
    expect(rows[0]).toMatchObject({
      reference: four,
      zone: 'Europe/Berlin',
      violations: [
        { field: 'zone', value: 'Nowhere/Else', reason: 'NOT_A_TIME_ZONE' },
        { field: 'email', value: 'wrong', reason: 'NOT_AN_EMAIL_ADDRESS' },
      ],
    });
    expect(rows[2]).toMatchObject({ customerId: '', violations: [{ field: 'reference', reason: 'MISSING' }] });
    expect(rows[3]).toMatchObject({ violations: [{ field: 'reference', reason: 'HAS_CONTROL_CHARACTERS' }] });
    expect(rows[4]).toMatchObject({ zone: 'Europe/Vienna' });
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(['ClassChanged', 'CustomerCreated', 'CustomerChanged', 'ContactChanged']);
    expect(published.map(({ sequence }) => sequence)).toEqual([1n, 1n, 2n, 2n]);
    expect(published[2]!.payload).toMatchObject({ cause: { reason: 'import:7' }, changedFields: ['name'] });
    expect((await service.client.getCustomer({ reference: two }, ann)).customer).toMatchObject({
      kind: 'KIND_BUSINESS',
      class: 'gold',
      locale: 'de-AT',
      version: '1',
    });
    expect((await service.client.getCustomer({ reference: one }, ann)).customer!.contacts).toHaveLength(2);
    expect((await service.client.getCustomer({ reference: four }, ann)).customer).toMatchObject({
      name: 'Four "{,}" \\',
      class: 'NULL',
      contacts: [],
    });
  });

  it('keep an invalid address invalid until the file has another one', async () => {
    const reference = nextReference();
    const { customerId, contacts } = await service.aCustomer({ reference, email: 'dead@example.test' });
    const { contactId } = contacts[0]!;
    await service.client.invalidateContact({ requestId: newId(), customerId, contactId, reason: 'bounced' }, ann);
    // The first one takes over what a person gave.
    for (const outcome of ['CHANGED', 'UNCHANGED']) {
      expect(outcomes(await upsert([{ reference, email: 'dead@example.test' }]))).toEqual([outcome]);
    }
    expect((await service.get(customerId)).contacts[0]!.validity).toBe('VALIDITY_INVALID');
    expect(outcomes(await upsert([{ reference, email: 'alive@example.test' }]))).toEqual(['CHANGED']);
    expect((await service.get(customerId)).contacts[0]).toMatchObject({
      address: 'alive@example.test',
      validity: 'VALIDITY_UNVERIFIED',
    });
  });

  it('get the same response to a repeat', async () => {
    const requestId = newId();
    const rows = [{ reference: nextReference() }, { reference: nextReference(), email: 'x' }];
    const first = await upsert(rows, requestId);
    expect(outcomes(first)).toEqual(['CREATED', 'CREATED']);
    expect(await upsert(rows, requestId)).toEqual(first);
    expect(await service.db.published()).toHaveLength(2);
  });

  it('are refused when a request names one twice, or too many', async () => {
    const reference = nextReference();
    await expect(upsert([{ reference }, { reference: ` ${reference}` }])).rejects.toMatchObject({
      code: 'CUSTOMER_INVALID',
    });
    const many = Array.from({ length: maxUpsertRows + 1 }, (_, index) => ({ reference: `MANY-${index}` }));
    await expect(upsert(many)).rejects.toMatchObject({ code: 'CUSTOMER_INVALID' });
    expect((await service.client.listCustomers({ reference: 'MANY-' }, ann)).customers).toEqual([]);
  });

  it('are created once by imports that overlap in another order', async () => {
    const all = Array.from({ length: 300 }, (_, index) => ({
      reference: `RACE-${String(index).padStart(3, '0')}`,
      email: `race${index}@example.test`,
    }));
    const slices = [all, [...all].reverse(), all.slice(100), all.slice(0, 200).reverse()];
    const responses = await Promise.all(slices.map((rows) => upsert(rows)));
    const created = responses.flat().filter(({ outcome }) => outcome === 'OUTCOME_CREATED');
    expect(new Set(created.map(({ reference }) => reference)).size).toBe(300);
    expect(created).toHaveLength(300);
    const ids = new Map(created.map(({ reference, customerId }) => [reference, customerId]));
    for (const { reference, customerId } of responses.flat()) expect(customerId).toBe(ids.get(reference));
    expect(typesOf(await service.db.published()).filter((type) => type === 'CustomerCreated')).toHaveLength(300);
  });
});
