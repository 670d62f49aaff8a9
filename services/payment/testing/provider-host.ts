import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type AskOptions, type FenceFacts, type InvoiceFacts, type MoneyFacts, Owners } from '#libs/fence';
import { newId } from '#libs/ids';
import { money } from '#libs/money';
import { runService } from '#libs/testing';
import { newWebhookSecret } from '#libs/webhooks';
import { startSandbox } from '../../../deploy/local/sandbox/server.js';
import { startStripe } from '../../../deploy/local/stripe/server.js';
import { PursueAttempts } from '../attempts/use-cases/pursue-attempts.js';
import type { PromisableInvoice } from '../promises/domain/draft.js';
import { PromiseOwners } from '../promises/use-cases/ports.js';
import { service } from '../service.js';
import { FollowWebhooks } from '../webhooks/use-cases/follow-webhooks.js';
import { acme, ann, type PaymentHost, start } from './payment-host.js';

/** What the owners of facts say, in memory. */
export class StubbedOwners {
  readonly invoices = new Map<string, InvoiceFacts>();
  readonly held = new Set<string>();
  flags: NonNullable<FenceFacts['customer']>['flags'] = [];
  isAway = false;

  add(remainingMinor = 100_000n, currency = 'EUR', dueDate = '2013-02-01'): string {
    const invoiceId = newId();
    const remaining = money(remainingMinor, currency);
    const state = { lifecycle: 'OPEN', collectable: true, disputed: false, dueDate, version: 1n } as const;
    const whose = { invoiceId, number: 'INV', customerId: acme };
    this.invoices.set(invoiceId, { ...whose, amount: remaining, remaining, ...state });
    return invoiceId;
  }

  /** As what may be promised, agreed on or charged is drafted of. */
  promisable(invoiceIds: readonly string[]): PromisableInvoice[] {
    return invoiceIds.map((id) => {
      const { remaining, ...invoice } = this.invoices.get(id)!;
      return {
        ...invoice,
        currency: remaining.currency,
        collectableMinor: remaining.minor,
        placed: false,
        disputedInPart: false,
      };
    });
  }

  facts(money: MoneyFacts): FenceFacts {
    const nothing = { actHeld: false, caseClosed: false, placedInvoiceIds: new Set<string>() };
    const holds = { ...nothing, heldInvoiceIds: this.held, unannouncedInvoiceIds: new Set<string>() };
    return { customer: this.customer, invoices: this.invoices, holds, ...money };
  }

  get customer(): NonNullable<FenceFacts['customer']> {
    const person = { customerId: acme, reference: 'C-1', name: 'Acme', debtType: 'BUSINESS', locale: 'en' } as const;
    return { ...person, zones: ['UTC'], contacts: [], optedOutChannels: [], flags: this.flags };
  }
}

/** The programs that stand in for payment providers, each with the settings by which the service finds it. */
const programs = {
  sandbox: {
    start: startSandbox,
    settings: (url: string, apiKey: string, webhookSecret: string) => ({
      DUNLIN_SANDBOX_URL: url,
      DUNLIN_SANDBOX_API_KEY: apiKey,
      DUNLIN_SANDBOX_WEBHOOK_KEYS: webhookSecret,
    }),
  },
  stripe: {
    start: startStripe,
    settings: (url: string, apiKey: string, webhookSecret: string) => ({
      DUNLIN_STRIPE_URL: url,
      DUNLIN_STRIPE_API_KEY: apiKey,
      DUNLIN_STRIPE_WEBHOOK_KEYS: webhookSecret,
      DUNLIN_STRIPE_RETURN_URL: 'https://billing.example.org/thanks',
    }),
  },
} as const;

/** The payment service in this process and a payment provider behind a socket. */
export interface ProviderHost extends Omit<PaymentHost, 'invoices'> {
  readonly owners: StubbedOwners;
  readonly providerUrl: string;
  readonly webhookSecret: string;
  /** Where the provider sends its webhooks from now on: a process of the service on this machine. */
  sendWebhooksTo(httpPort: number): void;
  /** Calls the provider as who has its key. */
  control<Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer>;
  /** How many charges the provider made for an attempt. */
  chargeCount(attemptId: string): Promise<number>;
  /** Gives a method by the provider's page. */
  giveMethod(choice: string): Promise<string>;
  /** Follows what webhooks told, once. */
  followWebhooks(): Promise<void>;
  /** Lets the leases of the dead end, so that janitors look after what they had. */
  expireLeases(): Promise<void>;
  /** Does what the janitor does of what is due, leases of the dead included. */
  pursue(): Promise<void>;
}

