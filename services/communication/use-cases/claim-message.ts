import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { derivedId } from '#libs/ids';
import { Runner, type Caller, type Tx } from '#libs/platform';
import { claimVerdict, wasReleased, type Message } from '../domain/message.js';
import type { SendMessageInput } from './send-message-input.js';
import { EndClaim } from './end-claim.js';
import { MessageStore, Policy, type Claim, type LockedMessage, type NewClaim } from './ports.js';

/** Either the claim is ours, or the message is what became of it. */
export type ClaimResult = { readonly claim: Claim } | { readonly answer: Message };

/** Transaction 1 of the fence: of all that ask for the same act one gets it, for as long as its lease runs. */
@Injectable()
export class ClaimMessage {
  constructor(
    private readonly runner: Runner,
    private readonly messages: MessageStore,
    private readonly endings: EndClaim,
    private readonly policy: Policy,
  ) {}

  /** @throws DomainError MESSAGE_IN_PROGRESS, IDEMPOTENCY_KEY_REUSED, REQUEST_KEY_REUSED */
  async execute(input: SendMessageInput, caller: Caller): Promise<ClaimResult> {
    const messageId = derivedId(input.idempotencyKey);
    let result: ClaimResult | undefined;
    const claimedBefore = await this.runner.run(caller, async (tx) => {
      result = await this.claim(tx, messageId, input);
      return numberOf(result);
    });
    if (result && numberOf(result) === claimedBefore) return result;
    // What is answered is of another run: this request came before. Its holder may have died since, so it is claimed anew.
    return this.runner.transact(caller, (tx) => this.claim(tx, messageId, input, claimedBefore));
  }

  private async claim(
    tx: Tx,
    messageId: string,
    input: SendMessageInput,
    claimedBefore: bigint | null = null,
  ): Promise<ClaimResult> {
    const wanted: NewClaim = { ...input, messageId, leaseMs: this.policy.leaseMs };
    const fresh = await this.messages.claimNew(tx, wanted);
    if (fresh) return { claim: fresh };
    const locked = await this.messages.lock(tx, messageId);
    assertSameAct(locked.message, input);
    // A repeat of a request whose own try ended in a delay gets that answer again.
    const { message } = locked;
    if (locked.claimNumber === claimedBefore && message.state === 'DELAYED' && !wasReleased(message)) {
      return { answer: message };
    }
    switch (claimVerdict(locked.claim, tx.now)) {
      case 'CLAIM':
      case 'TAKE_OVER':
        return { claim: await this.messages.claimAgain(tx, wanted) };
      case 'LOSE':
        return { answer: await this.lose(tx, locked) };
      case 'ANSWER':
        return { answer: message };
      case 'BUSY':
        throw new DomainError(
          'MESSAGE_IN_PROGRESS',
          'aborted',
          'Another call is sending this message. Make the same call again in a moment.',
        );
    }
  }

  /** Whoever had it died with content on its way: nobody can say whether it arrived, so it is never sent again. */
  private lose(tx: Tx, { message, claimNumber }: LockedMessage): Promise<Message> {
    const dead = { message, claimNumber, claimedAt: tx.now };
    return this.endings.endIn(tx, dead, { command: 'lose', reason: 'LEASE_EXPIRED' });
  }
}

function numberOf(result: ClaimResult): bigint | null {
  return 'claim' in result ? result.claim.claimNumber : null;
}

/** The invoices may differ: those paid meanwhile are no longer asked for. */
function assertSameAct(message: Message, input: SendMessageInput): void {
  const same =
    message.idempotencyKey === input.idempotencyKey &&
    message.customerId === input.customerId &&
    message.caseId === input.caseId &&
    message.stepId === input.stepId &&
    message.channel === input.channel &&
    message.template === input.template;
  if (same) return;
  throw new DomainError(
    'IDEMPOTENCY_KEY_REUSED',
    'conflict',
    'This idempotency key was used for another act. A key names one customer, case, step, channel and template.',
  );
}
