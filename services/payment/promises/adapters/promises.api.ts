import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type paymentV1, toWireMoney } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { PaymentPromise } from '../domain/promise.js';
import { CancelPromise } from '../use-cases/cancel-promise.js';
import { CreatePromise } from '../use-cases/create-promise.js';
import { JudgePromises } from '../use-cases/judge-promises.js';
import { type PromiseKey, PromiseStore } from '../use-cases/ports.js';
import { PreviewPromise } from '../use-cases/preview-promise.js';
import { fromWirePromise, fromWirePromiseFilter, toWireDraft, toWirePromise } from './promises.wire.js';

type Rpcs = paymentV1.PromiseServiceRpcs;

const service = 'dunlin.payment.v1.PromiseService';

@Controller()
export class PromisesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly createPromiseUseCase: CreatePromise,
    private readonly previewPromiseUseCase: PreviewPromise,
    private readonly cancelPromiseUseCase: CancelPromise,
    private readonly judgePromisesUseCase: JudgePromises,
    private readonly promises: PromiseStore,
  ) {}

  @GrpcMethod(service, 'CreatePromise')
  async createPromise(
    @Payload() request: paymentV1.CreatePromiseRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'createPromise'>> {
    const promise = await this.createPromiseUseCase.createPromise(caller, fromWirePromise(request));
    return { promise: toWirePromise(promise) };
  }

  @GrpcMethod(service, 'PreviewPromise')
  async previewPromise(
    @Payload() request: paymentV1.PreviewPromiseRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'previewPromise'>> {
    const preview = await this.previewPromiseUseCase.previewPromise(caller, fromWirePromise(request));
    return { promise: toWireDraft(preview.promise), collectable: toWireMoney(preview.collectable) };
  }

  @GrpcMethod(service, 'CancelPromise')
  async cancelPromise(
    @Payload() { promiseId, reason }: paymentV1.CancelPromiseRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'cancelPromise'>> {
    const promise = await this.cancelPromiseUseCase.cancelPromise(caller, promiseId, reason);
    return { promise: toWirePromise(promise) };
  }

  @GrpcMethod(service, 'JudgePromise')
  async judgePromise(
    @Payload() { promiseId }: paymentV1.JudgePromiseRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'judgePromise'>> {
    return { promise: toWirePromise(await this.judgePromisesUseCase.judgePromise(caller, promiseId)) };
  }

  @GrpcMethod(service, 'GetPromise')
  async getPromise(@Payload() { promiseId }: paymentV1.GetPromiseRequest): Promise<Response<Rpcs, 'getPromise'>> {
    const promise = await this.promises.find(promiseId);
    if (!promise) throw errors.PROMISE_NOT_FOUND(`There is no promise ${JSON.stringify(promiseId)}.`);
    return { promise: toWirePromise(promise) };
  }

  @GrpcMethod(service, 'ListPromises')
  async listPromises(@Payload() request: paymentV1.ListPromisesRequest): Promise<Response<Rpcs, 'listPromises'>> {
    const filter = fromWirePromiseFilter(request);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ dueDate, promiseId }: PaymentPromise): PromiseKey => [dueDate, promiseId],
      (page) => this.promises.list(filter, page),
    );
    return { promises: rows.map(toWirePromise), nextPageToken };
  }
}
