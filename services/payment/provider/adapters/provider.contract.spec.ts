import fs from 'node:fs';
import { createServer, type Server, type ServerResponse } from 'node:http';
import os from 'node:os';
import path from 'node:path';
import Stripe from 'stripe';
import { newId } from '#libs/ids';
import { money } from '#libs/money';
import { until } from '#libs/testing';
import { newWebhookSecret, signWebhook } from '#libs/webhooks';
import type { SandboxConfig } from '../../../../deploy/local/sandbox/config.js';
import { startSandbox } from '../../../../deploy/local/sandbox/server.js';
import { startStripe } from '../../../../deploy/local/stripe/server.js';
import type { PaymentSettings } from '../../payment.settings.js';
import type { ChargeOrder, PaymentProvider, ProviderCharge, RawWebhook } from '../domain/provider.js';
import { SandboxProvider } from './sandbox.provider.js';
import { StripeProvider } from './stripe.provider.js';

type Headers = Record<string, string>;

/** What a provider and its program differ in. */
interface Made {
  readonly start: typeof startSandbox;
  readonly provider: (url: string, secret: string) => PaymentProvider;
  readonly sign: (secret: string, id: string, at: Date, body: Buffer) => Headers;
  readonly event: (id: string, attemptId: string) => object;
  readonly failedAction: ProviderCharge['state'];
}

const settings = { providerTimeoutMs: 1_000 } as PaymentSettings;

const made: Readonly<Record<string, Made>> = {
  sandbox: {
    start: startSandbox,
    provider: (sandboxUrl, secret) =>
      new SandboxProvider({
        ...{ ...settings, sandboxUrl, sandboxApiKey: 'key', sandboxWebhookKeys: [newWebhookSecret(), secret] },
      } as PaymentSettings),
    sign: (secret, id, at, body) => {
      const { timestamp, signature } = signWebhook(secret, id, at, body);
      return { 'webhook-id': id, 'webhook-timestamp': timestamp, 'webhook-signature': signature };
    },
    event: (id, reference) => ({ id, type: 'charge.updated', created_at: '', data: { reference } }),
    failedAction: 'REQUIRES_ACTION',
  },
  stripe: {
    start: startStripe,
    provider: (stripeUrl, secret) =>
      new StripeProvider({
        ...{ ...settings, stripeUrl, stripeApiKey: 'key', stripeWebhookKeys: [newWebhookSecret(), secret] },
        ...{ stripeReturnUrl: 'https://billing.example.org/thanks', stripeMethodTypes: ['card'] },
      } as PaymentSettings),
    sign: (secret, _id, at, body) => {
      const timestamp = Math.floor(at.getTime() / 1000);
      const payload = body.toString();
      return { 'stripe-signature': Stripe.webhooks.generateTestHeaderString({ payload, secret, timestamp }) };
    },
    event: (id, attemptId) => ({
      ...{ id, object: 'event', type: 'payment_intent.succeeded' },
      data: { object: { object: 'payment_intent', metadata: { dunlin_attempt: attemptId } } },
    }),
    failedAction: 'FAILED',
  },
};

