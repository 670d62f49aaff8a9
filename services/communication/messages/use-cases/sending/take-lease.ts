import { Injectable } from '@nestjs/common';
import { derivedId } from '#libs/ids';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { ContactStore } from '../../../contact-law/use-cases/ports.js';
import { errors } from '../../domain/errors.js';
import { decideLease, type Message, type MessageRequest, wasReleased } from '../../domain/message.js';
import { type Lease, type LockedMessage, MessageStore, type NewLease, SendingPolicy } from '../ports.js';
import { EndLease } from './end-lease.js';

/** Either the lease is ours, or the message is returned as it is. */
type TakenLease = { readonly lease: Lease } | { readonly message: Message };

/** The first transaction of sending: of all calls for the same act one gets the lease. */
@Injectable()
export class TakeLease {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly contacts: ContactStore,
    private readonly endLease: EndLease,
    private readonly policy: SendingPolicy,
  ) {}

  /** @throws MESSAGE_CONFLICT, MESSAGE_KEY_REUSED, REQUEST_KEY_REUSED */
  async takeLease(input: MessageRequest, caller: Caller): Promise<TakenLease> {
    const messageId = derivedId(input.idempotencyKey);
    let taken: TakenLease | undefined;
    const takenBefore = await this.runner.run(caller, async (tx) => {
      taken = await this.take(tx, messageId, input);
      return numberOf(taken);
    });
    if (taken && numberOf(taken) === takenBefore) return taken;
    // The result is that of an earlier run of this request. Its holder may have died since, so the lease is taken again.
    return this.runner.transact(caller, (tx) => this.take(tx, messageId, input, takenBefore));
  }

  private async take(
    tx: Tx,
    messageId: string,
    input: MessageRequest,
    takenBefore: bigint | null = null,
  ): Promise<TakenLease> {
    const wanted: NewLease = { ...input, messageId, leaseMs: this.policy.leaseMs };
    const first = await this.messages.insert(tx, wanted);
    if (first) return { lease: first };
    const locked = await this.messages.lock(tx, messageId);
    assertSameAct(locked.message, input);
    // A repeat of a request whose own try ended in a delay returns that delay again.
    const { message } = locked;
    if (locked.leaseNumber === takenBefore && message.state === 'DELAYED' && !wasReleased(message)) {
      return { message };
    }
    switch (decideLease(locked.facts, tx.now)) {
      case 'TAKE':
      case 'TAKE_OVER':
        return { lease: await this.takeAgain(tx, wanted) };
      case 'MARK_OUTCOME_UNKNOWN':
        return { message: await this.markOutcomeUnknown(tx, locked) };
      case 'RETURN':
        return { message };
      case 'REFUSE':
        throw errors.MESSAGE_CONFLICT('Another call is sending this message. Make the same call again in a moment.');
    }
  }

  /** The earlier try reached nobody, so it no longer counts as a contact. */
  private async takeAgain(tx: Tx, wanted: NewLease): Promise<Lease> {
    await this.contacts.delete(tx, wanted);
    return this.messages.takeLease(tx, wanted);
  }

  /** The previous holder died while content was being sent: nobody knows whether it arrived, so it is never sent again. */
  private markOutcomeUnknown(tx: Tx, { message, leaseNumber }: LockedMessage): Promise<Message> {
    const expired = { message, leaseNumber, takenAt: tx.now };
    return this.endLease.endLeaseIn(tx, expired, { command: 'markOutcomeUnknown', reason: 'LEASE_EXPIRED' });
  }
}

function numberOf(taken: TakenLease): bigint | null {
  return 'lease' in taken ? taken.lease.leaseNumber : null;
}

/** The invoices may differ: those paid since are no longer asked for. */
function assertSameAct(message: Message, input: MessageRequest): void {
  const same =
    message.idempotencyKey === input.idempotencyKey &&
    message.customerId === input.customerId &&
    message.caseId === input.caseId &&
    message.stepId === input.stepId &&
    message.channel === input.channel &&
    message.template === input.template;
  if (same) return;
  throw errors.MESSAGE_KEY_REUSED(
    'This idempotency key was used for another act. A key names one customer, case, step, channel and template.',
  );
}
