import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
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
    @Payload() { pageToken }: invoiceV1.VerifyJournalRequest,
  ): Promise<Response<invoiceV1.JournalServiceRpcs, 'verifyJournal'>> {
    const { entryCount, lineCount, violations, next } = await this.journal.prove(pageToken);
    return {
      balanced: violations.length === 0,
      entryCount: entryCount.toString(),
      lineCount: lineCount.toString(),
      violations: [...violations],
      nextPageToken: next,
    };
  }
}
