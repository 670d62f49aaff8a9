import { Injectable } from '@nestjs/common';
import type { Caller } from '#libs/transactions';
import { ComposeMessage, type TemplateVersions } from '../../templates/use-cases/compose-message.js';
import type { Message } from '../domain/message.js';
import { LeaseKeeper, SendRate } from './ports.js';
import { type AskedMessage, type RawSendMessage, readSendMessage } from './send-message-input.js';
import { EndLease } from './sending/end-lease.js';
import { HandOverMessage } from './sending/hand-over-message.js';
import { MessagesInHand } from './sending/messages-in-hand.js';
import { PrepareMessage } from './sending/prepare-message.js';
import { TakeLease } from './sending/take-lease.js';

/**
 * Sends a message behind the fence. Take the lease, ask the owners, decide, hand over, record: each in a transaction of
 * its own and no remote call within one, so that a crash anywhere leaves only a lease that expires.
 */
@Injectable()
export class SendMessage {
  constructor(
    private readonly composeMessage: ComposeMessage,
    private readonly inHand: MessagesInHand,
    private readonly rate: SendRate,
    private readonly takeLease: TakeLease,
    private readonly leases: LeaseKeeper,
    private readonly endLease: EndLease,
    private readonly prepareMessage: PrepareMessage,
    private readonly handOverMessage: HandOverMessage,
  ) {}

  /**
   * Sends one message if fence and contact law allow it; a repeat of the key returns the message as it is.
   * @throws MESSAGE_INVALID, TEMPLATE_NOT_FOUND, MESSAGE_KEY_REUSED, REQUEST_KEY_REUSED, MESSAGE_CONFLICT,
   * MAIL_RATE_EXCEEDED, PROVIDER_UNAVAILABLE, or the error of an owner that is unavailable
   */
  async sendMessage(caller: Caller, raw: RawSendMessage): Promise<Message> {
    const asked = readSendMessage(raw);
    const template = await this.composeMessage.findTemplate(asked.request.template, asked.request.channel);
    return this.inHand.during(() => this.send(caller, asked, template));
  }

  private async send(
    caller: Caller,
    { request, passesArrangement }: AskedMessage,
    template: TemplateVersions,
  ): Promise<Message> {
    await this.rate.admit();
    const taken = await this.takeLease.takeLease(request, caller);
    if ('message' in taken) return taken.message;
    const { lease } = taken;
    return this.leases.keepDuring(lease, async () => {
      // A failure before the hand-over is no contact, so the lease is released.
      const prepared = await this.endLease.releaseOnFailure(lease, caller, () =>
        this.prepareMessage.prepareMessage(lease, template, caller, passesArrangement),
      );
      return 'mail' in prepared ? this.handOverMessage.handOverMessage(prepared, caller) : prepared;
    });
  }
}
