import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireMoney, type paymentV1 } from '#libs/contracts';
import { FieldFaults, readOptionalId } from '#libs/fields';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Attempt } from '../domain/attempt.js';
import { errors } from '../domain/errors.js';
import { ChargeByAutopay } from '../use-cases/charge-by-autopay.js';
import { ChargeMethod } from '../use-cases/charge-method.js';
import { type AttemptKey, AttemptStore } from '../use-cases/ports.js';
import { fromWireAttemptState, toWireAttempt, toWireOutcome } from './attempts.wire.js';

type Rpcs = paymentV1.AttemptServiceRpcs;

const service = 'dunlin.payment.v1.AttemptService';

@Controller()
export class AttemptsApi implements RpcHandlers<paymentV1.AttemptServiceRpcs> {
  constructor(
    private readonly chargeMethodUseCase: ChargeMethod,
    private readonly chargeByAutopayUseCase: ChargeByAutopay,
    private readonly attempts: AttemptStore,
  ) {}

  @GrpcMethod(service, 'ChargeMethod')
  async chargeMethod(
    @Payload() { methodId, amount, invoiceIds }: paymentV1.ChargeMethodRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'chargeMethod'>> {
    const wanted = { methodId, amount: fromWireMoney(amount), invoiceIds };
    return { attempt: toWireAttempt(await this.chargeMethodUseCase.chargeMethod(caller, wanted)) };
  }

  @GrpcMethod(service, 'ChargeByAutopay')
  async chargeByAutopay(
    @Payload() { idempotencyKey, customerId, invoiceIds }: paymentV1.ChargeByAutopayRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'chargeByAutopay'>> {
    const wanted = { idempotencyKey, customerId, invoiceIds };
    return toWireOutcome(await this.chargeByAutopayUseCase.chargeByAutopay(caller, wanted));
  }

  @GrpcMethod(service, 'GetAttempt')
  async getAttempt(@Payload() { attemptId }: paymentV1.GetAttemptRequest): Promise<Response<Rpcs, 'getAttempt'>> {
    const attempt = await this.attempts.find(attemptId);
    if (!attempt) throw errors.ATTEMPT_NOT_FOUND(`There is no attempt ${JSON.stringify(attemptId)}.`);
    return { attempt: toWireAttempt(attempt) };
  }

  @GrpcMethod(service, 'ListAttempts')
  async listAttempts(@Payload() request: paymentV1.ListAttemptsRequest): Promise<Response<Rpcs, 'listAttempts'>> {
    const faults = new FieldFaults();
    const customerId = faults.take('customer_id', readOptionalId(request.customerId)) ?? null;
    const invoiceId = faults.take('invoice_id', readOptionalId(request.invoiceId)) ?? null;
    faults.throwIfAny(errors.ATTEMPT_INVALID);
    const filter = { customerId, invoiceId, state: fromWireAttemptState(request.state) };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ createdAt, attemptId }: Attempt): AttemptKey => [createdAt, attemptId],
      (page) => this.attempts.list(filter, page),
    );
    return { attempts: rows.map(toWireAttempt), nextPageToken };
  }
}
