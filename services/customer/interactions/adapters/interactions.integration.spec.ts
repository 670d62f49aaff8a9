import 'reflect-metadata';
import { toTimestamp } from '#libs/contracts';
import { newId } from '#libs/ids';
import { schemaDrift } from '#libs/platform';
import { customersTable } from '../../customers/adapters/customer.tables.js';
import { ann, start, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { interactionTables } from './interactions.tables.js';

const service = useCustomerService();

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(service.db.ownerUrl, [customersTable, ...interactionTables])).toEqual([]);
});

describe('interactions', () => {
  const call = { method: 'CALL', outcome: 'REACHED', direction: 'DIRECTION_INBOUND' } as const;

  it('are recorded with what came of them, and listed with the latest first', async () => {
    const { customerId } = await service.aCustomer();
    const earlier = toTimestamp(new Date(start.getTime() - 3_600_000));
    const request = {
      ...{ requestId: newId(), customerId, ...call, delinquencyReason: 'ILLNESS', text: 'In hospital\nuntil May' },
      occurTime: earlier,
    };
    const { interaction } = await service.client.recordInteraction(request, ann);
    expect(interaction).toMatchObject({ ...call, customerId, author: 'user:ann', occurTime: earlier });
    expect((await service.client.recordInteraction(request, ann)).interaction).toEqual(interaction);
    const { interaction: latest } = await service.client.recordInteraction(
      { requestId: newId(), customerId, ...call, method: 'LETTER' },
      ann,
    );
    const page = (pageToken = '') => service.client.listInteractions({ customerId, pageSize: 1, pageToken }, ann);
    const first = await page();
    expect(first.interactions).toEqual([latest]);
    expect(await page(first.nextPageToken)).toEqual({ interactions: [interaction], nextPageToken: '' });
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(['CustomerCreated', 'InteractionRecorded', 'InteractionRecorded']);
    expect(published.map(({ payload }) => JSON.stringify(payload)).join()).not.toContain('hospital');
  });

  it('are refused with every wrong field named', async () => {
    const { customerId } = await service.aCustomer();
    const wrong = { customerId, method: 'SMOKE', delinquencyReason: 'X', invoiceId: 'x', text: 'x'.repeat(10_001) };
    const later = toTimestamp(new Date(start.getTime() + 1_000));
    const record = service.client.recordInteraction({ requestId: newId(), ...wrong, occurTime: later }, ann);
    const fields = ['method', 'outcome', 'direction', 'delinquency_reason', 'text', 'invoice_id', 'occur_time'];
    await expect(record).rejects.toMatchObject({
      code: 'INTERACTION_INVALID',
      details: { violations: fields.map((field) => ({ field })) },
    });
    const unknown = { requestId: newId(), customerId: newId(), ...call };
    await expect(service.client.recordInteraction(unknown, ann)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    const list = service.client.listInteractions({ customerId: 'x' }, ann);
    await expect(list).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
  });

  it('have values that an organisation adds and switches off', async () => {
    const { customerId } = await service.aCustomer();
    const apply = (active: boolean, title = '') => {
      const choice = { requestId: newId(), list: 'LIST_METHOD', code: 'CARRIER_PIGEON', title, active } as const;
      return service.client.applyInteractionChoice(choice, ann);
    };
    const record = () =>
      service.client.recordInteraction({ requestId: newId(), customerId, ...call, method: 'CARRIER_PIGEON' }, ann);
    await expect(record()).rejects.toMatchObject({ code: 'INTERACTION_INVALID' });
    await apply(true, 'Carrier pigeon');
    await record();
    const { choice } = await apply(false);
    expect(choice).toEqual({ list: 'LIST_METHOD', code: 'CARRIER_PIGEON', title: 'Carrier pigeon', active: false });
    await expect(record()).rejects.toMatchObject({ code: 'INTERACTION_INVALID' });
    const { choices } = await service.client.listInteractionChoices({ list: 'LIST_METHOD' }, ann);
    expect(choices).toContainEqual(choice);
    expect(choices.every(({ list }) => list === 'LIST_METHOD')).toBe(true);
    const { choices: all } = await service.client.listInteractionChoices({}, ann);
    expect(new Set(all.map(({ list }) => list)).size).toBe(3);
  });
});