export async function runWithProvider(
  env: Record<string, string> = {},
  name: keyof typeof programs = 'sandbox',
): Promise<ProviderHost> {
  const folder = mkdtempSync(join(tmpdir(), `dunlin-${name}-`));
  const apiKey = newId();
  const webhookSecret = newWebhookSecret();
  const config = {
    ...{ host: '127.0.0.1', port: 0, apiKey, webhookSecret, webhookUrl: '' },
    ...{ file: join(folder, 'book.json'), delayMs: 50 },
  };
  const program = await programs[name].start(config);
  const host = await runService(service, 'payment', {
    migrations: join(import.meta.dirname, '../migrations'),
    start,
    env: {
      DUNLIN_TRIAL: 'true',
      ...programs[name].settings(program.url, apiKey, webhookSecret),
      DUNLIN_PROVIDER_TIMEOUT_MS: '1000',
      ...env,
    },
  });
  const { app, httpPort } = host.running;
  const sendWebhooksTo = (port: number): void => {
    config.webhookUrl = `http://127.0.0.1:${port}/webhooks/${name}`;
  };
  sendWebhooksTo(httpPort);
  const owners = new StubbedOwners();
  Object.assign(app.get(Owners), {
    findCustomer: (customerId: string) => Promise.resolve(customerId === acme ? owners.customer : null),
    ask: async (_act: unknown, _caller: unknown, { money }: Required<AskOptions>) => {
      if (owners.isAway) throw new Error('away');
      return owners.facts(await money());
    },
  });
  Object.assign(app.get(PromiseOwners, { strict: false }), {
    zoneOf: async () => 'UTC',
    findInvoices: async (_customerId: string, ids: readonly string[]) => owners.promisable(ids),
  });
  const control = async <Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> => {
    const headers = { authorization: `Bearer ${apiKey}` };
    const response = await fetch(program.url + path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    return (await response.json()) as Answer;
  };
  const realNow = 'clock_timestamp()';
  const past = `${realNow} - interval '1 second'`;
  const due = (table: string): Promise<unknown> => host.db.database.query(`UPDATE ${table} SET look_at = ${past}`);
  const expireLeases = async (): Promise<void> => {
    await host.db.database.query(`UPDATE payment_attempts SET lease_until = ${past}`);
    await due('payment_attempts');
  };
  const followWebhooks = async (): Promise<void> => {
    await due('webhook_events');
    await app.get(FollowWebhooks).followWebhooks();
  };
  return {
    ...host,
    owners,
    providerUrl: program.url,
    webhookSecret,
    sendWebhooksTo,
    control,
    chargeCount: async (attemptId) =>
      (await control<{ count: number }>('GET', `/control/charges?reference=${attemptId}`)).count,
    giveMethod: async (choice) => {
      const { method, url } = await host.client.startMethodSetup({ requestId: newId(), customerId: acme }, ann);
      await fetch(url, { method: 'POST', body: new URLSearchParams({ choice }), redirect: 'manual' });
      await waitForWebhook(host.db.database, method!.methodId);
      await followWebhooks();
      return method!.methodId;
    },
    followWebhooks,
    expireLeases,
    pursue: async () => {
      await expireLeases();
      await app.get(PursueAttempts).pursueAttempts();
    },
    stop: async () => {
      await host.stop();
      await program.stop();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Until a webhook about a method or attempt was taken. @param count how many are waited for */
export async function waitForWebhook(
  database: PaymentHost['db']['database'],
  reference: string,
  count = 1,
): Promise<void> {
  for (;;) {
    const rows = await database.query('SELECT FROM webhook_events WHERE reference = $1', [reference]);
    if (rows.length >= count) return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
