import { Injectable } from '@nestjs/common';
import type { ServiceRpcs } from '#libs/contracts';
import type { RpcClient } from './client-types.js';
import { Channels } from './channels.js';

/** Clients of every service, connected on first use. */
@Injectable()
export class RpcClients {
  constructor(private readonly channels: Channels) {}

  /**
   * @param service full name, such as `dunlin.invoice.v1.InvoiceService`; of OperationsService, name the owner too
   * @param owner the service that is asked, where the full name does not tell
   */
  of<Service extends keyof ServiceRpcs>(service: Service, owner?: string): RpcClient<ServiceRpcs[Service]> {
    return this.channels.client(service, owner) as RpcClient<ServiceRpcs[Service]>;
  }
}
