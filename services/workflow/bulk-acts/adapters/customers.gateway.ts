import { Injectable } from '@nestjs/common';
import { toTimestampOrNull } from '#libs/contracts';
import { RpcClients } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { CustomerOwner, type WantedTask } from '../use-cases/ports.js';

@Injectable()
export class RpcCustomerOwner extends CustomerOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async assignSpecialist(
    { actor, correlationId, requestId }: Caller,
    { customerId, ...change }: { customerId: string; personId: string; reason: string },
  ): Promise<void> {
    const request = { ...change, requestId, customerIds: [customerId] };
    await this.clients.of('customer').assignSpecialist(request, { actor, correlationId });
  }

  override async createTask(
    { actor, correlationId, requestId }: Caller,
    { dueAt, tags, ...task }: WantedTask,
  ): Promise<void> {
    const request = {
      ...task,
      requestId,
      idempotencyKey: requestId,
      tags: [...tags],
      dueTime: toTimestampOrNull(dueAt),
    };
    await this.clients.of('customer').createTask(request, { actor, correlationId });
  }

  override async addNote(
    { actor, correlationId, requestId }: Caller,
    note: { customerId: string; text: string },
  ): Promise<void> {
    await this.clients.of('customer').addNote({ ...note, requestId }, { actor, correlationId });
  }
}
