import { join } from 'node:path';
import { createServiceDatabase } from '#libs/testing';
import { PostgresPaymentStore } from './adapters/payment.store.js';
it('plans', async () => {
  const db = await createServiceDatabase({ service: 'payment', migrations: join(import.meta.dirname, 'migrations') });
  await db.database.query(`INSERT INTO payments SELECT gen_random_uuid(), md5('c'||(n%10000))::uuid, 'SETTLED','CASH',5,'USD','2013-01-01','','','m',n::text, ARRAY[md5('i'||n)::uuid], false, false, '{}','{}','',1, now() FROM generate_series(1,300000) n`);
  await db.database.query(`INSERT INTO payment_invoices SELECT invoice_ids[1], payment_id, false FROM payments`);
  await db.database.query(`UPDATE payment_invoices SET in_flight = true WHERE invoice_id IN (SELECT md5('i'||n)::uuid FROM generate_series(1,500) n)`);
  const store = new PostgresPaymentStore(db.database);
  const ids = (await db.database.query<{ id: string }>(`SELECT md5('i'||n)::uuid AS id FROM generate_series(1,500) n`)).map((r) => r.id);
  const cid = (await db.database.query<{ id: string }>(`SELECT md5('c1')::uuid AS id`))[0]!.id;
  for (const n of [1, 1, 20, 500]) {
    const t = performance.now(); for (let i = 0; i < 50; i++) await store.moneyInFlight(ids.slice(0, n), cid);
    console.log(n, ((performance.now() - t) / 50).toFixed(2), 'ms');
  }
  const t = performance.now(); await store.list({ customerId: cid, invoiceId: null, state: null }, null, 51); console.log('list customer', performance.now() - t);
  const t2 = performance.now(); await store.list({ customerId: null, invoiceId: ids[3]!, state: null }, null, 51); console.log('list invoice', performance.now() - t2);
  const t3 = performance.now(); await store.list({ customerId: null, invoiceId: null, state: 'REVERSED' }, null, 51); console.log('list reversed', performance.now() - t3);
  const t4 = performance.now(); await store.moneyFor(ids[3]!, cid); console.log('moneyFor', performance.now() - t4);
  await db.close();
}, 120000);
