import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import {
  enumName,
  fromTimestamp,
  fromWireDate,
  fromWireMoney,
  toTimestampOrNull,
  toWireMoney,
  type invoiceV1,
} from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { Clock } from '#libs/time';
import type { ImportMode } from '../domain/import.js';
import { remainingOf, type Invoice } from '../domain/invoice.js';
import { CreateInvoice } from '../use-cases/create-invoice.js';
import { ImportNextChunk } from '../use-cases/import-next-chunk.js';
import { InvoiceCommands } from '../use-cases/invoice-commands.js';
import { MarkOverdue } from '../use-cases/mark-overdue.js';
import type { ErrorKey, InvoiceKey, LineKey } from '../use-cases/ports.js';
import { ReadImports } from '../use-cases/read-imports.js';
import { ReadInvoices } from '../use-cases/read-invoices.js';
import { ReadJournal } from '../use-cases/read-journal.js';
import { RegisterImport } from '../use-cases/register-import.js';
import { StartImport } from '../use-cases/start-import.js';
import { UploadImportPart } from '../use-cases/upload-import-part.js';
import { readInvoiceFilter, readJournalFilter } from './invoice.filters.js';
import { wireImport, wireInvoice, wireLine } from './invoice.wire.js';

const service = 'dunlin.invoice.v1.InvoiceService';

type Rpcs = invoiceV1.InvoiceServiceRpcs;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

/** Wire to use case and back. */
@Controller()
export class InvoiceApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly create: CreateInvoice,
    private readonly commands: InvoiceCommands,
    private readonly invoices: ReadInvoices,
    private readonly overdue: MarkOverdue,
    private readonly journal: ReadJournal,
    private readonly register: RegisterImport,
    private readonly upload: UploadImportPart,
    private readonly start: StartImport,
    private readonly nextChunk: ImportNextChunk,
    private readonly imports: ReadImports,
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

  @GrpcMethod(service, 'RegisterImport')
  async registerImport(
    @Payload() request: invoiceV1.RegisterImportRequest,
    @FromCaller() caller: Caller,
  ): Answer<'registerImport'> {
    const { fileName, sizeBytes, sha256, mapping, mode, dryRun, confirmClose, arrivalTime } = request;
    const registered = await this.register.execute(caller, {
      fileName,
      sizeBytes: BigInt(sizeBytes),
      sha256,
      mapping,
      mode: enumName<ImportMode>(mode, 'MODE_') ?? 'DELTA',
      dryRun,
      confirmClose,
      arrivalAt: fromTimestamp(arrivalTime),
    });
    return { import: wireImport(registered) };
  }

  @GrpcMethod(service, 'UploadImportPart')
  async uploadImportPart(
    @Payload() { importId, partNumber, content }: invoiceV1.UploadImportPartRequest,
    @FromCaller() caller: Caller,
  ): Answer<'uploadImportPart'> {
    return { partCount: await this.upload.execute(caller, importId, { partNumber, content }) };
  }

  @GrpcMethod(service, 'StartImport')
  async startImport(
    @Payload() request: invoiceV1.StartImportRequest,
    @FromCaller() caller: Caller,
  ): Answer<'startImport'> {
    return { import: wireImport(await this.start.execute(caller, request.importId)) };
  }

  @GrpcMethod(service, 'ImportNextChunk')
  async importNextChunk(
    @Payload() request: invoiceV1.ImportNextChunkRequest,
    @FromCaller() caller: Caller,
  ): Answer<'importNextChunk'> {
    return { import: wireImport(await this.nextChunk.execute(caller, request.importId)) };
  }

  @GrpcMethod(service, 'GetImport')
  async getImport(@Payload() { importId }: invoiceV1.GetImportRequest): Answer<'getImport'> {
    return { import: wireImport(await this.imports.get(importId)) };
  }

  @GrpcMethod(service, 'ListImportErrors')
  async listImportErrors(@Payload() request: invoiceV1.ListImportErrorsRequest): Answer<'listImportErrors'> {
    const { importId } = request;
    const page = openPage(request, { importId });
    const after = page.after as ErrorKey | null;
    const found = await this.imports.errors(importId, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ row, ordinal }) => [row, ordinal]);
    const errors = rows.map(({ row, column, value, reason, message }) => ({ row, column, value, reason, message }));
    return { errors, nextPageToken };
  }

  @GrpcMethod(service, 'ListJournal')
  async listJournal(@Payload() request: invoiceV1.ListJournalRequest): Answer<'listJournal'> {
    const filter = readJournalFilter(request);
    const page = openPage(request, filter);
    const after = page.after as LineKey | null;
    const found = await this.journal.list(filter, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ entryId, lineNumber }) => [entryId, lineNumber]);
    return { lines: rows.map(wireLine), nextPageToken };
  }

  @GrpcMethod(service, 'VerifyJournal')
  async verifyJournal(): Answer<'verifyJournal'> {
    const { entryCount, lineCount, violations } = await this.journal.verify();
    const balanced = violations.length === 0;
    return {
      balanced,
      entryCount: entryCount.toString(),
      lineCount: lineCount.toString(),
      violations: [...violations],
    };
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
