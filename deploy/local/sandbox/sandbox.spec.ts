import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { newWebhookSecret } from '#libs/webhooks';
import type { SandboxConfig } from './config.js';
import { startSandbox } from './server.js';

interface Charge {
  readonly id: string;
  readonly state: string;
  readonly failure: { readonly code: string } | null;
}

describe('the sandbox', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-sandbox-'));
  const config: SandboxConfig = {
    ...{ host: '127.0.0.1', port: 0, apiKey: 'key', webhookSecret: newWebhookSecret() },
    // Nobody listens there, which keeps it from nothing else.
    ...{ webhookUrl: 'http://127.0.0.1:9', file: path.join(folder, 'book.json'), delayMs: 60_000 },
  };
  let sandbox: Awaited<ReturnType<typeof startSandbox>>;

  beforeAll(async () => {
    sandbox = await startSandbox(config);
  });
  afterAll(async () => {
    await sandbox.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const call = async <Answer>(
    method: 'GET' | 'POST',
    at: string,
    body?: object,
    headers: Record<string, string> = {},
  ) => {
    const authorization = 'Bearer key';
    const init = { method, headers: { authorization, ...headers }, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(sandbox.url + at, init);
    return { status: response.status, body: (await response.json()) as Answer };
  };
  const methodOf = async (choice: string): Promise<string> => {
    const session = await call<{ id: string; url: string }>('POST', '/v1/sessions', { kind: 'setup', metadata: {} });
    await fetch(session.body.url, { method: 'POST', body: new URLSearchParams({ choice }) });
    const found = await call<{ method: { token: string } }>('GET', `/v1/sessions/${session.body.id}`);
    return found.body.method.token;
  };
  const charge = (method: string, key: string, amount_minor = '100') =>
    call<Charge>(
      'POST',
      '/v1/charges',
      { amount_minor, currency: 'EUR', method, metadata: { reference: key } },
      { 'idempotency-key': key },
    );

  it('answers a repeated key as before, and refuses it with another body', async () => {
    const method = await methodOf('settles');
    const first = await charge(method, 'a');
    expect(first.body).toMatchObject({ state: 'succeeded', failure: null });
    expect(await charge(method, 'a')).toEqual(first);
    expect((await charge(method, 'a', '200')).status).toBe(409);
    expect((await call('GET', '/control/charges?reference=a')).body).toEqual({ count: 1, requests: 2 });
  });

  it('decides by magic amounts whatever the method would do', async () => {
    const method = await methodOf('settles');
    expect((await charge(method, 'b', '900003')).body).toMatchObject({ failure: { code: 'stolen_card' } });
    await expect(charge(method, 'c', '900007')).rejects.toThrow();
    expect((await charge(method, 'c', '900007')).body.state).toBe('succeeded');
  });

  it('forgets nothing by a restart', async () => {
    const made = await charge(await methodOf('debit-settles'), 'd');
    await sandbox.stop();
    sandbox = await startSandbox(config);
    expect((await call<Charge>('GET', `/v1/charges/${made.body.id}`)).body).toMatchObject({ state: 'pending' });
  });

  it('refunds no more than it took', async () => {
    const { id } = (await charge(await methodOf('settles'), 'e')).body;
    const refund = (amount_minor: string) => call('POST', '/v1/refunds', { charge: id, amount_minor });
    expect([(await refund('60')).status, (await refund('60')).status, (await refund('40')).status]).toEqual([
      200, 400, 200,
    ]);
  });

  it('completes the report of a day once it is over, and ends what nobody confirmed', async () => {
    const waiting = (await charge(await methodOf('requires-action'), 'f')).body;
    const date = new Date().toISOString().slice(0, 10);
    const report = async () =>
      (await call<{ complete: boolean; charges: Charge[] }>('GET', `/v1/report?date=${date}`)).body;
    expect((await report()).complete).toBe(false);
    await call('POST', '/control/clock', { plus_days: 2 });
    expect(await report()).toMatchObject({ complete: true });
    expect((await report()).charges.map(({ id }) => id)).toContain(waiting.id);
    const ended = await call<Charge>('GET', `/v1/charges/${waiting.id}`);
    expect(ended.body).toMatchObject({ state: 'failed', failure: { code: 'authentication_expired' } });
  });

  it('lets nobody in without its key', async () => {
    expect((await call('GET', '/v1/report?date=2026-01-01', undefined, { authorization: 'Bearer other' })).status).toBe(
      401,
    );
  });
});
