import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { Clock } from '#libs/time';
import type { Caller } from '#libs/transactions';
import type { Dispute } from '../domain/dispute.js';
import { GetDispute } from '../use-cases/get-dispute.js';
import { type DisputeKey, DisputeStore } from '../use-cases/ports.js';
import { ResolveDispute } from '../use-cases/resolve-dispute.js';
import { WithdrawDispute } from '../use-cases/withdraw-dispute.js';
import { fromWireDisputeFilter, toWireDispute } from './disputes.wire.js';

const service = 'dunlin.invoice.v1.DisputeService';

type Rpcs = invoiceV1.DisputeServiceRpcs;

@Controller()
export class DisputesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly resolveDisputeUseCase: ResolveDispute,
    private readonly withdrawDisputeUseCase: WithdrawDispute,
    private readonly getDisputeUseCase: GetDispute,
    private readonly disputes: DisputeStore,
    private readonly clock: Clock,
  ) {}

  @GrpcMethod(service, 'ResolveDispute')
  resolveDispute(
    @Payload() { disputeId, state, credited, reason }: invoiceV1.ResolveDisputeRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'resolveDispute'>> {
    const verdict = enumName<string>(state, 'STATE_');
    const input = { disputeId, verdict, reason, credited: fromWireMoney(credited) };
    return this.respond(this.resolveDisputeUseCase.resolveDispute(caller, input));
  }

  @GrpcMethod(service, 'WithdrawDispute')
  withdrawDispute(
    @Payload() { disputeId, reason }: invoiceV1.WithdrawDisputeRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'withdrawDispute'>> {
    return this.respond(this.withdrawDisputeUseCase.withdrawDispute(caller, disputeId, reason));
  }

  @GrpcMethod(service, 'GetDispute')
  getDispute(@Payload() { disputeId }: invoiceV1.GetDisputeRequest): Promise<Response<Rpcs, 'getDispute'>> {
    return this.respond(this.getDisputeUseCase.getDispute(disputeId));
  }

  @GrpcMethod(service, 'ListDisputes')
  async listDisputes(@Payload() request: invoiceV1.ListDisputesRequest): Promise<Response<Rpcs, 'listDisputes'>> {
    const filter = fromWireDisputeFilter(request);
    const now = await this.clock.now();
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ disputeId }: Dispute): DisputeKey => [disputeId],
      (page) => this.disputes.list(filter, now, page),
    );
    return { disputes: rows.map((dispute) => toWireDispute(dispute, now)), nextPageToken };
  }

  /** Overdue is decided as of now, also in the stored response of a repeated request. */
  private async respond(reading: Promise<Dispute>): Promise<{ dispute: invoiceV1.DisputeInit }> {
    const dispute = await reading;
    return { dispute: toWireDispute(dispute, await this.clock.now()) };
  }
}
