import { Controller } from '@nestjs/common';
import { GrpcMethod } from '@nestjs/microservices';
import type { consoleV1 } from '#libs/contracts';
import type { Response, RpcHandlers } from '#libs/platform';
import { CallerTokenSigner } from '../use-cases/ports.js';

type Rpcs = consoleV1.CallerKeyServiceRpcs;

@Controller()
export class CallerKeysApi implements RpcHandlers<Rpcs> {
  constructor(private readonly signer: CallerTokenSigner) {}

  @GrpcMethod('dunlin.console.v1.CallerKeyService', 'GetCallerKeys')
  async getCallerKeys(): Promise<Response<Rpcs, 'getCallerKeys'>> {
    return { keySet: JSON.stringify(await this.signer.publicKeys()) };
  }
}
