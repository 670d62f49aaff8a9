import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { type Caller, Runner } from '#libs/transactions';
import { errors, leaseLost } from '../../domain/errors.js';
import { type HandOver, outcomeOf } from '../../domain/hand-over.js';
import type { Message } from '../../domain/message.js';
import { type Lease, MailGateway, MessageStore, type OutgoingMail, SendingPolicy, WallClock } from '../ports.js';
import { type Ending, EndLease } from './end-lease.js';

/** A message that fence and contact law allow. */
export interface ApprovedMessage {
  readonly lease: Lease;
  readonly mail: OutgoingMail;
}

/** The act itself: no content leaves before DATA-STARTED is committed; the last transaction records the outcome. */
@Injectable()
export class HandOverMessage {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly gateway: MailGateway,
    private readonly endLease: EndLease,
    private readonly policy: SendingPolicy,
    private readonly wallClock: WallClock,
  ) {}

  /** @throws PROVIDER_UNAVAILABLE, MESSAGE_CONFLICT, or of kind unavailable; nothing left in all three */
  async handOverMessage({ lease, mail }: ApprovedMessage, caller: Caller): Promise<Message> {
    // The gateway may ask again when the session broke before content left; then it is committed already.
    let committed: Promise<void> | undefined;
    const beforeContent = (): Promise<void> => (committed ??= this.startData(lease, caller));
    const handOver = await this.handOver(lease, mail, beforeContent, caller);
    const message = await this.record(lease, caller, handOver);
    if (handOver.result === 'UNREACHABLE') {
      throw errors.PROVIDER_UNAVAILABLE('The mail server cannot be reached. Nothing left; make the same call again.');
    }
    return message;
  }

  private async handOver(
    lease: Lease,
    mail: OutgoingMail,
    beforeContent: () => Promise<void>,
    caller: Caller,
  ): Promise<HandOver> {
    try {
      return await this.gateway.handOver(mail, beforeContent);
    } catch (error) {
      // It failed before content left, although DATA-STARTED may be stored: a commit whose response was lost.
      await this.endLease.endLease(lease, caller, { command: 'delay', reason: 'INTERRUPTED' }).catch(() => undefined);
      throw error;
    }
  }

  private async startData(lease: Lease, caller: Caller): Promise<void> {
    const started = await this.runner.transact(caller, (tx) => this.messages.startData(tx, lease, this.policy.leaseMs));
    if (!started) throw errors.MESSAGE_CONFLICT(leaseLost);
  }

  /** The debtor may have the message by now, so recording it is retried while the database restarts. */
  private async record(lease: Lease, caller: Caller, handOver: HandOver): Promise<Message> {
    const ending = this.endingOf(handOver, lease.message.deferrals);
    for (let pauseMs = minPauseMs; ; pauseMs *= 2) {
      try {
        return await this.endLease.endLease(lease, caller, ending);
      } catch (error) {
        const transient = error instanceof DomainError && error.kind === 'unavailable';
        if (!transient || pauseMs > maxPauseMs) throw error;
        await this.wallClock.pause(pauseMs);
      }
    }
  }

  private endingOf(handOver: HandOver, deferrals: number): Ending {
    const { maxDeferrals, deferralDelayMs } = this.policy;
    const deferred = handOver.result === 'DEFERRED';
    return {
      ...outcomeOf(handOver, deferrals, maxDeferrals),
      providerReply: handOver.replyCodes,
      deferrals: deferrals + Number(deferred),
      delayMs: deferred ? deferralDelayMs : 0,
    };
  }
}

const minPauseMs = 100;
const maxPauseMs = 6_400;
