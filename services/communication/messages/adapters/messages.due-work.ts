import { Injectable } from '@nestjs/common';
import { DueWork, type DuePhaseName } from '#libs/platform';
import { MessageStore } from '../use-cases/ports.js';

/** Claims in hand hold back quiet. Nothing here is due by itself: whoever wants a message asks for it. */
@Injectable()
export class MessagesInHand extends DueWork {
  constructor(private readonly messages: MessageStore) {
    super();
  }

  override async outstanding(): Promise<Record<string, number>> {
    return { claims: (await this.messages.claimTotals()).inHand };
  }

  override async totals(): Promise<Record<string, number>> {
    return { claims: (await this.messages.claimTotals()).made };
  }

  override due(): Promise<{ phase: DuePhaseName; at: Date }[]> {
    return Promise.resolve([]);
  }

  override runDue(): Promise<{ done: number; more: boolean }> {
    return Promise.resolve({ done: 0, more: false });
  }
}