describe.each(Object.keys(made))('the payment provider %s', (name) => {
  const { start, provider: providerOf, sign, event, failedAction } = made[name]!;
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'dunlin-provider-'));
  const secret = newWebhookSecret();
  const config: SandboxConfig & { webhookUrl: string } = {
    ...{ host: '127.0.0.1', port: 0, apiKey: 'key', webhookSecret: secret, webhookUrl: 'http://127.0.0.1:9' },
    ...{ file: path.join(folder, 'book.json'), delayMs: 50 },
  };
  let program: Awaited<ReturnType<typeof startSandbox>>;
  let provider: PaymentProvider;

  beforeAll(async () => {
    program = await start(config);
    provider = providerOf(program.url, secret);
  });
  afterAll(async () => {
    await program.stop();
    fs.rmSync(folder, { recursive: true, force: true });
  });

  const control = async <Answer>(method: 'GET' | 'POST', at: string, body?: object): Promise<Answer> => {
    const headers = { authorization: 'Bearer key' };
    const init = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    return (await (await fetch(program.url + at, init)).json()) as Answer;
  };
  const chargesOf = async (attemptId: string) =>
    (await control<{ count: number }>('GET', `/control/charges?reference=${attemptId}`)).count;
  const give = async (choice: string): Promise<string> => {
    const { sessionId, url } = await provider.openSetup(newId());
    await fetch(url, { method: 'POST', body: new URLSearchParams({ choice }), redirect: 'manual' });
    return (await provider.findSetup(sessionId))!.given!.token;
  };
  const order = async (choice: string, minor = 5_000n): Promise<ChargeOrder> => ({
    ...{ attemptId: newId(), amount: money(minor, 'EUR'), token: await give(choice) },
  });

  it('opens one page for a method, on which a debtor gives it or does not', async () => {
    const methodId = newId();
    const opened = await provider.openSetup(methodId);
    expect(opened).toMatchObject({ state: 'OPEN', given: null });
    expect((await provider.openSetup(methodId)).sessionId).toBe(opened.sessionId);
    await fetch(opened.url, { method: 'POST', body: new URLSearchParams({ choice: 'settles' }), redirect: 'manual' });
    const given = { kind: 'CARD', brand: 'visa', last4: '4242', expiryMonth: '2034-12', isRevoked: false };
    expect(await provider.findSetup(opened.sessionId)).toMatchObject({ state: 'COMPLETED', given });
    const refused = await provider.openSetup(newId());
    await fetch(refused.url, { method: 'POST', body: new URLSearchParams({ choice: 'refuse' }), redirect: 'manual' });
    expect(await provider.findSetup(refused.sessionId)).toMatchObject({ state: 'FAILED', given: null });
    expect(await provider.findSetup('cs_unknown')).toBeNull();
  });

  it('charges once for a key, finds it by our id, and does not take another order under it', async () => {
    const wanted = await order('settles');
    const first = await provider.charge(wanted);
    expect(first).toMatchObject({ seen: { attemptId: wanted.attemptId, state: 'SETTLED', amount: wanted.amount } });
    expect(await provider.charge(wanted)).toEqual(first);
    expect(await provider.charge({ ...wanted, amount: money(1n, 'EUR') })).toEqual({ unknown: 'KEY_CONFLICT' });
    expect(await chargesOf(wanted.attemptId)).toBe(1);
    expect(await provider.findCharge(wanted.attemptId)).toEqual((first as { seen: ProviderCharge }).seen);
    expect(await provider.findCharge(newId())).toBeNull();
  });

  it.each([
    ['insufficient-funds', 'SOFT', 'insufficient_funds', ''],
    ['do-not-honor', 'SOFT', 'do_not_honor', '02'],
    ['stolen-card', 'HARD', 'stolen_card', '03'],
    ['expired-card', 'EXPIRED_METHOD', 'expired_card', '01'],
  ])('tells what follows from a decline: %s', async (choice, follows, code, adviceCode) => {
    const wanted = await order(choice);
    const failure = { class: follows, code, adviceCode };
    expect(await provider.charge(wanted)).toMatchObject({ seen: { state: 'FAILED', failure } });
    expect(await provider.findCharge(wanted.attemptId)).toMatchObject({ state: 'FAILED', failure });
  });

  it('says so where the debtor has to confirm', async () => {
    expect(await provider.charge(await order('requires-action'))).toMatchObject({ seen: { state: failedAction } });
  });

  it('refuses a method that it does not know', async () => {
    const wanted = { ...(await order('settles')), token: 'cus_none/pm_none' };
    expect(await provider.charge(wanted)).toMatchObject({ refused: { class: expect.any(String) } });
    expect(await chargesOf(wanted.attemptId)).toBe(0);
  });

  it.each([
    ['timeout-after-success', 'NO_ANSWER'],
    ['timeout-before-success', 'NO_ANSWER'],
    ['rubbish', 'UNREADABLE_ANSWER'],
    ['slow', 'TIMEOUT'],
  ])('assumes nothing of what came of %s, and the same order is the same charge', async (choice, reason) => {
    const wanted = await order(choice);
    expect(await provider.charge(wanted)).toEqual({ unknown: reason });
    expect(await provider.charge(wanted)).toMatchObject({ seen: { state: 'SETTLED' } });
    expect(await chargesOf(wanted.attemptId)).toBe(1);
  });

  it.each<[string, string, (response: ServerResponse) => unknown]>([
    ['trickles', 'TIMEOUT', (response) => trickle(response)],
    ['is too large', 'UNREADABLE_ANSWER', (response) => response.end(`{"id":"${'x'.repeat(6_000_000)}"}`)],
    ['is another charge', 'UNREADABLE_ANSWER', (response) => response.end('{"id":"pi_1","status":"succeeded"}')],
    ['is no answer', 'NO_ANSWER', (response) => response.destroy()],
    ['is a fault', 'PROVIDER_FAULT', (response) => response.writeHead(503).end('{"error":{"type":"api_error"}}')],
    ['sends elsewhere', 'NO_ANSWER', (response) => response.writeHead(307, { location: program.url }).end()],
  ])('asks once, and assumes nothing of an answer that %s', async (_what, reason, respond) => {
    const wanted = { ...{ attemptId: newId(), token: 'cus_1/pm_1' }, amount: money(5_000n, 'EUR') };
    let requests = 0;
    const server = createServer((_request, response) => {
      requests += 1;
      respond(response);
    });
    const url = await listen(server);
    expect(await providerOf(url, secret).charge(wanted)).toEqual({ unknown: reason });
    await expect(providerOf(url, secret).findCharge(wanted.attemptId)).rejects.toMatchObject({
      code: 'PAYMENT_PROVIDER_UNAVAILABLE',
    });
    expect(requests).toBe(2);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });

  it('settles debits later, and tells which were taken back and why', async () => {
    const [debit, disputed] = [await order('debit-settles'), await order('chargeback')];
    expect(await provider.charge(debit)).toMatchObject({ seen: { state: 'PENDING' } });
    await provider.charge(disputed);
    const stateOf = async ({ attemptId }: ChargeOrder) => (await provider.findCharge(attemptId))!.state;
    await until(async () => (await stateOf(debit)) === 'SETTLED' && (await stateOf(disputed)) === 'REVERSED');
    expect(await provider.findCharge(disputed.attemptId)).toMatchObject({ failure: { code: 'fraudulent' } });
  });

  it('reports the charges of a day, which is complete once it is over', async () => {
    const today = new Date().toISOString().slice(0, 10);
    const wanted = await order('settles');
    await provider.charge(wanted);
    const report = await provider.dayReport(today);
    expect(report.complete).toBe(false);
    expect(report.charges.filter(({ attemptId }) => attemptId === wanted.attemptId)).toMatchObject([
      { state: 'SETTLED', amount: wanted.amount },
    ]);
    expect(await provider.dayReport('2020-01-01')).toEqual({ complete: true, charges: [] });
  });

  it('signs its webhooks, of any of several keys; what is forged, truncated or old is not believed', async () => {
    const attemptId = newId();
    const now = new Date();
    const webhook = (at: Date, key = secret, cut = 0): RawWebhook => {
      const body = Buffer.from(JSON.stringify(event('evt_1', attemptId)));
      const headers = new Map(Object.entries(sign(key, 'evt_1', at, body)));
      return { headers, body: body.subarray(0, body.length - cut) };
    };
    expect(await provider.readWebhook(webhook(now), now)).toEqual({
      event: { eventId: 'evt_1', about: 'CHARGE', reference: attemptId },
    });
    const forged = [
      webhook(now, newWebhookSecret()),
      webhook(now, secret, 1),
      webhook(new Date(now.getTime() - 400_000)),
      { ...webhook(now), headers: new Map<string, string>() },
    ];
    for (const each of forged) expect(await provider.readWebhook(each, now)).toHaveProperty('fault');
  });

  it('tells by webhook of every charge and page, also of money that was taken back', async () => {
    const told: RawWebhook[] = [];
    const server = createServer((request, response) => {
      const parts: Buffer[] = [];
      request.on('data', (part: Buffer) => parts.push(part));
      request.on('end', () => {
        const headers = new Map(Object.entries(request.headers).map(([key, value]) => [key, String(value)]));
        told.push({ headers, body: Buffer.concat(parts) });
        // The first is refused, so that it is sent again.
        response.writeHead(told.length === 1 ? 503 : 200).end();
      });
    });
    Object.assign(config, { webhookUrl: await listen(server) });
    const wanted = await order('chargeback');
    await provider.charge(wanted);
    const read = async () => Promise.all(told.map((each) => provider.readWebhook(each, new Date())));
    await until(async () => {
      const events = (await read()).flatMap((reading) => ('event' in reading ? [reading.event] : []));
      const ofCharge = events.filter(({ reference }) => reference === wanted.attemptId);
      return ofCharge.length >= 2 && events.some(({ about }) => about === 'METHOD');
    });
    expect((await read()).every((reading) => 'event' in reading)).toBe(true);
    await new Promise((resolve) => server.close(resolve));
  });
});

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(server.address() as { port: number }).port}`;
}

/** Part after part, each before anybody would call it late. */
function trickle(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 100);
  response.on('close', () => clearInterval(timer));
}
