import 'reflect-metadata';
import { mkdtempSync, mkdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { launchManifest, RpcClients, connectChannels } from '#libs/platform';
import { createServiceDatabase, testServers } from '#libs/testing';
import { service as payment } from './service.js';
import { service as dca } from '../dca-handoff/service.js';
import { newId } from '#libs/ids';

it('boots', async () => {
  const out: unknown[] = [];
  for (const manifest of [payment, dca]) {
    const db = await createServiceDatabase({ service: manifest.name, migrations: join(import.meta.dirname, '..', manifest.name, 'migrations'), start: new Date('2013-01-01') });
    const folder = mkdtempSync(join(tmpdir(), 'ag-'));
    const process = await launchManifest(manifest, {
      DUNLIN_POSTGRES_URL: db.url, DUNLIN_KAFKA_BROKERS: testServers().kafkaBrokers, DUNLIN_KAFKA_TOPIC_PREFIX: `zz${Date.now()}.`, DUNLIN_GRPC_PORT: '0', DUNLIN_HTTP_PORT: '0', DUNLIN_BIND_HOST: '127.0.0.1', DUNLIN_CLOCK_MODE: 'test', DUNLIN_CLOCK_START: '2013-01-01', DUNLIN_AGENCY_FOLDER: folder, DUNLIN_LOG_LEVEL: 'warn', DUNLIN_ROLES: 'server,relay',
    }, { migrationsFolder: join(import.meta.dirname, '..', manifest.name, 'migrations') });
    const channels = connectChannels({ DUNLIN_RPC_PAYMENT_ADDRESS: `127.0.0.1:${process.grpcPort}`, DUNLIN_RPC_DCA_HANDOFF_ADDRESS: `127.0.0.1:${process.grpcPort}`, DUNLIN_RPC_CUSTOMER_ADDRESS: 'x:1', DUNLIN_RPC_INVOICE_ADDRESS: 'x:1', DUNLIN_RPC_COMMUNICATION_ADDRESS: 'x:1', DUNLIN_RPC_WORKFLOW_ADDRESS: 'x:1' });
    const clients = new RpcClients(channels);
    const caller = { actor: 'user:me', correlationId: 'c' };
    if (manifest === payment) {
      const client = clients.of('dunlin.payment.v1.PaymentService');
      const answer = await client.recordPayment({ requestId: 'r1', customerId: newId(), amount: { currencyCode: 'USD', minorUnits: 100 } }, caller);
      out.push(answer, await client.getMoneyInFlight({ invoiceIds: [newId()], customerId: answer.payment!.customerId }, caller));
      out.push(await client.reversePayment({ requestId: 'r2', paymentId: newId(), reason: 'x' }, caller).catch((e) => [e.code, e.kind, e.message]));
    } else {
      const client = clients.of('dunlin.dca_handoff.v1.DcaHandoffService');
      out.push(await client.applyAgency({ requestId: 'a', code: 'northgate', title: 'N', active: true }, caller));
      const t = performance.now();
      out.push(await client.proposePlacement({ requestId: 'p', idempotencyKey: 'k', agency: 'northgate', customerId: newId(), invoiceIds: [newId()] }, caller).catch((e) => [e.code, e.kind, e.message]), performance.now() - t);
      const ops = clients.of('dunlin.common.v1.OperationsService', 'dca-handoff');
      mkdirSync(join(folder, 'northgate/inbox'), { recursive: true });
      (await import('node:fs')).writeFileSync(join(folder, 'northgate/inbox/x.ack.csv'), 'bad');
      out.push(JSON.stringify(await ops.getOutstanding({ withLag: false }, caller)));
      await new Promise((r) => setTimeout(r, 800));
      out.push(JSON.stringify(await ops.getOutstanding({ withLag: false }, caller)));
      out.push((await import('node:fs')).readdirSync(join(folder, 'northgate/processed')));
    }
    channels.close();
    out.push(await process.stop());
    await db.close();
  }
  console.log(JSON.stringify(out, null, 1));
}, 60000);
