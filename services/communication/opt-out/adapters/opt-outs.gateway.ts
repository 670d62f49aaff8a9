import { Injectable } from '@nestjs/common';
import type { ContactChannel } from '#libs/fence';
import { newId } from '#libs/ids';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { OptOuts } from '../use-cases/ports.js';

@Injectable()
export class RpcOptOuts extends OptOuts {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async record(
    customerId: string,
    channel: ContactChannel,
    reason: string,
    caller: CallerOnward,
  ): Promise<void> {
    const request = { requestId: newId(), customerId, channel: `CHANNEL_${channel}` as const, reason };
    await this.clients.of('customer').recordOptOut(request, caller, { deadlineMs: 8_000 });
  }
}
