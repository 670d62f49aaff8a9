import { Injectable } from '@nestjs/common';
import { type DuePhaseName, DueWork } from '#libs/platform';
import { MessageStore } from '../use-cases/ports.js';

/** A test clock waits for leases in use. No message is due by itself: a caller asks for each. */
@Injectable()
export class MessagesDueWork extends DueWork {
  constructor(private readonly messages: MessageStore) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    return { leases: (await this.messages.countLeases()).inUse };
  }

  override async totals(): Promise<Record<string, number>> {
    return { leases: (await this.messages.countLeases()).taken };
  }

  override due(): Promise<{ phase: DuePhaseName; at: Date }[]> {
    return Promise.resolve([]);
  }

  override runDue(): Promise<{ done: number; more: boolean }> {
    return Promise.resolve({ done: 0, more: false });
  }
}
