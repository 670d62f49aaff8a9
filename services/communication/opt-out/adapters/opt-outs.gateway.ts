import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import { RpcClients } from '#libs/platform';
import type { Channel } from '../../contact-law/domain/channel.js';
import type { Asker } from '../../contact-law/use-cases/ports.js';
import { OptOuts } from '../use-cases/ports.js';

@Injectable()
export class RpcOptOuts extends OptOuts {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async record(customerId: string, channel: Channel, reason: string, asker: Asker): Promise<void> {
    const client = this.clients.of('dunlin.customer.v1.CustomerService');
    const request = { requestId: newId(), customerId, channel: `CHANNEL_${channel}` as const, reason };
    await client.recordOptOut(request, asker, { deadlineMs: 8_000 });
  }
}
