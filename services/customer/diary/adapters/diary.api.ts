import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, type customerV1 } from '#libs/contracts';
import { closePage, openPage, type RpcHandlers } from '#libs/platform';
import { ListDiary } from '../use-cases/list-diary.js';
import type { DiaryKey } from '../use-cases/ports.js';
import { toWireDiaryEntry } from './diary.wire.js';

const service = 'dunlin.customer.v1.CustomerService';

type Rpcs = Pick<customerV1.CustomerServiceRpcs, 'listDiary'>;
type Answer<Name extends keyof Rpcs> = Promise<Rpcs[Name]['responseInit']>;

/** Wire to use case and back. */
@Controller()
export class DiaryApi implements RpcHandlers<Rpcs> {
  constructor(private readonly diary: ListDiary) {}

  @GrpcMethod(service, 'ListDiary')
  async listDiary(@Payload() request: customerV1.ListDiaryRequest): Answer<'listDiary'> {
    const { customerId, events, actors, invoiceId } = request;
    const fromDate = fromWireDate(request.fromDate, 'from_date');
    const toDate = fromWireDate(request.toDate, 'to_date');
    const query = { customerId, fromDate, toDate, events, actors, invoiceId };
    const page = openPage(request, query);
    const after = page.after as unknown as DiaryKey | null;
    const found = await this.diary.execute(query, { limit: page.limit, after });
    const { rows, nextPageToken } = closePage(found, page, ({ occurredAt, arrival }) => [occurredAt, arrival]);
    return { entries: rows.map(toWireDiaryEntry), nextPageToken };
  }
}
