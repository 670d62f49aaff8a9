import { Injectable } from '@nestjs/common';
import { RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { type OptOut, OptOuts } from '../use-cases/ports.js';

@Injectable()
export class RpcOptOuts extends OptOuts {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async record({ channel, ...optOut }: OptOut, caller: CallerOnward): Promise<void> {
    const request = { ...optOut, channel: `CHANNEL_${channel}` as const };
    await this.clients.of('customer').recordOptOut(request, caller, { deadlineMs: 8_000 });
  }
}
