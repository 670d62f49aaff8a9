import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, fromWireDate } from '#libs/contracts';
import { listPage, type Response, type RpcHandlers } from '#libs/platform';
import { ListDiary } from '../use-cases/list-diary.js';
import type { ListedDiaryEntry } from '../use-cases/ports.js';
import { toWireDiaryEntry } from './diary.wire.js';

const service = 'dunlin.customer.v1.DiaryService';

type Rpcs = customerV1.DiaryServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class DiaryApi implements RpcHandlers<Rpcs> {
  constructor(private readonly listDiaryUseCase: ListDiary) {}

  @GrpcMethod(service, 'ListDiary')
  async listDiary(@Payload() request: customerV1.ListDiaryRequest): Reply<'listDiary'> {
    const { customerId, events, actors, invoiceId } = request;
    const fromDate = fromWireDate(request.fromDate, 'from_date');
    const toDate = fromWireDate(request.toDate, 'to_date');
    const query = { customerId, fromDate, toDate, events, actors, invoiceId };
    const { rows, nextPageToken } = await listPage(
      request,
      query,
      ({ occurredAt, arrival }: ListedDiaryEntry) => [occurredAt, arrival],
      (page) => this.listDiaryUseCase.listDiary(query, page),
    );
    return { entries: rows.map(toWireDiaryEntry), nextPageToken };
  }
}
