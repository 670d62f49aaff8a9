import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type paymentV1, toWireMoney } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers, toWireApproval } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { openMinorOf, type Settlement } from '../domain/settlement.js';
import { AcceptSettlement } from '../use-cases/accept-settlement.js';
import { JudgeSettlements } from '../use-cases/judge-settlements.js';
import { OfferSettlement } from '../use-cases/offer-settlement.js';
import { type SettlementKey, SettlementStore } from '../use-cases/ports.js';
import { QuoteSettlement } from '../use-cases/quote-settlement.js';
import { WithdrawSettlement } from '../use-cases/withdraw-settlement.js';
import {
  fromWireOffer,
  fromWireQuote,
  fromWireSettlementFilter,
  toWireDraft,
  toWireSettlement,
} from './settlements.wire.js';

type Rpcs = paymentV1.SettlementServiceRpcs;

const service = 'dunlin.payment.v1.SettlementService';

@Controller()
export class SettlementsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly quoteSettlementUseCase: QuoteSettlement,
    private readonly offerSettlementUseCase: OfferSettlement,
    private readonly acceptSettlementUseCase: AcceptSettlement,
    private readonly withdrawSettlementUseCase: WithdrawSettlement,
    private readonly judgeSettlements: JudgeSettlements,
    private readonly settlements: SettlementStore,
  ) {}

  @GrpcMethod(service, 'QuoteSettlement')
  async quoteSettlement(
    @Payload() request: paymentV1.QuoteSettlementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'quoteSettlement'>> {
    const { draft, hash } = await this.quoteSettlementUseCase.quoteSettlement(caller, fromWireQuote(request));
    const open = toWireMoney({ minor: openMinorOf(draft), currency: draft.currency });
    return { settlement: toWireDraft(draft), open, quoteHash: hash };
  }

  @GrpcMethod(service, 'OfferSettlement')
  async offerSettlement(
    @Payload() request: paymentV1.OfferSettlementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'offerSettlement'>> {
    const { settlement, requested } = await this.offerSettlementUseCase.offerSettlement(caller, fromWireOffer(request));
    return { settlement: settlement && toWireSettlement(settlement), approval: requested && toWireApproval(requested) };
  }

  @GrpcMethod(service, 'AcceptSettlement')
  async acceptSettlement(
    @Payload() { settlementId, consent }: paymentV1.AcceptSettlementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'acceptSettlement'>> {
    const settlement = await this.acceptSettlementUseCase.acceptSettlement(caller, settlementId, consent);
    return { settlement: toWireSettlement(settlement) };
  }

  @GrpcMethod(service, 'WithdrawSettlement')
  async withdrawSettlement(
    @Payload() { settlementId, reason }: paymentV1.WithdrawSettlementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'withdrawSettlement'>> {
    const settlement = await this.withdrawSettlementUseCase.withdrawSettlement(caller, settlementId, reason);
    return { settlement: toWireSettlement(settlement) };
  }

  @GrpcMethod(service, 'JudgeSettlement')
  async judgeSettlement(
    @Payload() { settlementId }: paymentV1.JudgeSettlementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'judgeSettlement'>> {
    return { settlement: toWireSettlement(await this.judgeSettlements.judgeSettlement(caller, settlementId)) };
  }

  @GrpcMethod(service, 'GetSettlement')
  async getSettlement(
    @Payload() { settlementId }: paymentV1.GetSettlementRequest,
  ): Promise<Response<Rpcs, 'getSettlement'>> {
    const settlement = await this.settlements.find(settlementId);
    if (!settlement) throw errors.SETTLEMENT_NOT_FOUND(`There is no settlement ${JSON.stringify(settlementId)}.`);
    return { settlement: toWireSettlement(settlement) };
  }

  @GrpcMethod(service, 'ListSettlements')
  async listSettlements(
    @Payload() request: paymentV1.ListSettlementsRequest,
  ): Promise<Response<Rpcs, 'listSettlements'>> {
    const filter = fromWireSettlementFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ untilDate, settlementId }: Settlement): SettlementKey => [untilDate, settlementId],
      (page) => this.settlements.list(filter, page),
    );
    return { settlements: rows.map(toWireSettlement), nextPageToken };
  }
}
