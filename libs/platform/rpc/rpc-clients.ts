import { Injectable } from '@nestjs/common';
import type { ServiceRpcs } from '#libs/contracts';
import type { Caller } from '../runner/types.js';
import type { RpcTypes } from './handlers.js';
import { Channels } from './channels.js';

/** Who is behind a call onward. */
export type CallerOnward = Pick<Caller, 'actor' | 'correlationId'> & Partial<Pick<Caller, 'causationId'>>;

export interface CallOptions {
  /** How long to wait for the answer, retries included. */
  deadlineMs?: number;
}

/** A typed client: one method for each rpc. Errors are DomainErrors with the remote code and kind. */
export type RpcClient<Rpcs> = {
  [Name in keyof Rpcs]: Rpcs[Name] extends RpcTypes
    ? (request: Rpcs[Name]['requestInit'], caller: CallerOnward, options?: CallOptions) => Promise<Rpcs[Name]['response']>
    : never;
};

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
