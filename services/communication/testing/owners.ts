import { Server, ServerCredentials, status, type ServiceDefinition } from '@grpc/grpc-js';
import { loadSync } from '@grpc/proto-loader';
import { messageShape, protosFolder, type customerV1, type invoiceV1 } from '#libs/contracts';

/** The owners of the facts in memory, behind a real rpc server. */
export class Owners {
  readonly customers = new Map<string, customerV1.ContactFactsInit>();
  readonly invoices = new Map<string, invoiceV1.InvoiceInit>();
  readonly inFlight = new Set<string>();
  readonly heldInvoices = new Set<string>();
  held: string[] = [];
  readonly optOuts: string[] = [];
  readonly asked: string[] = [];
  away = new Set<string>();
  private readonly server = new Server();
  port = 0;

  async listen(): Promise<void> {
    this.serve('payment', 'Payment', {
      GetMoneyInFlight: ({ invoiceIds }) => ({ invoiceIds: invoiceIds.filter((id: string) => this.inFlight.has(id)) }),
    });
    this.serve('invoice', 'Invoice', {
      GetStandings: ({ invoiceIds }) => ({ invoices: invoiceIds.flatMap((id: string) => this.invoices.get(id) ?? []) }),
    });
    this.serve('workflow', 'Workflow', {
      CheckHolds: ({ invoiceIds }) => ({
        actHeld: this.held.length > 0,
        heldInvoiceIds: invoiceIds.filter((id: string) => this.heldInvoices.has(id)),
        reasons: this.held,
      }),
    });
    this.serve('customer', 'Customer', {
      GetContactFacts: ({ customerIds }) => ({
        facts: customerIds.flatMap((id: string) => this.customers.get(id) ?? []),
      }),
      RecordOptOut: ({ customerId, channel, reason, requestId }) => {
        expect(requestId).toMatch(/^[0-9a-f-]{36}$/);
        const facts = this.customers.get(customerId)!;
        this.customers.set(customerId, { ...facts, optedOutChannels: [channel] });
        this.optOuts.push(`${customerId} ${channel} ${reason}`);
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

  get environment(): Record<string, string> {
    const address = `127.0.0.1:${this.port}`;
    const names = ['CUSTOMER', 'INVOICE', 'PAYMENT', 'WORKFLOW'];
    return Object.fromEntries(names.map((name) => [`DUNLIN_RPC_${name}_ADDRESS`, address]));
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- requests of many rpcs
  private serve(name: string, title: string, answers: Record<string, (request: any) => object>): void {
    const options = { ...messageShape, includeDirs: [protosFolder] };
    const contract = loadSync(`dunlin/${name}/v1/${name}_service.proto`, options);
    const definition = contract[`dunlin.${name}.v1.${title}Service`] as ServiceDefinition;
    const served = Object.fromEntries(Object.entries(definition).filter(([method]) => method in answers));
    const handlers = Object.entries(answers).map(([method, answer]) => [
      method,
      (call: { request: object }, done: (error: object | null, answer?: object) => void): void => {
        this.asked.push(method);
        if (this.away.has(name)) return done({ code: status.FAILED_PRECONDITION, details: `${name} is away` });
        done(null, answer(call.request));
      },
    ]);
    this.server.addService(served, Object.fromEntries(handlers));
  }
}
