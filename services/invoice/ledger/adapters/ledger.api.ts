import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type invoiceV1, toTimestampOrNull } from '#libs/contracts';
import { listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type AccountEntry, AccountReader, JournalStore, type PostedLine } from '../use-cases/ports.js';
import { fromWireAccountFilter, fromWireJournalFilter, toWireAccountEntry, toWireJournalLine } from './ledger.wire.js';

const service = 'dunlin.invoice.v1.JournalService';

@Controller()
export class LedgerApi implements RpcHandlers<invoiceV1.JournalServiceRpcs> {
  constructor(
    private readonly journal: JournalStore,
    private readonly accounts: AccountReader,
  ) {}

  @GrpcMethod(service, 'ListJournalLines')
  async listJournalLines(
    @Payload() request: invoiceV1.ListJournalLinesRequest,
  ): Promise<Response<invoiceV1.JournalServiceRpcs, 'listJournalLines'>> {
    const filter = fromWireJournalFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ entryId, lineNumber }: PostedLine) => [entryId, lineNumber],
      (page) => this.journal.list(filter, page),
    );
    return { lines: rows.map(toWireJournalLine), nextPageToken };
  }

  @GrpcMethod(service, 'ListAccountEntries')
  async listAccountEntries(
    @Payload() request: invoiceV1.ListAccountEntriesRequest,
  ): Promise<Response<invoiceV1.JournalServiceRpcs, 'listAccountEntries'>> {
    const filter = fromWireAccountFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      // The other way round, the next entry left the balance from which this one began.
      ({ entryId, balanceMinor, changeMinor }: AccountEntry) =>
        [entryId, filter.descending ? balanceMinor - changeMinor : balanceMinor] as const,
      (page) => this.accounts.list(filter, page),
    );
    return { entries: rows.map((entry) => toWireAccountEntry(entry, filter.currency)), nextPageToken };
  }

  @GrpcMethod(service, 'VerifyJournal')
  async verifyJournal(
    @Payload() { pageToken, fromStart }: invoiceV1.VerifyJournalRequest,
  ): Promise<Response<invoiceV1.JournalServiceRpcs, 'verifyJournal'>> {
    const proof = await this.journal.prove(pageToken, fromStart);
    const { entryCount, lineCount, violations, next, since, proved } = proof;
    return {
      balanced: violations.length === 0,
      entryCount: entryCount.toString(),
      lineCount: lineCount.toString(),
      violations: [...violations],
      nextPageToken: next,
      sinceTime: toTimestampOrNull(since),
      provedTime: toTimestampOrNull(proved),
    };
  }
}
