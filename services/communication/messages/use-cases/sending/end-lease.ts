import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { ContactStore } from '../../../contact-law/use-cases/ports.js';
import { errors, leaseLost } from '../../domain/errors.js';
import {
  countsAsContact,
  type Message,
  type MessageCommand,
  messageStates,
  nextState,
  transitions,
} from '../../domain/message.js';
import { type Lease, type LeaseEnd, MessageEvents, MessageStore } from '../ports.js';

/** How a lease is to end. */
export interface Ending extends Omit<LeaseEnd, 'state' | 'sentAt'> {
  readonly command: MessageCommand;
  /** With `delay`: from business now on, unless delayUntil is given. */
  readonly delayMs?: number;
}

/** Ends leases and publishes the outcome of the message, in one transaction. */
@Injectable()
export class EndLease {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly contacts: ContactStore,
    private readonly events: MessageEvents,
  ) {}

  /** @throws MESSAGE_CONFLICT when the lease is lost */
  endLease(lease: Lease, caller: Caller, ending: Ending): Promise<Message> {
    return this.runner.transact(caller, (tx) => this.endLeaseIn(tx, lease, ending));
  }

  /** As `endLease`, in an open transaction. */
  async endLeaseIn(tx: Tx, lease: Lease, ending: Ending): Promise<Message> {
    const { command, delayMs = 0, ...rest } = ending;
    const state = nextState('IN_PROGRESS', command);
    const end: LeaseEnd = {
      ...rest,
      state,
      ...(state === 'DELAYED' && { delayUntil: ending.delayUntil ?? new Date(tx.now.getTime() + delayMs) }),
      ...(state === 'SENT' && { sentAt: tx.now }),
    };
    const from = messageStates.filter((origin) => transitions[origin][command] === state);
    const ended = await this.messages.endLease(tx, lease, from, end);
    if (!ended) return this.endedBefore(tx, lease, state);
    if (!countsAsContact(state)) await this.contacts.delete(tx, ended);
    this.events.ended(tx, ended);
    return ended;
  }

  /** Runs what comes before a hand-over; when it fails, the lease is released, so that the next call can take it. */
  async releaseOnFailure<Result>(lease: Lease, caller: Caller, body: () => Promise<Result>): Promise<Result> {
    try {
      return await body();
    } catch (error) {
      const ending = { command: 'delay' as const, reason: 'INTERRUPTED', unlessDataStarted: true };
      // A lease that cannot be released now expires by itself; the first error is the one to report.
      await this.endLease(lease, caller, ending).catch(() => undefined);
      throw error;
    }
  }

  /** A commit whose response was lost is tried again and then finds its own work done. */
  private async endedBefore(tx: Tx, lease: Lease, state: Message['state']): Promise<Message> {
    const { message, leaseNumber } = await this.messages.lock(tx, lease.message.messageId);
    if (leaseNumber !== lease.leaseNumber || message.state !== state) throw errors.MESSAGE_CONFLICT(leaseLost);
    return message;
  }
}
