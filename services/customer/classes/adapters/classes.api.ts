import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, toTimestamp } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { type CustomerClass, requireClass } from '../domain/customer-class.js';
import { ApplyClass } from '../use-cases/apply-class.js';
import { ClassStore } from '../use-cases/ports.js';

const service = 'dunlin.customer.v1.ClassService';

type Rpcs = customerV1.ClassServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class ClassesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly applyClassUseCase: ApplyClass,
    private readonly classes: ClassStore,
  ) {}

  @GrpcMethod(service, 'ApplyClass')
  async applyClass(
    @Payload() request: customerV1.ApplyClassRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyClass'> {
    const { name, title, team, defaultSequence, locked } = request;
    const input = { name, title, team, defaultSequence, locked };
    const applied = await this.applyClassUseCase.applyClass(caller, input, BigInt(request.expectedVersion));
    return { class: toWireClass(applied) };
  }

  @GrpcMethod(service, 'GetClass')
  async getClass(@Payload() { name }: customerV1.GetClassRequest): Reply<'getClass'> {
    return { class: toWireClass(requireClass(await this.classes.find(name), name)) };
  }

  @GrpcMethod(service, 'ListClasses')
  async listClasses(@Payload() request: customerV1.ListClassesRequest): Reply<'listClasses'> {
    const { rows, nextPageToken } = await listPage(
      request,
      'classes',
      ({ name }: CustomerClass) => [name],
      (page) => this.classes.list(page),
    );
    return { classes: rows.map(toWireClass), nextPageToken };
  }
}

function toWireClass(found: CustomerClass): customerV1.CustomerClassInit {
  const { name, title, team, defaultSequence, locked, version, createdAt } = found;
  return {
    ...{ name, title, team: team ?? '', defaultSequence, locked },
    ...{ version: version.toString(), createTime: toTimestamp(createdAt) },
  };
}
