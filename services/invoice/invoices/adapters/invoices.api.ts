import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, fromWireMoney, toTimestampOrNull, toWireMoney, type invoiceV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { Clock } from '#libs/time';
import { remainingOf, type Invoice } from '../../ledger/domain/invoice.js';
import { CreateInvoice } from '../use-cases/create-invoice.js';
import { InvoiceCommands } from '../use-cases/invoice-commands.js';
import { MarkOverdue } from '../use-cases/mark-overdue.js';
import type { InvoiceKey } from '../use-cases/ports.js';
import { ReadInvoices } from '../use-cases/read-invoices.js';
import { readInvoiceFilter } from './invoice.filters.js';
import { wireInvoice } from './invoices.wire.js';

const service = 'dunlin.invoice.v1.InvoiceService';

type Rpcs = invoiceV1.InvoiceServiceRpcs;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

@Controller()
export class InvoicesApi implements RpcHandlers<
  Pick<
    Rpcs,
    | 'createInvoice'
    | 'issueInvoice'
    | 'getInvoice'
    | 'listInvoices'
    | 'voidInvoice'
    | 'raiseDispute'
    | 'closeDispute'
    | 'getStandings'
    | 'resolveInvoices'
    | 'markOverdue'
    | 'getSummary'
  >
> {
  constructor(
    private readonly create: CreateInvoice,
    private readonly commands: InvoiceCommands,
    private readonly invoices: ReadInvoices,
    private readonly overdue: MarkOverdue,
    private readonly clock: Clock,
  ) {}

  @GrpcMethod(service, 'CreateInvoice')
  createInvoice(
    @Payload() request: invoiceV1.CreateInvoiceRequest,
    @FromCaller() caller: Caller,
  ): Answer<'createInvoice'> {
    const { customerId, number, creditorId } = request;
    const input = {
      customerId,
      number,
      creditorId,
      amount: fromWireMoney(request.amount),
      issueDate: fromWireDate(request.issueDate, 'issue_date'),
      dueDate: fromWireDate(request.dueDate, 'due_date'),
    };
    return this.answer(this.create.execute(caller, input));
  }

  @GrpcMethod(service, 'IssueInvoice')
  issueInvoice(
    @Payload() request: invoiceV1.IssueInvoiceRequest,
    @FromCaller() caller: Caller,
  ): Answer<'issueInvoice'> {
    return this.answer(this.commands.issue(caller, request.invoiceId));
  }

  @GrpcMethod(service, 'GetInvoice')
  async getInvoice(@Payload() { invoiceId, number }: invoiceV1.GetInvoiceRequest): Answer<'getInvoice'> {
    const { now, content } = await this.invoices.get(invoiceId, number);
    return { invoice: wireInvoice(content, now) };
  }

  @GrpcMethod(service, 'ListInvoices')
  async listInvoices(@Payload() request: invoiceV1.ListInvoicesRequest): Answer<'listInvoices'> {
    const { pageSize: _size, pageToken: _token, ...filter } = request;
    const page = openPage(request, filter);
    const after = page.after as InvoiceKey | null;
    const { now, content } = await this.invoices.list(readInvoiceFilter(request), { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(content, page, ({ dueDate, number }) => [dueDate, number]);
    return { invoices: rows.map((invoice) => wireInvoice(invoice, now)), nextPageToken };
  }

  @GrpcMethod(service, 'VoidInvoice')
  voidInvoice(@Payload() request: invoiceV1.VoidInvoiceRequest, @FromCaller() caller: Caller): Answer<'voidInvoice'> {
    return this.answer(this.commands.void(caller, request.invoiceId, request.reason));
  }

  @GrpcMethod(service, 'RaiseDispute')
  raiseDispute(
    @Payload() request: invoiceV1.RaiseDisputeRequest,
    @FromCaller() caller: Caller,
  ): Answer<'raiseDispute'> {
    return this.answer(this.commands.raiseDispute(caller, request.invoiceId, request.reason));
  }

  @GrpcMethod(service, 'CloseDispute')
  closeDispute(
    @Payload() request: invoiceV1.CloseDisputeRequest,
    @FromCaller() caller: Caller,
  ): Answer<'closeDispute'> {
    return this.answer(this.commands.closeDispute(caller, request.invoiceId, request.reason));
  }

  @GrpcMethod(service, 'GetStandings')
  async getStandings(@Payload() { invoiceIds }: invoiceV1.GetStandingsRequest): Answer<'getStandings'> {
    const { now, content } = await this.invoices.standings(invoiceIds);
    return { invoices: content.map((invoice) => wireInvoice(invoice, now)) };
  }

  @GrpcMethod(service, 'ResolveInvoices')
  async resolveInvoices(@Payload() { numbers }: invoiceV1.ResolveInvoicesRequest): Answer<'resolveInvoices'> {
    const found = await this.invoices.resolve(numbers);
    return {
      found: found.map((invoice) => ({
        number: invoice.number,
        invoiceId: invoice.invoiceId,
        customerId: invoice.customerId,
        remaining: toWireMoney({ minor: remainingOf(invoice), currency: invoice.currency }),
        lifecycle: `LIFECYCLE_${invoice.lifecycle}`,
      })),
    };
  }

  @GrpcMethod(service, 'MarkOverdue')
  async markOverdue(
    @Payload() request: invoiceV1.MarkOverdueRequest,
    @FromCaller() caller: Caller,
  ): Answer<'markOverdue'> {
    const { markedCount, nextAt } = await this.overdue.execute(caller, request.limit);
    return { markedCount, nextTime: toTimestampOrNull(nextAt) };
  }

  @GrpcMethod(service, 'GetSummary')
  async getSummary(): Answer<'getSummary'> {
    const { invoiceCount, openCount, customerCount, amounts } = await this.invoices.summary();
    return {
      invoiceCount: invoiceCount.toString(),
      openCount: openCount.toString(),
      customerCount: customerCount.toString(),
      amounts: amounts.map(({ currency, minor }) => toWireMoney({ minor, currency })),
      remaining: amounts.map(({ currency, remainingMinor }) => toWireMoney({ minor: remainingMinor, currency })),
    };
  }

  /** The overdue facet is told as of now, also in the stored answer of a repeated request. */
  private async answer(changing: Promise<Invoice>): Promise<{ invoice: invoiceV1.InvoiceInit }> {
    const invoice = await changing;
    return { invoice: wireInvoice(invoice, await this.clock.now()) };
  }
}
