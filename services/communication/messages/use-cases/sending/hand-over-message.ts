import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { Runner, type Caller } from '#libs/platform';
import { outcomeOf, type HandOver } from '../../domain/hand-over.js';
import type { Message } from '../../domain/message.js';
import { claimLost, EndClaim, type Closing } from './end-claim.js';
import { MailGateway, MessageStore, SendingPolicy, type Claim, type OutgoingMail } from '../ports.js';

/** A message that fence and law let pass. */
export interface ApprovedMessage {
  readonly claim: Claim;
  readonly mail: OutgoingMail;
}

/** The act itself: nothing of the content leaves before DATA-STARTED is committed, and then transaction 3 records. */
@Injectable()
export class HandOverMessage {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly gateway: MailGateway,
    private readonly endings: EndClaim,
    private readonly policy: SendingPolicy,
  ) {}

  /** @throws DomainError PROVIDER_UNAVAILABLE, MESSAGE_CLAIM_LOST, or of kind unavailable: nothing left in all three */
  async send({ claim, mail }: ApprovedMessage, caller: Caller): Promise<Message> {
    // The gateway may ask again when the session broke before any content left; then it is committed already.
    let committed: Promise<void> | undefined;
    const beforeContent = (): Promise<void> => (committed ??= this.startData(claim, caller));
    const handOver = await this.handOver(claim, mail, beforeContent, caller);
    const message = await this.record(claim, caller, handOver);
    if (handOver.result === 'UNREACHABLE') throw unavailable();
    return message;
  }

  private async handOver(
    claim: Claim,
    mail: OutgoingMail,
    beforeContent: () => Promise<void>,
    caller: Caller,
  ): Promise<HandOver> {
    try {
      return await this.gateway.handOver(mail, beforeContent);
    } catch (error) {
      // It failed before any content left, though DATA-STARTED may stand: a commit whose answer was lost.
      await this.endings.end(claim, caller, { command: 'delay', reason: 'INTERRUPTED' }).catch(() => undefined);
      throw error;
    }
  }

  private async startData(claim: Claim, caller: Caller): Promise<void> {
    const started = await this.runner.transact(caller, (tx) => this.messages.startData(tx, claim, this.policy.leaseMs));
    if (!started) throw claimLost();
  }

  /** The debtor may have the message by now, so the record is worth some patience with a database that restarts. */
  private async record(claim: Claim, caller: Caller, handOver: HandOver): Promise<Message> {
    const closing = this.closingOf(handOver, claim.message.deferrals);
    for (let pauseMs = firstPauseMs; ; pauseMs *= 2) {
      try {
        return await this.endings.end(claim, caller, closing);
      } catch (error) {
        const transient = error instanceof DomainError && error.kind === 'unavailable';
        if (!transient || pauseMs > longestPauseMs) throw error;
        await new Promise((resolve) => setTimeout(resolve, pauseMs));
      }
    }
  }

  private closingOf(handOver: HandOver, deferrals: number): Closing {
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

const firstPauseMs = 100;
const longestPauseMs = 6_400;

function unavailable(): DomainError {
  return new DomainError(
    'PROVIDER_UNAVAILABLE',
    'unavailable',
    'The mail server cannot be reached. Nothing left; make the same call again.',
  );
}
