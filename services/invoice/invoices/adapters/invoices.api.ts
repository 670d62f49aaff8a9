import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, fromWireDate, fromWireMoney, type invoiceV1, toTimestampOrNull, toWireMoney } from '#libs/contracts';
import { faultOf } from '#libs/errors';
import { requireField } from '#libs/fields';
import { Metadata } from '#libs/metadata';
import { toWireMetadata } from '#libs/metadata/adapters';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { Clock } from '#libs/time';
import type { Caller } from '#libs/transactions';
import { errors } from '../../ledger/domain/errors.js';
import { type Collectability, type Invoice, type InvoiceKind, remainingOf } from '../../ledger/domain/invoice.js';
import { hasLines } from '../../ledger/domain/journal/tax.js';
import { ActPolicy } from '../../ledger/use-cases/ports.js';
import { RelationStore } from '../../relations/use-cases/ports.js';
import { BatchGetInvoices } from '../use-cases/batch-get-invoices.js';
import { ChangeDraft } from '../use-cases/change-draft.js';
import { CreateInvoice } from '../use-cases/create-invoice.js';
import { DiscardDraft } from '../use-cases/discard-draft.js';
import { GetInvoice } from '../use-cases/get-invoice.js';
import { IssueInvoice } from '../use-cases/issue-invoice.js';
import { type DatedInvoice, ListInvoiceIds, maxPageSize, type NamedKey } from '../use-cases/list-invoice-ids.js';
import { MarkOverdue } from '../use-cases/mark-overdue.js';
import {
  DisputeClosing,
  type DisputedInvoice,
  DisputeRaising,
  DraftStore,
  invoiceKeyOf,
  InvoiceReader,
  maxCount,
} from '../use-cases/ports.js';
import { ResolveInvoices } from '../use-cases/resolve-invoices.js';
import { SetCollection } from '../use-cases/set-collection.js';
import { SetMetadata } from '../use-cases/set-metadata.js';
import { VoidInvoice } from '../use-cases/void-invoice.js';
import {
  fromWireInvoiceFilter,
  fromWireLines,
  toWireListedInvoice,
  toWireRelation,
  toWireSummary,
  toWireWholeInvoice,
} from './invoices.wire.js';

const service = 'dunlin.invoice.v1.InvoiceService';

type Rpcs = invoiceV1.InvoiceServiceRpcs;

