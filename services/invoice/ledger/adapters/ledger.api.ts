import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type invoiceV1, toTimestampOrNull } from '#libs/contracts';
import { listPage, type Response, type RpcHandlers } from '#libs/platform';
import { JournalStore, type PostedLine } from '../use-cases/ports.js';
import { fromWireJournalFilter, toWireJournalLine } from './ledger.wire.js';

const service = 'dunlin.invoice.v1.JournalService';

@Controller()
export class LedgerApi implements RpcHandlers<invoiceV1.JournalServiceRpcs> {
  constructor(private readonly journal: JournalStore) {}

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
