import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { enumName, fromWireMoney, type invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers, toWireApproval } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Charge, ChargeKind } from '../domain/charge.js';
import { AddCharge } from '../use-cases/add-charge.js';
import { ChargeStandings } from '../use-cases/charge-standings.js';
import { GetCharge } from '../use-cases/get-charge.js';
import { type ChargeKey, ChargeStore } from '../use-cases/ports.js';
import { WaiveCharge } from '../use-cases/waive-charge.js';
import { fromWireChargeFilter, toWireStanding } from './charges.wire.js';

const service = 'dunlin.invoice.v1.ChargeService';

type Rpcs = invoiceV1.ChargeServiceRpcs;

@Controller()
export class ChargesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly addChargeUseCase: AddCharge,
    private readonly waiveChargeUseCase: WaiveCharge,
    private readonly getChargeUseCase: GetCharge,
    private readonly charges: ChargeStore,
    private readonly standings: ChargeStandings,
  ) {}

  @GrpcMethod(service, 'AddCharge')
  async addCharge(
    @Payload() { invoiceId, kind, amount, reason, text, occurrence }: invoiceV1.AddChargeRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'addCharge'>> {
    const input = { invoiceId, reason, text, occurrence, amount: fromWireMoney(amount) };
    const wanted = enumName<ChargeKind>(kind, 'KIND_');
    return { charge: toWireStanding(await this.addChargeUseCase.addCharge(caller, { ...input, kind: wanted })) };
  }

  @GrpcMethod(service, 'WaiveCharge')
  async waiveCharge(
    @Payload() { chargeId, amount, reason }: invoiceV1.WaiveChargeRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'waiveCharge'>> {
    const input = { chargeId, reason, amount: fromWireMoney(amount) };
    const { standing, requested } = await this.waiveChargeUseCase.waiveCharge(caller, input);
    return { charge: toWireStanding(standing), approval: requested && toWireApproval(requested) };
  }

  @GrpcMethod(service, 'GetCharge')
  async getCharge(@Payload() { chargeId }: invoiceV1.GetChargeRequest): Promise<Response<Rpcs, 'getCharge'>> {
    return { charge: toWireStanding(await this.getChargeUseCase.getCharge(chargeId)) };
  }

  @GrpcMethod(service, 'ListCharges')
  async listCharges(@Payload() request: invoiceV1.ListChargesRequest): Promise<Response<Rpcs, 'listCharges'>> {
    const filter = fromWireChargeFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ chargeId }: Charge): ChargeKey => [chargeId],
      (page) => this.charges.list(filter, page),
    );
    const standings = await this.standings.chargeStandings(rows);
    return { charges: standings.map(toWireStanding), nextPageToken };
  }
}
