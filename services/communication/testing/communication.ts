import 'reflect-metadata';
import { join } from 'node:path';
import { type communicationV1, type customerV1, type invoiceV1, toWireDate, toWireMoney } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { derivedId, newId } from '#libs/ids';
import { money } from '#libs/money';
import type { RpcClient, ServiceProcess } from '#libs/platform';
import { aCaller, type RunningService, runService, type ServiceDatabase, StubOwners } from '#libs/testing';
import type { Message } from '../messages/domain/message.js';
import { ResolveExpiredLeases } from '../messages/use-cases/resolve-expired-leases.js';
import { SendMessage } from '../messages/use-cases/send-message.js';
import type { RawSendMessage } from '../messages/use-cases/send-message-input.js';
import { service } from '../service.js';
import { MailPeer } from './mail-peer.js';

export const start = new Date('2024-05-15T14:00:00.000Z');
/** So long that no lease is renewed during a test; leases expire where a test says so. */
const leaseMs = 60_000;
const smtpTimeoutMs = 60_000;

export let host: RunningService<'communication'>;
export let db: ServiceDatabase;
export let mail: MailPeer;
export let owners: StubOwners;
export let running: ServiceProcess;
export let client: RpcClient<communicationV1.Rpcs>;
export const ann = { actor: 'user:ann', correlationId: 'spec' };

/** Runs the service for a spec, with a mail server and with the services it asks. */
export function useCommunication(): void {
  beforeAll(async () => {
    const migrations = join(import.meta.dirname, '../migrations');
    [mail, owners] = [new MailPeer(), new StubOwners()];
    await Promise.all([mail.listen(), owners.listen()]);
    const env = environment();
    host = await runService(service, 'communication', { migrations, start, env });
    ({ db, running, client } = host);
  });
  afterAll(async () => {
    await host.stop();
    owners.close();
    await mail.close();
  });
  beforeEach(async () => {
    await db.clearOutbox();
    await db.setNow(start);
    owners.calm();
  });
}

function environment(): Record<string, string> {
  return {
    DUNLIN_POSTGRES_POOL_MAX: '20',
    DUNLIN_ORGANISATION_NAME: 'Northwind & Co',
    DUNLIN_SMTP_URL: `smtp://127.0.0.1:${mail.port}`,
    DUNLIN_SMTP_TLS_MODE: 'none',
    DUNLIN_SMTP_TIMEOUT_MS: String(smtpTimeoutMs),
    DUNLIN_MAIL_FROM: 'Northwind <billing@northwind.example>',
    DUNLIN_MAIL_REPLY_TO: 'answers@northwind.example',
    DUNLIN_MAIL_PER_SECOND: '100000',
    DUNLIN_PUBLIC_URL: 'https://mail.northwind.example/',
    DUNLIN_MESSAGE_LEASE_MS: String(leaseMs),
    DUNLIN_MESSAGE_MAX_DEFERRALS: '2',
    ...owners.environment,
  };
}

/** A customer who can be written to. */
export function aCustomer(more: customerV1.ContactFactsInit = {}): { customerId: string; address: string } {
  const customerId = owners.addCustomer(more);
  return { customerId, address: owners.customers.get(customerId)!.contacts?.[0]?.address ?? '' };
}

export function anInvoice(customerId: string, more: invoiceV1.InvoiceInit = {}): string {
  const remaining = toWireMoney(money(12_345n, 'USD'));
  return owners.addInvoice(customerId, { remaining, dueDate: toWireDate('2024-05-01'), ...more });
}

export function aRequest(customerId: string, invoiceIds: string[], more: Partial<RawSendMessage> = {}): RawSendMessage {
  const idempotencyKey = `case/1/reminder-3/${newId()}/1/EMAIL`;
  const act = { caseId: '', stepId: 'reminder-3', channel: 'EMAIL' as const, template: 'reminder' };
  return { idempotencyKey, customerId, invoiceIds, ...act, ...more };
}

/** A customer with one invoice and the request to remind them of it. */
export function aCase(facts: customerV1.ContactFactsInit = {}, more: Partial<RawSendMessage> = {}) {
  const { customerId, address } = aCustomer(facts);
  const invoiceId = anInvoice(customerId);
  return { customerId, address, invoiceId, request: aRequest(customerId, [invoiceId], more) };
}

export const send = (request: RawSendMessage, caller = aCaller()): Promise<Message> =>
  running.app.get(SendMessage).sendMessage(caller, request);
export const janitor = (): Promise<number> => running.app.get(ResolveExpiredLeases).resolveExpiredLeases();
export const codeOf = (result: Promise<unknown>): Promise<string> =>
  result.then(
    () => 'none',
    (error: unknown) => (error instanceof DomainError ? error.code : String(error)),
  );
export const stateOf = async (request: RawSendMessage): Promise<communicationV1.Message> =>
  (await client.getMessage({ messageId: derivedId(request.idempotencyKey) }, ann)).message!;
export const events = async (): Promise<string[]> => (await db.published()).map(({ type }) => type.split('.').at(-1)!);
export const hours = (count_: number): number => count_ * 3_600_000;
export const later = (ms: number): Date => new Date(start.getTime() + ms);

/** Something that a spec lets happen. */
export function gate(): { open: () => void; opened: Promise<void> } {
  let open!: () => void;
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { open, opened };
}

/** As if the holders of all leases had died, without waiting for it. */
export async function expireLeases(): Promise<void> {
  await db.database.query(`UPDATE messages SET lease_until = 'epoch' WHERE state = 'IN_PROGRESS'`);
}

export async function contactsOf(customerId: string): Promise<number> {
  return (await db.database.query('SELECT 1 FROM contacts_made WHERE customer_id = $1', [customerId])).length;
}
