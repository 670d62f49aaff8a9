import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, type paymentV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Reconciliation } from '../domain/reconciliation.js';
import { type NumberedDifference, type ReconciliationKey, ReconciliationStore } from '../use-cases/ports.js';
import { RunReconciliation } from '../use-cases/run-reconciliation.js';
import { toWireDifference, toWireReconciliation } from './reconciliations.wire.js';

type Rpcs = paymentV1.ReconciliationServiceRpcs;

const service = 'dunlin.payment.v1.ReconciliationService';

@Controller()
export class ReconciliationsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly runReconciliationUseCase: RunReconciliation,
    private readonly reconciliations: ReconciliationStore,
  ) {}

  @GrpcMethod(service, 'RunReconciliation')
  async runReconciliation(
    @Payload() { day }: paymentV1.RunReconciliationRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'runReconciliation'>> {
    const run = await this.runReconciliationUseCase.runReconciliation(caller, fromWireDate(day, 'day'));
    return { reconciliation: toWireReconciliation(run) };
  }

  @GrpcMethod(service, 'GetReconciliation')
  async getReconciliation(
    @Payload() { reconciliationId }: paymentV1.GetReconciliationRequest,
  ): Promise<Response<Rpcs, 'getReconciliation'>> {
    return { reconciliation: toWireReconciliation(await this.find(reconciliationId)) };
  }

  @GrpcMethod(service, 'ListReconciliations')
  async listReconciliations(
    @Payload() request: paymentV1.ListReconciliationsRequest,
  ): Promise<Response<Rpcs, 'listReconciliations'>> {
    const filter = { day: fromWireDate(request.day, 'day'), isUnmatched: request.unmatched };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ day, reconciliationId }: Reconciliation): ReconciliationKey => [day, reconciliationId],
      (page) => this.reconciliations.list(filter, page),
    );
    return { reconciliations: rows.map(toWireReconciliation), nextPageToken };
  }

  @GrpcMethod(service, 'ListReconciliationDifferences')
  async listReconciliationDifferences(
    @Payload() request: paymentV1.ListReconciliationDifferencesRequest,
  ): Promise<Response<Rpcs, 'listReconciliationDifferences'>> {
    const { reconciliationId } = await this.find(request.reconciliationId);
    const { rows, nextPageToken } = await listPage(
      request,
      { reconciliationId },
      ({ number }: NumberedDifference): readonly [number] => [number],
      (page) => this.reconciliations.listDifferences(reconciliationId, page),
    );
    return { differences: rows.map(toWireDifference), nextPageToken };
  }

  private async find(reconciliationId: string): Promise<Reconciliation> {
    const found = await this.reconciliations.find(reconciliationId);
    if (found) return found;
    throw errors.RECONCILIATION_NOT_FOUND(`There is no reconciliation ${JSON.stringify(reconciliationId)}.`);
  }
}
