import { Injectable } from '@nestjs/common';
import type { PackageRpcs, ServiceName, ServiceRpcs } from '#libs/contracts';
import { Channels } from './channels.js';
import type { RpcClient } from './client-types.js';

/** Clients of every service, connected on first use. */
@Injectable()
export class RpcClients {
  constructor(private readonly channels: Channels) {}

  /** Every rpc of a service, whichever of its proto services has it. */
  of<Name extends ServiceName>(service: Name): RpcClient<PackageRpcs[Name]> {
    return this.channels.client(service) as RpcClient<PackageRpcs[Name]>;
  }

  /** The operations of a service, by its name. */
  operations(service: string): RpcClient<ServiceRpcs['dunlin.common.v1.OperationsService']> {
    return this.channels.client(service, 'common') as RpcClient<ServiceRpcs['dunlin.common.v1.OperationsService']>;
  }
}
