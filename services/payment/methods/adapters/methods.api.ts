import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { fromWireDate, type paymentV1 } from '#libs/contracts';
import { readId, requireField } from '#libs/fields';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import { type Caller, Database } from '#libs/transactions';
import { Today } from '../../payments/use-cases/ports.js';
import { errors } from '../domain/errors.js';
import { type Method, methodOn } from '../domain/method.js';
import { DisableMethod } from '../use-cases/disable-method.js';
import { EnableMethod } from '../use-cases/enable-method.js';
import { type MethodKey, MethodStore } from '../use-cases/ports.js';
import { RevokeMethod } from '../use-cases/revoke-method.js';
import { SetAutopay } from '../use-cases/set-autopay.js';
import { StartMethodSetup } from '../use-cases/start-method-setup.js';
import { toWireMethod } from './methods.wire.js';

type Rpcs = paymentV1.MethodServiceRpcs;

const service = 'dunlin.payment.v1.MethodService';

@Controller()
export class MethodsApi implements RpcHandlers<paymentV1.MethodServiceRpcs> {
  constructor(
    private readonly startMethodSetupUseCase: StartMethodSetup,
    private readonly disableMethodUseCase: DisableMethod,
    private readonly enableMethodUseCase: EnableMethod,
    private readonly revokeMethodUseCase: RevokeMethod,
    private readonly setAutopayUseCase: SetAutopay,
    private readonly methods: MethodStore,
    private readonly database: Database,
    private readonly today: Today,
  ) {}

  @GrpcMethod(service, 'StartMethodSetup')
  async startMethodSetup(
    @Payload() { customerId }: paymentV1.StartMethodSetupRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'startMethodSetup'>> {
    const { method, url } = await this.startMethodSetupUseCase.startMethodSetup(caller, customerId);
    return { method: toWireMethod(method), url };
  }

  @GrpcMethod(service, 'DisableMethod')
  async disableMethod(
    @Payload() { methodId, until, reason }: paymentV1.DisableMethodRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'disableMethod'>> {
    const date = fromWireDate(until, 'until');
    return { method: toWireMethod(await this.disableMethodUseCase.disableMethod(caller, methodId, date, reason)) };
  }

  @GrpcMethod(service, 'EnableMethod')
  async enableMethod(
    @Payload() { methodId, reason }: paymentV1.EnableMethodRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'enableMethod'>> {
    return { method: toWireMethod(await this.enableMethodUseCase.enableMethod(caller, methodId, reason)) };
  }

  @GrpcMethod(service, 'RevokeMethod')
  async revokeMethod(
    @Payload() { methodId, reason }: paymentV1.RevokeMethodRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'revokeMethod'>> {
    return { method: toWireMethod(await this.revokeMethodUseCase.revokeMethod(caller, methodId, reason)) };
  }

  @GrpcMethod(service, 'SetAutopay')
  async setAutopay(
    @Payload() { methodId, autopay, reason }: paymentV1.SetAutopayRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'setAutopay'>> {
    return { method: toWireMethod(await this.setAutopayUseCase.setAutopay(caller, methodId, { autopay, reason })) };
  }

  @GrpcMethod(service, 'GetMethod')
  async getMethod(@Payload() { methodId }: paymentV1.GetMethodRequest): Promise<Response<Rpcs, 'getMethod'>> {
    const method = await this.methods.find(methodId);
    if (!method) throw errors.METHOD_NOT_FOUND(`There is no payment method ${JSON.stringify(methodId)}.`);
    const [shown] = await this.shown([method]);
    return { method: shown! };
  }

  @GrpcMethod(service, 'ListMethods')
  async listMethods(@Payload() request: paymentV1.ListMethodsRequest): Promise<Response<Rpcs, 'listMethods'>> {
    const customerId = requireField(errors.METHOD_INVALID, 'customer_id', readId(request.customerId));
    const { rows, nextPageToken } = await listPage(
      request,
      { customerId },
      ({ createdAt, methodId }: Method): MethodKey => [createdAt, methodId],
      (page) => this.methods.list(customerId, page),
    );
    return { methods: await this.shown(rows), nextPageToken };
  }

  /** On the organisation's day. */
  private async shown(methods: readonly Method[]): Promise<paymentV1.MethodInit[]> {
    const today = this.today.dateAt(await this.database.now());
    return methods.map((method) => toWireMethod(methodOn(method, today)));
  }
}
