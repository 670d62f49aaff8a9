import { toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { signWebhook } from '#libs/webhooks';
import { ann } from '../../testing/payment-host.js';
import { type ProviderHost, runWithProvider, waitForWebhook } from '../../testing/provider-host.js';

describe('webhooks of the sandbox', () => {
  let host: ProviderHost;

  beforeAll(async () => {
    host = await runWithProvider();
  });
  afterAll(() => host.stop());

  const eventOf = (reference: string, id = `evt_${newId()}`, type = 'charge.updated') => ({
    id,
    body: Buffer.from(JSON.stringify({ id, type, created_at: '', data: { reference } })),
  });
  const send = async (
    { id, body }: { id: string; body: Buffer },
    { at = new Date(), secret = host.webhookSecret, sent = body, provider = 'sandbox' } = {},
  ): Promise<number> => {
    const { timestamp, signature } = signWebhook(secret, id, at, body);
    const headers = { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    const url = `http://127.0.0.1:${host.running.httpPort}/webhooks/${provider}`;
    return (await fetch(url, { method: 'POST', headers, body: sent })).status;
  };
  const rowsOf = (reference: string) =>
    host.db.database.query<{ state: string }>('SELECT state FROM webhook_events WHERE reference = $1', [reference]);
  const ago = (seconds: number): Date => new Date(Date.now() - seconds * 1000);

  it('are kept before they are answered, and known ones change nothing', async () => {
    const reference = newId();
    const event = eventOf(reference);
    expect([await send(event), await send(event)]).toEqual([200, 200]);
    expect(await rowsOf(reference)).toEqual([{ state: 'WAITING' }]);
  });

  it('are refused when forged, truncated, old, ahead of time, too large, unreadable or of no provider', async () => {
    const reference = newId();
    const event = eventOf(reference);
    expect(await send(event, { secret: 'whsec_b3RoZXI=' })).toBe(400);
    expect(await send(event, { sent: event.body.subarray(0, -1) })).toBe(400);
    expect(await send(event, { at: ago(310) })).toBe(400);
    expect(await send(event, { at: ago(-310) })).toBe(400);
    expect(await send(event, { provider: 'other' })).toBe(400);
    expect(await send({ id: event.id, body: Buffer.from('{}') })).toBe(400);
    expect(await send({ id: event.id, body: Buffer.alloc(300_000) })).toBe(413);
    expect(await rowsOf(reference)).toEqual([]);
  });

  it('about what is not known here are kept, and matched once it is', async () => {
    const unknown = newId();
    await send(eventOf(unknown));
    await host.followWebhooks();
    expect(await rowsOf(unknown)).toEqual([{ state: 'WAITING' }]);
    const { method, url } = await host.client.startMethodSetup(
      { requestId: newId(), customerId: '018f0000-0000-7000-8000-00000000000a' },
      ann,
    );
    const { methodId } = method!;
    await host.db.database.query('UPDATE webhook_events SET reference = $2, about = $3 WHERE reference = $1', [
      unknown,
      methodId,
      'METHOD',
    ]);
    await fetch(url, { method: 'POST', body: new URLSearchParams({ choice: 'settles' }) });
    // The one that was kept, and the one that the page sends.
    await waitForWebhook(host.db.database, methodId, 2);
    await host.followWebhooks();
    expect(await rowsOf(methodId)).toEqual([{ state: 'DONE' }, { state: 'DONE' }]);
    expect((await host.client.getMethod({ methodId }, ann)).method).toMatchObject({ state: 'STATE_ACTIVE' });
  });

  it('that lie are not believed: the state is fetched', async () => {
    const [methodId, invoiceId] = [await host.giveMethod('debit-settles'), host.owners.add()];
    await host.control('POST', '/control/webhooks', { mode: 'lose' });
    const amount = toWireMoney({ minor: 100n, currency: 'EUR' });
    const request = { requestId: newId(), methodId, amount, invoiceIds: [invoiceId] };
    const { attempt } = await host.client.chargeMethod(request, ann);
    const { attemptId } = attempt!;
    await send(eventOf(attemptId, undefined, 'charge.reversed'));
    await waitForWebhook(host.db.database, attemptId);
    await host.followWebhooks();
    const { state } = (await host.client.getAttempt({ attemptId }, ann)).attempt!;
    expect(['STATE_PENDING', 'STATE_SETTLED']).toContain(state);
    await host.control('POST', '/control/webhooks', { mode: 'deliver' });
  });

  it('that tell of a revoked permission end the method', async () => {
    const methodId = await host.giveMethod('settles');
    const [{ token } = { token: '' }] = await host.db.database.query<{ token: string }>(
      'SELECT token FROM payment_methods WHERE method_id = $1',
      [methodId],
    );
    await host.control('POST', '/control/revoke', { token });
    await waitForWebhook(host.db.database, methodId, 2);
    await host.followWebhooks();
    expect((await host.client.getMethod({ methodId }, ann)).method).toMatchObject({ state: 'STATE_REVOKED' });
  });

  it('are forgotten after 30 days once they are done, and after 90 otherwise', async () => {
    const [done, waiting] = [newId(), newId()];
    await send(eventOf(done));
    await send(eventOf(waiting));
    await host.db.database.query(`UPDATE webhook_events SET state = 'DONE' WHERE reference = $1`, [done]);
    const age = (interval: string) =>
      host.db.database.query(`UPDATE webhook_events SET received_at = clock_timestamp() - $1::interval`, [interval]);
    await age('29 days');
    await host.followWebhooks();
    expect([await rowsOf(done), await rowsOf(waiting)].map((rows) => rows.length)).toEqual([1, 1]);
    await age('31 days');
    await host.followWebhooks();
    expect([await rowsOf(done), await rowsOf(waiting)].map((rows) => rows.length)).toEqual([0, 1]);
    await age('91 days');
    await host.followWebhooks();
    expect(await rowsOf(waiting)).toEqual([]);
  });
});
