import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { Runner, type Tx } from '#libs/platform';
import type { Asker } from '../../../contact-law/use-cases/ports.js';
import { messageStates, nextState, transitions, type Message, type MessageCommand } from '../../domain/message.js';
import { MessageEvents, MessageStore, type Claim, type Ending } from '../ports.js';

/** How a claim is to end. */
export interface Closing extends Pick<
  Ending,
  'reason' | 'decision' | 'leftOut' | 'providerReply' | 'deferrals' | 'delayUntil' | 'unlessDataStarted'
> {
  readonly command: MessageCommand;
  /** With `delay`: from business now on, unless delayUntil is given. */
  readonly delayMs?: number;
}

/** Ends claims and publishes what became of the message, in one transaction. */
@Injectable()
export class EndClaim {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly events: MessageEvents,
  ) {}

  /** @throws DomainError MESSAGE_CLAIM_LOST */
  end(claim: Claim, asker: Asker, closing: Closing): Promise<Message> {
    return this.runner.transact(asker, (tx) => this.endIn(tx, claim, closing));
  }

  /** As `end`, in a transaction that is open. */
  async endIn(tx: Tx, claim: Claim, closing: Closing): Promise<Message> {
    const { command, delayMs = 0, ...rest } = closing;
    const state = nextState('CLAIMED', command);
    const ending: Ending = {
      ...rest,
      state,
      ...(state === 'DELAYED' && { delayUntil: closing.delayUntil ?? new Date(tx.now.getTime() + delayMs) }),
      ...(state === 'SENT' && { sentAt: tx.now }),
    };
    const from = messageStates.filter((origin) => transitions[origin][command] === state);
    const ended = await this.messages.end(tx, claim, from, ending);
    if (!ended) return this.endedBefore(tx, claim, state);
    this.events.ended(tx, ended);
    return ended;
  }

  /** Runs what comes before a hand-over and gives the claim back when it fails, so that the next call finds it free. */
  async releasing<Answer>(claim: Claim, asker: Asker, body: () => Promise<Answer>): Promise<Answer> {
    try {
      return await body();
    } catch (error) {
      const closing = { command: 'delay' as const, reason: 'INTERRUPTED', unlessDataStarted: true };
      // What cannot be given back now is free when its lease runs out; the first error is the one to tell.
      await this.end(claim, asker, closing).catch(() => undefined);
      throw error;
    }
  }

  /** A commit whose answer was lost is tried again and then finds its own work done. */
  private async endedBefore(tx: Tx, claim: Claim, state: Message['state']): Promise<Message> {
    const { message, claimNumber } = await this.messages.lock(tx, claim.message.messageId);
    if (claimNumber !== claim.claimNumber || message.state !== state) throw claimLost();
    return message;
  }
}

export function claimLost(): DomainError {
  return new DomainError(
    'MESSAGE_CLAIM_LOST',
    'aborted',
    'The lease of this message ran out and another call took it over. Make the same call again.',
  );
}
