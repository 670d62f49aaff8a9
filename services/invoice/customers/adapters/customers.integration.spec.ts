import { toWireDate } from '#libs/contracts';
import { newId } from '#libs/ids';
import { aCaller, until } from '#libs/testing';
import { specService } from '../../testing/spec-service.js';
import { CustomerCopies } from '../use-cases/ports.js';

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

describe('the customers that are known at one moment', () => {
  it('are the same for everybody, though an earlier one is committed after a later one', async () => {
    const copies = spec.running.app.get(CustomerCopies);
    const transact = <Result>(work: Parameters<typeof spec.db.runner.transact<Result>>[1]) =>
      spec.db.runner.transact(aCaller({ actor: 'system:spec' }), work);
    const early = {
      customerId: newId(),
      reference: 'early',
      zone: 'Europe/Berlin',
      className: 'trade',
      debtorKind: 'BUSINESS',
    } as const;
    const [written, commit] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const writing = transact(async (tx) => {
      await copies.insertMissing(tx, [early]);
      written.resolve();
      await commit.promise;
    });
    await written.promise;
    await aCustomer();
    let isAnswered = false;
    const latest = transact((tx) => copies.latestOrdinal(tx)).finally(() => (isAnswered = true));
    const waits = `SELECT 1 FROM pg_locks WHERE NOT granted AND locktype = 'advisory'`;
    await until(async () => isAnswered || (await spec.db.database.query(waits)).length > 0);
    expect(isAnswered).toBe(false);
    commit.resolve();
    await writing;
    expect(await copies.findKnownAt(await latest, ['early'])).toMatchObject([early]);
  });
});