@Controller()
export class InvoicesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly createInvoiceUseCase: CreateInvoice,
    private readonly changeDraftUseCase: ChangeDraft,
    private readonly discardDraftUseCase: DiscardDraft,
    private readonly issueInvoiceUseCase: IssueInvoice,
    private readonly voidInvoiceUseCase: VoidInvoice,
    private readonly setCollectionUseCase: SetCollection,
    private readonly disputeRaising: DisputeRaising,
    private readonly disputeClosing: DisputeClosing,
    private readonly getInvoiceUseCase: GetInvoice,
    private readonly getStandingsUseCase: BatchGetInvoices,
    private readonly listInvoiceIdsUseCase: ListInvoiceIds,
    private readonly resolveInvoicesUseCase: ResolveInvoices,
    private readonly markOverdueUseCase: MarkOverdue,
    private readonly setMetadataUseCase: SetMetadata,
    private readonly metadata: Metadata,
    private readonly invoices: InvoiceReader,
    private readonly drafts: DraftStore,
    private readonly relations: RelationStore,
    private readonly policy: ActPolicy,
    private readonly clock: Clock,
  ) {}

  @GrpcMethod(service, 'CreateInvoice')
  createInvoice(
    @Payload() request: invoiceV1.CreateInvoiceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'createInvoice'>> {
    const { customerId, number, numberSeries, creditorId } = request;
    const input = {
      customerId,
      number,
      numberSeries,
      creditorId,
      amount: fromWireMoney(request.amount),
      issueDate: fromWireDate(request.issueDate, 'issue_date'),
      dueDate: fromWireDate(request.dueDate, 'due_date'),
      kind: enumName<InvoiceKind>(request.kind, 'KIND_') ?? 'REGULAR',
      lines: fromWireLines(request.lines),
    };
    return this.respond(this.createInvoiceUseCase.createInvoice(caller, input));
  }

  @GrpcMethod(service, 'ChangeDraft')
  changeDraft(
    @Payload() request: invoiceV1.ChangeDraftRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'changeDraft'>> {
    const { invoiceId, expectedVersion } = request;
    const input = {
      invoiceId,
      expectedVersion: expectedVersion === undefined ? null : BigInt(expectedVersion),
      amount: fromWireMoney(request.amount),
      issueDate: fromWireDate(request.issueDate, 'issue_date'),
      dueDate: fromWireDate(request.dueDate, 'due_date'),
      lines: fromWireLines(request.lines),
    };
    return this.respond(this.changeDraftUseCase.changeDraft(caller, input));
  }

  @GrpcMethod(service, 'DiscardDraft')
  async discardDraft(
    @Payload() { invoiceId }: invoiceV1.DiscardDraftRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'discardDraft'>> {
    await this.discardDraftUseCase.discardDraft(caller, invoiceId);
    return {};
  }

  @GrpcMethod(service, 'IssueInvoice')
  issueInvoice(
    @Payload() { invoiceId }: invoiceV1.IssueInvoiceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'issueInvoice'>> {
    return this.respond(this.issueInvoiceUseCase.issueInvoice(caller, invoiceId));
  }

  @GrpcMethod(service, 'GetInvoice')
  async getInvoice(
    @Payload() { invoiceId, number, creditorId }: invoiceV1.GetInvoiceRequest,
  ): Promise<Response<Rpcs, 'getInvoice'>> {
    const invoice = await this.getInvoiceUseCase.getInvoice(invoiceId, number, creditorId);
    const metadata = await this.metadata.find(invoice.invoiceId);
    return { ...(await this.respond(Promise.resolve(invoice))), metadata: metadata.map(toWireMetadata) };
  }

  @GrpcMethod(service, 'ListInvoices')
  async listInvoices(@Payload() request: invoiceV1.ListInvoicesRequest): Promise<Response<Rpcs, 'listInvoices'>> {
    const filter = fromWireInvoiceFilter(request);
    const now = await this.clock.now();
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      (invoice: Invoice) => invoiceKeyOf(invoice, filter.order),
      (page) => this.invoices.list(filter, now, page),
    );
    const count = request.withCount ? await this.invoices.count(filter, now) : null;
    return {
      invoices: rows.map((invoice) => toWireListedInvoice(invoice, this.policy, now)),
      nextPageToken,
      count: count === null ? null : { count: Math.min(count, maxCount), more: count > maxCount },
    };
  }

  @GrpcMethod(service, 'ListInvoiceIds')
  async listInvoiceIds(@Payload() request: invoiceV1.ListInvoiceIdsRequest): Promise<Response<Rpcs, 'listInvoiceIds'>> {
    const filter = fromWireInvoiceFilter(this.listOf(request), 'invoices.');
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ asOf, number, invoiceId }: DatedInvoice): NamedKey => [asOf, number, invoiceId],
      (page) => this.listInvoiceIdsUseCase.listInvoiceIds(filter, page),
      { usual: maxPageSize, max: maxPageSize },
    );
    return { found: rows.map(({ invoiceId, customerId }) => ({ invoiceId, customerId })), nextPageToken };
  }

  @GrpcMethod(service, 'VoidInvoice')
  voidInvoice(
    @Payload() { invoiceId, reason, reasonCode, stands }: invoiceV1.VoidInvoiceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'voidInvoice'>> {
    return this.respond(this.voidInvoiceUseCase.voidInvoice(caller, invoiceId, { reason, reasonCode }, stands));
  }

  @GrpcMethod(service, 'SetCollection')
  setCollection(
    @Payload() { invoiceId, collectability, followsFiles, reason }: invoiceV1.SetCollectionRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'setCollection'>> {
    const wanted = enumName<Collectability>(collectability, 'COLLECTABILITY_');
    const input = { invoiceId, collectability: wanted, followsFiles, reason };
    return this.respond(this.setCollectionUseCase.setCollection(caller, input));
  }

  @GrpcMethod(service, 'RaiseDispute')
  raiseDispute(
    @Payload() request: invoiceV1.RaiseDisputeRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'raiseDispute'>> {
    const { invoiceId, reason, reasonCode, documentIds } = request;
    const amount = fromWireMoney(request.amount);
    const deadline = fromWireDate(request.deadlineDate, 'deadline_date');
    const input = { invoiceId, reason, reasonCode, amount, documentIds, deadline };
    return this.respondDisputed(this.disputeRaising.raiseDispute(caller, input));
  }

  @GrpcMethod(service, 'CloseDispute')
  closeDispute(
    @Payload() { invoiceId, reason }: invoiceV1.CloseDisputeRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'closeDispute'>> {
    return this.respondDisputed(this.disputeClosing.closeDispute(caller, invoiceId, reason));
  }

  @GrpcMethod(service, 'SetMetadata')
  async setMetadata(
    @Payload() { invoiceId, schema, values, expectedVersion }: invoiceV1.SetMetadataRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'setMetadata'>> {
    const version = expectedVersion === undefined ? null : BigInt(expectedVersion);
    const set = await this.setMetadataUseCase.setMetadata(caller, invoiceId, { schema, values }, version);
    return { metadata: toWireMetadata(set) };
  }

  @GrpcMethod(service, 'BatchGetInvoices')
  async batchGetInvoices(
    @Payload() { invoiceIds }: invoiceV1.BatchGetInvoicesRequest,
  ): Promise<Response<Rpcs, 'batchGetInvoices'>> {
    const invoices = await this.getStandingsUseCase.batchGetInvoices(invoiceIds);
    const now = await this.clock.now();
    return { invoices: invoices.map((invoice) => toWireListedInvoice(invoice, this.policy, now)) };
  }

  @GrpcMethod(service, 'ResolveInvoices')
  async resolveInvoices(
    @Payload() { numbers }: invoiceV1.ResolveInvoicesRequest,
  ): Promise<Response<Rpcs, 'resolveInvoices'>> {
    const found = await this.resolveInvoicesUseCase.resolveInvoices(numbers);
    return {
      found: found.map((invoice) => ({
        number: invoice.number,
        invoiceId: invoice.invoiceId,
        customerId: invoice.customerId,
        creditorId: invoice.creditorId,
        remaining: toWireMoney({ minor: remainingOf(invoice), currency: invoice.currency }),
        lifecycle: `LIFECYCLE_${invoice.lifecycle}`,
      })),
    };
  }

  @GrpcMethod(service, 'MarkOverdue')
  async markOverdue(
    @Payload() { limit }: invoiceV1.MarkOverdueRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'markOverdue'>> {
    const { markedCount, nextAt } = await this.markOverdueUseCase.markOverdue(caller, limit);
    return { markedCount, nextTime: toTimestampOrNull(nextAt) };
  }

  @GrpcMethod(service, 'GetInvoiceSummary')
  async getInvoiceSummary(): Promise<Response<Rpcs, 'getInvoiceSummary'>> {
    return toWireSummary(await this.invoices.summary());
  }

  /** Every invoice is meant only by who says so. @throws INVOICE_INVALID */
  private listOf({ invoices }: invoiceV1.ListInvoiceIdsRequest): invoiceV1.ListInvoicesRequest {
    return requireField(
      errors.INVOICE_INVALID,
      'invoices',
      invoices ? { value: invoices } : { fault: faultOf('MISSING') },
    );
  }

  private async respondDisputed(
    changing: Promise<DisputedInvoice>,
  ): Promise<{ invoice: invoiceV1.InvoiceInit; disputeId: string }> {
    const { invoice, disputeId } = await changing;
    return { ...(await this.respond(Promise.resolve(invoice))), disputeId };
  }

  /** Overdue is decided as of now, also in the stored response of a repeated request. */
  private async respond(reading: Promise<Invoice>): Promise<{ invoice: invoiceV1.InvoiceInit }> {
    const invoice = await reading;
    const lines = hasLines(invoice) ? await this.drafts.findLines(invoice.invoiceId) : [];
    const relations = await this.relations.findOf(invoice.invoiceId);
    const whole = toWireWholeInvoice(invoice, lines, this.policy, await this.clock.now());
    return { invoice: { ...whole, relations: relations.map(toWireRelation) } };
  }
}
