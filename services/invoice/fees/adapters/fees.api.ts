import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type FeePolicy, requirePolicy } from '../domain/fee-policy.js';
import { ApplyFeePolicy } from '../use-cases/apply-fee-policy.js';
import { FeePolicyStore, type PolicyKey } from '../use-cases/ports.js';
import { QuoteFee } from '../use-cases/quote-fee.js';
import { fromWireQuestion, fromWireRules, toWirePolicy, toWireQuote } from './fees.wire.js';

const service = 'dunlin.invoice.v1.FeeService';

type Rpcs = invoiceV1.FeeServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class FeesApi implements RpcHandlers<
  Pick<Rpcs, 'applyFeePolicy' | 'retireFeePolicy' | 'getFeePolicy' | 'listFeePolicies' | 'quoteFee'>
> {
  constructor(
    private readonly applyFeePolicyUseCase: ApplyFeePolicy,
    private readonly quoteFeeUseCase: QuoteFee,
    private readonly policies: FeePolicyStore,
  ) {}

  @GrpcMethod(service, 'ApplyFeePolicy')
  async applyFeePolicy(
    @Payload() { code, title, rules, expectedVersion }: invoiceV1.ApplyFeePolicyRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyFeePolicy'> {
    const given = { code, title, rules: fromWireRules(rules) };
    return {
      policy: toWirePolicy(await this.applyFeePolicyUseCase.applyFeePolicy(caller, given, Number(expectedVersion))),
    };
  }

  @GrpcMethod(service, 'RetireFeePolicy')
  async retireFeePolicy(
    @Payload() { code }: invoiceV1.RetireFeePolicyRequest,
    @FromCaller() caller: Caller,
  ): Reply<'retireFeePolicy'> {
    return { policy: toWirePolicy(await this.applyFeePolicyUseCase.retireFeePolicy(caller, code)) };
  }

  @GrpcMethod(service, 'GetFeePolicy')
  async getFeePolicy(@Payload() { code, version }: invoiceV1.GetFeePolicyRequest): Reply<'getFeePolicy'> {
    return { policy: toWirePolicy(requirePolicy(await this.policies.find(code, version), code, version)) };
  }

  @GrpcMethod(service, 'ListFeePolicies')
  async listFeePolicies(@Payload() request: invoiceV1.ListFeePoliciesRequest): Reply<'listFeePolicies'> {
    const { rows, nextPageToken } = await listPage(
      request,
      'fee policies',
      ({ code }: FeePolicy): PolicyKey => [code],
      (page) => this.policies.list(page),
    );
    return { policies: rows.map(toWirePolicy), nextPageToken };
  }

  @GrpcMethod(service, 'QuoteFee')
  async quoteFee(@Payload() request: invoiceV1.QuoteFeeRequest): Reply<'quoteFee'> {
    return toWireQuote(await this.quoteFeeUseCase.quoteFee(fromWireQuestion(request)));
  }
}
