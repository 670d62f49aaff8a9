import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type consoleV1, fromTimestamp, toTimestamp } from '#libs/contracts';
import { demandRole, FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { AccessEntry } from '../domain/access-entry.js';
import { ListAccessEntries } from '../use-cases/list-access-entries.js';

type Rpcs = consoleV1.AccessServiceRpcs;

@Controller()
export class AccessApi implements RpcHandlers<Rpcs> {
  constructor(private readonly listAccessEntriesUseCase: ListAccessEntries) {}

  @GrpcMethod('dunlin.console.v1.AccessService', 'ListAccessEntries')
  async listAccessEntries(
    @Payload() request: consoleV1.ListAccessEntriesRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'listAccessEntries'>> {
    demandRole(caller, 'admin');
    const { customerId, actor, operation, fromTime, beforeTime } = request;
    const filter = { customerId, actor, operation, from: fromTimestamp(fromTime), before: fromTimestamp(beforeTime) };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ lookedAt, entryId }: AccessEntry) => [lookedAt, entryId],
      (page) => this.listAccessEntriesUseCase.listAccessEntries(filter, page),
    );
    return { entries: rows.map(toWireEntry), nextPageToken };
  }
}

function toWireEntry(entry: AccessEntry): consoleV1.AccessEntryInit {
  const { customerId, filter, rowCount, lookedAt, ...texts } = entry;
  return {
    ...texts,
    customerId: customerId ?? '',
    filter: [...filter],
    rowCount: rowCount.toString(),
    lookTime: toTimestamp(lookedAt),
  };
}
