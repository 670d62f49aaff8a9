import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import { closePage, openPage, type RpcHandlers } from '#libs/platform';
import type { LineKey } from '../use-cases/ports.js';
import { ReadJournal } from '../use-cases/read-journal.js';
import { readJournalFilter } from './journal.filters.js';
import { wireLine } from './ledger.wire.js';

const service = 'dunlin.invoice.v1.InvoiceService';

type Rpcs = invoiceV1.InvoiceServiceRpcs;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

@Controller()
export class LedgerApi implements RpcHandlers<Pick<Rpcs, 'listJournal' | 'verifyJournal'>> {
  constructor(private readonly journal: ReadJournal) {}

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
}
