import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Server, ServerCredentials, type ServiceDefinition, status } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { type customerV1, type invoiceV1, messageShape, protosFolder, toWireDate, toWireMoney } from '#libs/contracts';
import { newId } from '#libs/ids';
import { money } from '#libs/money';

type Owner = 'customer' | 'invoice' | 'payment' | 'workflow';

/**
 * The services that a fence asks, in memory behind one real rpc server: what they know, which of them cannot be
 * reached, and in which order they were asked.
 */
export class StubOwners {
  readonly customers = new Map<string, customerV1.ContactFactsInit>();
  readonly invoices = new Map<string, invoiceV1.InvoiceInit>();
  readonly moneyInFlight = new Set<string>();
  readonly promisedInvoices = new Set<string>();
  readonly arrangedInvoices = new Set<string>();
  /** Reasons of the holds on whatever act is asked about. */
  holdReasons: string[] = [];
  /** Whether every case asked about is closed. */
  caseClosed = false;
  readonly heldInvoices = new Set<string>();
  readonly placedInvoices = new Set<string>();
  readonly unannouncedInvoices = new Set<string>();
  /** Refusals of a channel, as they were recorded. */
  readonly optOuts: {
    customerId: string;
    channel: customerV1.ContactInit['channel'];
    reason: string;
    requestId: string;
    contactId: string;
  }[] = [];
  /** These cannot be reached. */
  readonly away = new Set<Owner>();
  /** What a caller sees of an owner that is away. It tries again after UNAVAILABLE while it has time. */
  awayStatus: status.DEADLINE_EXCEEDED | status.UNAVAILABLE = status.DEADLINE_EXCEEDED;
  /** Request ids that were answered before: another call with them changes nothing. */
  readonly ignoredOptOuts = new Set<string>();
  /** Rpcs in the order in which they came. */
  readonly asked: string[] = [];
  /** Whether the pause of a case was passed over, for each question about holds. */
  readonly passedPauses: boolean[] = [];
  /** Holds the response of an rpc back until this settles. */
  readonly heldBack = new Map<string, Promise<void>>();
  private readonly server = new Server();
  private port = 0;
  private count = 0;

  async listen(): Promise<void> {
    this.serve('payment', {
      CheckMoneyInFlight: ({ invoiceIds }) => ({
        invoiceIds: among(this.moneyInFlight, invoiceIds),
        promisedInvoiceIds: among(this.promisedInvoices, invoiceIds),
        arrangedInvoiceIds: among(this.arrangedInvoices, invoiceIds),
      }),
    });
    this.serve('invoice', {
      BatchGetInvoices: ({ invoiceIds }) => ({ invoices: invoiceIds.flatMap((id) => this.invoices.get(id) ?? []) }),
    });
    this.serve('workflow', {
      CheckHolds: ({ invoiceIds, needsAnnouncement, passesPause }) => {
        this.passedPauses.push(passesPause);
        return {
          actHeld: this.holdReasons.length > 0,
          caseClosed: this.caseClosed,
          heldInvoiceIds: among(this.heldInvoices, invoiceIds),
          reasons: this.holdReasons,
          placedInvoiceIds: among(this.placedInvoices, invoiceIds),
          unannouncedInvoiceIds: needsAnnouncement ? among(this.unannouncedInvoices, invoiceIds) : [],
        };
      },
    });
    this.serve('customer', {
      BatchGetContactFacts: ({ customerIds }) => ({ facts: customerIds.flatMap((id) => this.customers.get(id) ?? []) }),
      RecordOptOut: ({ customerId, channel, reason, requestId, contactId }) => {
        if (!this.ignoredOptOuts.has(requestId))
          this.customers.set(customerId, { ...this.customers.get(customerId)!, optedOutChannels: [channel] });
        this.optOuts.push({ customerId, channel, reason, requestId, contactId });
        return {};
      },
    });
    this.port = await new Promise((resolve, reject) =>
      this.server.bindAsync('127.0.0.1:0', ServerCredentials.createInsecure(), (error, port) =>
        error ? reject(error) : resolve(port),
      ),
    );
  }

  close(): void {
    this.server.forceShutdown();
  }

