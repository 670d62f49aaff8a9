import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, type paymentV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { ArrangementPlan } from '../domain/arrangement.js';
import { ChangeArrangements, notFound } from '../use-cases/change-arrangements.js';
import { ConfirmArrangement } from '../use-cases/confirm-arrangement.js';
import { KeepArrangement } from '../use-cases/keep-arrangement.js';
import { type ArrangementKey, ArrangementStore, isByDue } from '../use-cases/ports.js';
import { PreviewArrangement } from '../use-cases/preview-arrangement.js';
import {
  fromWireArrangementFilter,
  fromWireChange,
  fromWirePlan,
  fromWireTerms,
  toWireArrangement,
  toWireDraft,
  toWireSchedule,
} from './arrangements.wire.js';

const service = 'dunlin.payment.v1.ArrangementService';

type Rpcs = paymentV1.ArrangementServiceRpcs;

@Controller()
export class ArrangementsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly previewArrangementUseCase: PreviewArrangement,
    private readonly confirmArrangementUseCase: ConfirmArrangement,
    private readonly changes: ChangeArrangements,
    private readonly keepArrangementUseCase: KeepArrangement,
    private readonly arrangements: ArrangementStore,
  ) {}

  @GrpcMethod(service, 'SimulateArrangement')
  async simulateArrangement(
    @Payload() request: paymentV1.SimulateArrangementRequest,
  ): Promise<Response<Rpcs, 'simulateArrangement'>> {
    return toWireSchedule(fromWirePlan(request));
  }

  @GrpcMethod(service, 'PreviewArrangement')
  async previewArrangement(
    @Payload() { terms }: paymentV1.PreviewArrangementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'previewArrangement'>> {
    const { plan, promiseIds } = await this.previewArrangementUseCase.previewArrangement(caller, fromWireTerms(terms));
    return { arrangement: toWireDraft(plan), cancelledPromiseIds: [...promiseIds] };
  }

  @GrpcMethod(service, 'ConfirmArrangement')
  async confirmArrangement(
    @Payload() { terms, hash, consent }: paymentV1.ConfirmArrangementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'confirmArrangement'>> {
    const confirmation = { terms: fromWireTerms(terms), hash, consent };
    return answer(await this.confirmArrangementUseCase.confirmArrangement(caller, confirmation));
  }

  @GrpcMethod(service, 'PauseArrangement')
  async pauseArrangement(
    @Payload() { arrangementId, until, reason }: paymentV1.PauseArrangementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'pauseArrangement'>> {
    const day = fromWireDate(until, 'until');
    return answer(await this.changes.pauseArrangement(caller, arrangementId, day, reason));
  }

  @GrpcMethod(service, 'ResumeArrangement')
  async resumeArrangement(
    @Payload() { arrangementId }: paymentV1.ResumeArrangementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'resumeArrangement'>> {
    return answer(await this.changes.resumeArrangement(caller, arrangementId));
  }

  @GrpcMethod(service, 'SkipInstalment')
  async skipInstalment(
    @Payload() { arrangementId, reason }: paymentV1.SkipInstalmentRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'skipInstalment'>> {
    return answer(await this.changes.skipInstalment(caller, arrangementId, reason));
  }

  @GrpcMethod(service, 'ChangeArrangement')
  async changeArrangement(
    @Payload() request: paymentV1.ChangeArrangementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'changeArrangement'>> {
    const { arrangementId, reason } = request;
    return answer(await this.changes.changeArrangement(caller, arrangementId, fromWireChange(request), reason));
  }

  @GrpcMethod(service, 'CancelArrangement')
  async cancelArrangement(
    @Payload() { arrangementId, reason }: paymentV1.CancelArrangementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'cancelArrangement'>> {
    return answer(await this.changes.cancelArrangement(caller, arrangementId, reason));
  }

  @GrpcMethod(service, 'KeepArrangement')
  async keepArrangement(
    @Payload() { arrangementId }: paymentV1.KeepArrangementRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'keepArrangement'>> {
    return answer(await this.keepArrangementUseCase.keepArrangement(caller, arrangementId));
  }

  @GrpcMethod(service, 'GetArrangement')
  async getArrangement(
    @Payload() { arrangementId }: paymentV1.GetArrangementRequest,
  ): Promise<Response<Rpcs, 'getArrangement'>> {
    const plan = await this.arrangements.find(arrangementId);
    if (!plan) throw notFound(arrangementId);
    return answer(plan);
  }

  @GrpcMethod(service, 'ListArrangements')
  async listArrangements(
    @Payload() request: paymentV1.ListArrangementsRequest,
  ): Promise<Response<Rpcs, 'listArrangements'>> {
    const filter = fromWireArrangementFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ madeAt, nextDueDate, arrangementId }: ArrangementPlan): ArrangementKey => {
        return [isByDue(filter) ? nextDueDate! : madeAt, arrangementId];
      },
      (page) => this.arrangements.list(filter, page),
    );
    return { arrangements: rows.map(toWireArrangement), nextPageToken };
  }
}

function answer(plan: ArrangementPlan): { arrangement: paymentV1.ArrangementInit } {
  return { arrangement: toWireArrangement(plan) };
}
