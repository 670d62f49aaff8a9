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
  /** Asks owners and contact law again. @returns the message as it ended when it may not leave any more */
  readonly askAgain: () => Promise<ApprovedMessage | Message>;
}

/** The message ended while the mail server was ready to receive it. */
class EndedBeforeContent extends Error {
  constructor(readonly ended: Message) {
    super('The message may not leave any more.');
  }
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
  async handOverMessage(approved: ApprovedMessage, caller: Caller): Promise<Message> {
    const { lease } = approved;
    const handOver = await this.handOver(approved, caller);
    if ('ended' in handOver) return handOver.ended;
    const message = await this.record(lease, caller, handOver);
    if (handOver.result === 'UNREACHABLE') {
      throw errors.PROVIDER_UNAVAILABLE('The mail server cannot be reached. Nothing left; make the same call again.');
    }
    return message;
  }

  private async handOver(approved: ApprovedMessage, caller: Caller): Promise<HandOver | EndedBeforeContent> {
    const { lease, mail } = approved;
    try {
      return await this.gateway.handOver(mail, () => this.startData(approved, caller));
    } catch (error) {
      if (error instanceof EndedBeforeContent) return error;
      // It failed before content left, although DATA-STARTED may be stored: a commit whose response was lost.
      await this.endLease.endLease(lease, caller, { command: 'delay', reason: 'INTERRUPTED' }).catch(() => undefined);
      throw error;
    }
  }

  /**
   * The mail server may have been slow, so what was approved too long ago is asked again while it waits for the content.
   * It runs once for each session that comes as far, because one that breaks before the content is followed by another.
   */
  private async startData({ lease, mail, askAgain }: ApprovedMessage, caller: Caller): Promise<void> {
    for (let asked = 0; ; asked += 1) {
      const start = await this.runner.transact(caller, (tx) => this.messages.startData(tx, lease, this.policy));
      if (start === 'STARTED') return;
      if (start === 'LOST') throw errors.MESSAGE_CONFLICT(leaseLost);
      if (asked === maxAsks) throw errors.MESSAGE_CONFLICT('The owners take too long. Make the same call again.');
      const again = await askAgain();
      if (!('mail' in again)) throw new EndedBeforeContent(again);
      if (!isSameMail(again.mail, mail)) throw errors.MESSAGE_CONFLICT(factsChanged);
    }
  }

  /**
   * The debtor may have the message by now, so recording it is tried for as long as this process lives: should the
   * lease expire meanwhile, the outcome is unknown until this arrives.
   */
  private async record(lease: Lease, caller: Caller, handOver: HandOver): Promise<Message> {
    const ending = this.endingOf(handOver, lease.message.deferrals);
    for (let pauseMs = minPauseMs; ; pauseMs = Math.min(2 * pauseMs, maxPauseMs)) {
      try {
        return await this.endLease.endLease(lease, caller, ending);
      } catch (error) {
        const transient = error instanceof DomainError && error.kind === 'unavailable';
        if (!transient) throw error;
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
const maxPauseMs = 3_000;
/** How often the owners are asked again in one session. */
const maxAsks = 2;
const factsChanged = 'What the message says has changed while the mail server was slow. Make the same call again.';

function isSameMail(one: OutgoingMail, other: OutgoingMail): boolean {
  const textsOf = ({ to, content: { subject, html, text } }: OutgoingMail): string[] => [to, subject, html, text];
  const others = textsOf(other);
  return textsOf(one).every((text, index) => text === others[index]);
}
