import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, type invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers, toWireApproval } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { WriteOffStanding } from '../domain/write-off.js';
import { CloseSmallBalance } from '../use-cases/close-small-balance.js';
import type { WriteOffKey } from '../use-cases/ports.js';
import { ReadWriteOffs } from '../use-cases/read-write-offs.js';
import { WriteOffInvoice } from '../use-cases/write-off-invoice.js';
import { fromWireWriteOffFilter, toWireWriteOff } from './write-offs.wire.js';

const service = 'dunlin.invoice.v1.WriteOffService';

type Rpcs = invoiceV1.WriteOffServiceRpcs;

@Controller()
export class WriteOffsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly writeOffInvoiceUseCase: WriteOffInvoice,
    private readonly closeSmallBalanceUseCase: CloseSmallBalance,
    private readonly readWriteOffs: ReadWriteOffs,
  ) {}

  @GrpcMethod(service, 'WriteOffInvoice')
  async writeOffInvoice(
    @Payload() { invoiceId, method, reasonCode, reason }: invoiceV1.WriteOffInvoiceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'writeOffInvoice'>> {
    const input = { invoiceId, reasonCode, reason, method: enumName<string>(method, 'WRITE_OFF_METHOD_') };
    const { standing, requested } = await this.writeOffInvoiceUseCase.writeOffInvoice(caller, input);
    return { writeOff: standing && toWireWriteOff(standing), approval: requested && toWireApproval(requested) };
  }

  @GrpcMethod(service, 'CloseSmallBalance')
  async closeSmallBalance(
    @Payload() { invoiceId, reason }: invoiceV1.CloseSmallBalanceRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'closeSmallBalance'>> {
    const standing = await this.closeSmallBalanceUseCase.closeSmallBalance(caller, invoiceId, reason);
    return { writeOff: toWireWriteOff(standing) };
  }

  @GrpcMethod(service, 'GetWriteOff')
  async getWriteOff(@Payload() { writeOffId }: invoiceV1.GetWriteOffRequest): Promise<Response<Rpcs, 'getWriteOff'>> {
    return { writeOff: toWireWriteOff(await this.readWriteOffs.getWriteOff(writeOffId)) };
  }

  @GrpcMethod(service, 'ListWriteOffs')
  async listWriteOffs(@Payload() request: invoiceV1.ListWriteOffsRequest): Promise<Response<Rpcs, 'listWriteOffs'>> {
    const filter = fromWireWriteOffFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ writeOff }: WriteOffStanding): WriteOffKey => [writeOff.writeOffId],
      (page) => this.readWriteOffs.listWriteOffs(filter, page),
    );
    return { writeOffs: rows.map(toWireWriteOff), nextPageToken };
  }
}