  /** Addresses for the service under test. */
  get environment(): Record<string, string> {
    const names = ['CUSTOMER', 'INVOICE', 'PAYMENT', 'WORKFLOW'];
    return Object.fromEntries(names.map((name) => [`DUNLIN_RPC_${name}_ADDRESS`, `127.0.0.1:${this.port}`]));
  }

  /** Forgets holds, money, absences and what was asked; customers and invoices stay. */
  calm(): void {
    const { moneyInFlight, promisedInvoices, arrangedInvoices, heldInvoices, placedInvoices, away, heldBack } = this;
    const ofInvoices = [moneyInFlight, promisedInvoices, arrangedInvoices, heldInvoices, placedInvoices];
    for (const each of [...ofInvoices, away, heldBack]) each.clear();
    this.holdReasons = [];
    this.caseClosed = false;
    this.awayStatus = status.DEADLINE_EXCEEDED;
    this.asked.length = 0;
    this.passedPauses.length = 0;
  }

  /** A person who can be written to by e-mail. @returns the id */
  addCustomer(more: customerV1.ContactFactsInit = {}): string {
    const customerId = newId();
    const number = (this.count += 1);
    const address = `debtor${number}@example.test`;
    this.customers.set(customerId, {
      customerId,
      reference: `C-${number}`,
      name: 'Ada Lovelace',
      kind: 'KIND_PERSON',
      locale: 'en',
      zones: ['UTC'],
      contacts: [{ contactId: newId(), channel: 'CHANNEL_EMAIL', address, validity: 'VALIDITY_UNVERIFIED' }],
      ...more,
    });
    return customerId;
  }

  /** An open invoice that may be collected. @returns the id */
  addInvoice(customerId: string, more: invoiceV1.InvoiceInit = {}): string {
    const invoiceId = newId();
    this.invoices.set(invoiceId, {
      invoiceId,
      number: `INV-${(this.count += 1)}`,
      customerId,
      lifecycle: 'LIFECYCLE_OPEN',
      collectability: 'COLLECTABILITY_COLLECT',
      amount: toWireMoney(money(20_000n, 'USD')),
      remaining: toWireMoney(money(15_000n, 'USD')),
      dueDate: toWireDate('2013-01-15'),
      version: '1',
      ...more,
    });
    return invoiceId;
  }

  changeInvoice(invoiceId: string, more: invoiceV1.InvoiceInit): void {
    this.invoices.set(invoiceId, { ...this.invoices.get(invoiceId)!, ...more });
  }

  /** @param responses by rpc, in whichever proto service of the owner it stands */
  private serve(owner: Owner, responses: Record<string, (request: Request) => object>): void {
    for (const definition of servicesOf(owner)) {
      const served = Object.fromEntries(Object.entries(definition).filter(([method]) => method in responses));
      const handlers = Object.keys(served).map((method) => [method, this.handler(owner, method, responses[method]!)]);
      if (handlers.length > 0) this.server.addService(served, Object.fromEntries(handlers));
    }
  }

  private handler(owner: Owner, method: string, respond: (request: Request) => object) {
    return (call: { request: Request }, done: (error: object | null, response?: object) => void): void => {
      this.asked.push(method);
      if (this.away.has(owner)) return done({ code: this.awayStatus, details: `${owner} cannot be reached` });
      void (this.heldBack.get(method) ?? Promise.resolve()).then(() => done(null, respond(call.request)));
    };
  }
}

function servicesOf(owner: Owner): ServiceDefinition[] {
  const folder = `dunlin/${owner}/v1`;
  const files = readdirSync(join(protosFolder, folder)).filter((file) => file.endsWith('_service.proto'));
  const contracts = loadSync(
    files.map((file) => `${folder}/${file}`),
    { ...messageShape, includeDirs: [protosFolder] },
  );
  const services = Object.entries(contracts).filter(([name]) => /^dunlin\.(?!common\.).*Service$/.test(name));
  return services.map(([, definition]) => definition as ServiceDefinition);
}

interface Request {
  readonly invoiceIds: string[];
  readonly customerIds: string[];
  readonly customerId: string;
  readonly channel: customerV1.Channel;
  readonly reason: string;
  readonly requestId: string;
  readonly contactId: string;
  readonly needsAnnouncement: boolean;
  readonly passesPause: boolean;
}

function among(known: ReadonlySet<string>, ids: readonly string[]): string[] {
  return ids.filter((id) => known.has(id));
}
