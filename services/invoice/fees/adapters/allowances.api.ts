import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type FeeAllowance, requireAllowance } from '../domain/fee-allowance.js';
import { ApplyFeeAllowance } from '../use-cases/apply-fee-allowance.js';
import { type AllowanceKey, FeeAllowanceStore } from '../use-cases/ports.js';
import { fromWireAllowance, toWireAllowance } from './allowances.wire.js';

const service = 'dunlin.invoice.v1.FeeService';

type Rpcs = invoiceV1.FeeServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class AllowancesApi implements RpcHandlers<
  Pick<Rpcs, 'applyFeeAllowance' | 'removeFeeAllowance' | 'getFeeAllowance' | 'listFeeAllowances'>
> {
  constructor(
    private readonly applyFeeAllowanceUseCase: ApplyFeeAllowance,
    private readonly allowances: FeeAllowanceStore,
  ) {}

  @GrpcMethod(service, 'ApplyFeeAllowance')
  async applyFeeAllowance(
    @Payload() { jurisdiction, allowance, expectedVersion }: invoiceV1.ApplyFeeAllowanceRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyFeeAllowance'> {
    const given = { jurisdiction, ...fromWireAllowance(allowance) };
    const applied = await this.applyFeeAllowanceUseCase.applyFeeAllowance(caller, given, Number(expectedVersion));
    return { allowance: toWireAllowance(applied) };
  }

  @GrpcMethod(service, 'RemoveFeeAllowance')
  async removeFeeAllowance(
    @Payload() { jurisdiction }: invoiceV1.RemoveFeeAllowanceRequest,
    @FromCaller() caller: Caller,
  ): Reply<'removeFeeAllowance'> {
    return { allowance: toWireAllowance(await this.applyFeeAllowanceUseCase.removeFeeAllowance(caller, jurisdiction)) };
  }

  @GrpcMethod(service, 'GetFeeAllowance')
  async getFeeAllowance(
    @Payload() { jurisdiction, version }: invoiceV1.GetFeeAllowanceRequest,
  ): Reply<'getFeeAllowance'> {
    const found = await this.allowances.find(jurisdiction, version);
    return { allowance: toWireAllowance(requireAllowance(found, jurisdiction)) };
  }

  @GrpcMethod(service, 'ListFeeAllowances')
  async listFeeAllowances(@Payload() request: invoiceV1.ListFeeAllowancesRequest): Reply<'listFeeAllowances'> {
    const { rows, nextPageToken } = await listPage(
      request,
      'fee allowances',
      ({ jurisdiction }: FeeAllowance): AllowanceKey => [jurisdiction],
      (page) => this.allowances.list(page),
    );
    return { allowances: rows.map(toWireAllowance), nextPageToken };
  }
}
