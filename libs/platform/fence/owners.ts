import { Injectable } from '@nestjs/common';
import {
  type Act,
  type ActCaller,
  type AskOptions,
  type CustomerFacts,
  type FenceFacts,
  type HoldFacts,
  type InvoiceFacts,
  type MoneyFacts,
  Owners,
} from '#libs/fence';
import { RpcClients } from '../rpc/client/rpc-clients.js';
import { fromWireCustomerFacts, fromWireInvoiceFacts } from './owners.wire.js';

@Injectable()
export class RpcOwners extends Owners {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async ask(act: Act, caller: ActCaller, { deadlineMs, money }: AskOptions): Promise<FenceFacts> {
    const endsAt = performance.now() + deadlineMs;
    const [owed, holds, customer] = await Promise.all([
      this.moneyThenInvoices(act, caller, endsAt, money ?? (() => this.money(act, caller, endsAt))),
      this.holds(act, caller, deadlineMs),
      this.findCustomer(act.customerId, caller, { deadlineMs }),
    ]);
    return { ...owed, holds, customer };
  }

  override async findCustomer(
    customerId: string,
    caller: ActCaller,
    { deadlineMs }: { readonly deadlineMs: number },
  ): Promise<CustomerFacts | null> {
    const client = this.clients.of('customer');
    const { facts } = await client.batchGetContactFacts({ customerIds: [customerId] }, caller, { deadlineMs });
    const found = facts.find((candidate) => candidate.customerId === customerId);
    return found ? fromWireCustomerFacts(found) : null;
  }

  override async findInvoices(
    invoiceIds: readonly string[],
    caller: ActCaller,
    { deadlineMs }: { readonly deadlineMs: number },
  ): Promise<InvoiceFacts[]> {
    const client = this.clients.of('invoice');
    const { invoices } = await client.batchGetInvoices({ invoiceIds: [...invoiceIds] }, caller, { deadlineMs });
    return invoices.map(fromWireInvoiceFacts);
  }

  /**
   * Invoices are asked only after payment returned: money leaves flight once its allocation shows in the invoice, so
   * "not in flight" asked first proves that the invoice shows it. Asked side by side, a payment could slip between the
   * two responses.
   */
  private async moneyThenInvoices(
    { invoiceIds }: Act,
    caller: ActCaller,
    endsAt: number,
    askForMoney: () => Promise<MoneyFacts>,
  ): Promise<MoneyFacts & Pick<FenceFacts, 'invoices'>> {
    const money = await askForMoney();
    const invoices = await this.findInvoices(invoiceIds, caller, { deadlineMs: left(endsAt) });
    return { ...money, invoices: new Map(invoices.map((facts) => [facts.invoiceId, facts])) };
  }

  private async money({ customerId, invoiceIds }: Act, caller: ActCaller, endsAt: number): Promise<MoneyFacts> {
    const payment = this.clients.of('payment');
    const request = { customerId, invoiceIds: [...invoiceIds] };
    const money = await payment.checkMoneyInFlight(request, caller, { deadlineMs: left(endsAt) });
    return {
      moneyInFlight: new Set(money.invoiceIds),
      promised: new Set(money.promisedInvoiceIds),
      arranged: new Set(money.arrangedInvoiceIds),
    };
  }

  private async holds(
    { customerId, caseId, invoiceIds, needsAnnouncement = false, passesPause = false }: Act,
    caller: ActCaller,
    deadlineMs: number,
  ): Promise<HoldFacts> {
    const workflow = this.clients.of('workflow');
    const ids = [...invoiceIds];
    const request = { customerId, caseId: caseId ?? '', invoiceIds: ids, needsAnnouncement, passesPause };
    const found = await workflow.checkHolds(request, caller, { deadlineMs });
    return {
      actHeld: found.actHeld,
      caseClosed: found.caseClosed,
      heldInvoiceIds: new Set(found.heldInvoiceIds),
      placedInvoiceIds: new Set(found.placedInvoiceIds),
      unannouncedInvoiceIds: new Set(found.unannouncedInvoiceIds),
    };
  }
}

/** Milliseconds until the end, at least one: a deadline that has passed fails at once as unavailable. */
function left(endsAt: number): number {
  return Math.max(1, Math.floor(endsAt - performance.now()));
}
