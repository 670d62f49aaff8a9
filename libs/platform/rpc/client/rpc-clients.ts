import { Injectable } from '@nestjs/common';
import type { commonV1, PackageRpcs, ServiceName } from '#libs/contracts';
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

  /** What every service has, operations and approvals: of one of them, by its name. */
  operations(service: string): RpcClient<commonV1.Rpcs> {
    return this.channels.client(service, 'common') as RpcClient<commonV1.Rpcs>;
  }
}
