import { toWireDate } from '#libs/contracts';
import { specService } from '../../testing/spec-service.js';

const spec = specService();
const { aCustomer, anInvoice, consumeCustomer, get } = spec;

describe('the zone of a customer', () => {
  it('decides when an invoice becomes overdue, until it is marked', async () => {
    const customerId = await aCustomer('Europe/Berlin');
    const { invoiceId } = await anInvoice(customerId, 100, { dueDate: toWireDate('2013-03-02') });
    await spec.db.setNow(new Date('2013-03-02T23:30:00Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: true });
    await consumeCustomer(customerId, 'America/New_York');
    expect(await get(invoiceId)).toMatchObject({ overdue: false });
    await consumeCustomer(customerId, 'Europe/Berlin', { sequence: 0n });
    expect(await get(invoiceId)).toMatchObject({ overdue: false });
    await spec.db.setNow(new Date('2013-03-03T05:00:00Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: true });
  });

  it('is that of the organisation where an event tells one that nothing can compute with, until a better one', async () => {
    const customerId = await aCustomer('PST');
    const { invoiceId } = await anInvoice(customerId, 100, { dueDate: toWireDate('2013-03-02') });
    await spec.db.setNow(new Date('2013-03-02T23:30:00Z'));
    expect(await get(invoiceId)).toMatchObject({ overdue: true });
    await consumeCustomer(customerId, 'America/Los_Angeles');
    expect(await get(invoiceId)).toMatchObject({ overdue: false });
  });
});
