import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { StoredPolicy } from '../domain/policy.js';
import type { Prolongation } from '../domain/prolongation.js';
import { CancelProlongation } from '../use-cases/cancel-prolongation.js';
import { ChangePolicy } from '../use-cases/change-policy.js';
import { type PolicyOrder, PolicyStore, type ProlongationKey } from '../use-cases/ports.js';
import { ProlongInvoice } from '../use-cases/prolong-invoice.js';
import { QuoteProlongation } from '../use-cases/quote-prolongation.js';
import { ReadProlongations } from '../use-cases/read-prolongations.js';
import {
  fromWirePolicy,
  fromWirePolicyKey,
  fromWireProlongationFilter,
  toWirePolicy,
  toWireProlongation,
  toWireQuote,
} from './prolongations.wire.js';

const service = 'dunlin.invoice.v1.ProlongationService';

type Rpcs = invoiceV1.ProlongationServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class ProlongationsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly quoteProlongationUseCase: QuoteProlongation,
    private readonly prolongInvoiceUseCase: ProlongInvoice,
    private readonly cancelProlongationUseCase: CancelProlongation,
    private readonly readProlongations: ReadProlongations,
    private readonly changePolicy: ChangePolicy,
    private readonly policies: PolicyStore,
  ) {}

  @GrpcMethod(service, 'QuoteProlongation')
  async quoteProlongation(
    @Payload() { invoiceId }: invoiceV1.QuoteProlongationRequest,
    @FromCaller() caller: Caller,
  ): Reply<'quoteProlongation'> {
    return toWireQuote(await this.quoteProlongationUseCase.quoteProlongation(caller, invoiceId));
  }

  @GrpcMethod(service, 'ProlongInvoice')
  async prolongInvoice(
    @Payload() { invoiceId, days, hash, reason }: invoiceV1.ProlongInvoiceRequest,
    @FromCaller() caller: Caller,
  ): Reply<'prolongInvoice'> {
    const input = { invoiceId, days, hash, reason };
    return { prolongation: toWireProlongation(await this.prolongInvoiceUseCase.prolongInvoice(caller, input)) };
  }

  @GrpcMethod(service, 'CancelProlongation')
  async cancelProlongation(
    @Payload() { prolongationId, reason }: invoiceV1.CancelProlongationRequest,
    @FromCaller() caller: Caller,
  ): Reply<'cancelProlongation'> {
    const input = { prolongationId, reason };
    return { prolongation: toWireProlongation(await this.cancelProlongationUseCase.cancelProlongation(caller, input)) };
  }

  @GrpcMethod(service, 'GetProlongation')
  async getProlongation(@Payload() { prolongationId }: invoiceV1.GetProlongationRequest): Reply<'getProlongation'> {
    return { prolongation: toWireProlongation(await this.readProlongations.getProlongation(prolongationId)) };
  }

  @GrpcMethod(service, 'ListProlongations')
  async listProlongations(@Payload() request: invoiceV1.ListProlongationsRequest): Reply<'listProlongations'> {
    const filter = fromWireProlongationFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ prolongationId }: Prolongation): ProlongationKey => [prolongationId],
      (page) => this.readProlongations.listProlongations(filter, page),
    );
    return { prolongations: rows.map(toWireProlongation), nextPageToken };
  }

  @GrpcMethod(service, 'SetProlongationPolicy')
  async setProlongationPolicy(
    @Payload() { policy, expectedVersion }: invoiceV1.SetProlongationPolicyRequest,
    @FromCaller() caller: Caller,
  ): Reply<'setProlongationPolicy'> {
    const set = await this.changePolicy.setPolicy(caller, fromWirePolicy(policy), BigInt(expectedVersion));
    return { policy: toWirePolicy(set) };
  }

  @GrpcMethod(service, 'RemoveProlongationPolicy')
  async removeProlongationPolicy(
    @Payload() request: invoiceV1.RemoveProlongationPolicyRequest,
    @FromCaller() caller: Caller,
  ): Reply<'removeProlongationPolicy'> {
    const key = fromWirePolicyKey(request);
    const removed = await this.changePolicy.removePolicy(caller, key, BigInt(request.expectedVersion));
    return { policy: toWirePolicy(removed) };
  }

  @GrpcMethod(service, 'ListProlongationPolicies')
  async listProlongationPolicies(
    @Payload() request: invoiceV1.ListProlongationPoliciesRequest,
  ): Reply<'listProlongationPolicies'> {
    const { rows, nextPageToken } = await listPage(
      request,
      {},
      ({ level, subject }: StoredPolicy): PolicyOrder => [level, subject],
      (page) => this.policies.list(page),
    );
    return { policies: rows.map(toWirePolicy), nextPageToken };
  }
}
