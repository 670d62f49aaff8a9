import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { Owners } from '#libs/fence';
import type { Caller } from '#libs/transactions';
import { errors as templateErrors } from '../../../templates/domain/errors.js';
import {
  type ComposedMessage,
  ComposeMessage,
  type Composition,
  type TemplateVersions,
} from '../../../templates/use-cases/compose-message.js';
import { UnsubscribeLinks } from '../../../templates/use-cases/ports.js';
import { decideSending, type FenceDecision } from '../../domain/fence.js';
import type { Message } from '../../domain/message.js';
import { type Lease, type OutgoingMail, SendingPolicy } from '../ports.js';
import { ApproveMessage, type Draft } from './approve-message.js';
import { EndLease } from './end-lease.js';
import type { ApprovedMessage } from './hand-over-message.js';

interface Preparation extends Pick<Draft, 'token' | 'again'> {
  readonly passesArrangement: boolean;
}

type Stop = Exclude<FenceDecision, { act: 'SEND' }>;

/** All that comes before the hand-over: what the owners say, what the message says, and what contact law says to it. */
@Injectable()
export class PrepareMessage {
  constructor(
    private readonly owners: Owners,
    private readonly composeMessage: ComposeMessage,
    private readonly links: UnsubscribeLinks,
    private readonly approveMessage: ApproveMessage,
    private readonly endLease: EndLease,
    private readonly policy: SendingPolicy,
  ) {}

  /**
   * @param passesArrangement whether it is a message of the plan that pays its invoices
   * @returns the message with its mail when it may leave, else the message as it ended
   * @throws MESSAGE_CONFLICT, or the error of an owner that is unavailable
   */
  prepareMessage(
    lease: Lease,
    template: TemplateVersions,
    caller: Caller,
    passesArrangement: boolean,
  ): Promise<ApprovedMessage | Message> {
    const how = { token: this.links.newToken(), again: false, passesArrangement };
    return this.prepare(lease, template, caller, how);
  }

  private async prepare(
    lease: Lease,
    template: TemplateVersions,
    caller: Caller,
    { token, again, passesArrangement }: Preparation,
  ): Promise<ApprovedMessage | Message> {
    const act = { ...lease.message, passesArrangement };
    const facts = await this.owners.ask(act, caller, { deadlineMs: this.policy.ownersDeadlineMs });
    const cleared = decideSending(act, facts);
    if (cleared.act !== 'SEND') return this.stop(lease, caller, cleared);
    const { customer, invoices } = cleared;
    const unsubscribeUrl = this.links.urlOf(token);
    const content = { template, customer, invoices, unsubscribeUrl, now: lease.takenAt };
    const composed = await this.composeOrNull(content);
    if (!composed) return this.endLease.endLease(lease, caller, { command: 'fail', reason: 'TEMPLATE_FAULT' });
    const draft = { lease, cleared, composed, token, again };
    const decided = await this.approveMessage.approveMessage(draft, caller);
    if (decided.state !== 'IN_PROGRESS') return decided;
    return {
      lease: { ...lease, message: decided },
      mail: mailOf(draft, unsubscribeUrl),
      // From the message as it was asked for: what may be listed is decided anew.
      askAgain: () => this.prepare(lease, template, caller, { token, again: true, passesArrangement }),
    };
  }

  private stop(lease: Lease, caller: Caller, { act, reason, leftOut }: Stop): Promise<Message> {
    if (act === 'SUPPRESS') return this.endLease.endLease(lease, caller, { command: 'suppress', reason, leftOut });
    const { blockedDelayMs: delayMs } = this.policy;
    return this.endLease.endLease(lease, caller, { command: 'delay', reason, leftOut, delayMs });
  }

  /** @returns null when the template fails on this customer's data, which another try does not change */
  private async composeOrNull(wanted: Composition): Promise<ComposedMessage | null> {
    try {
      return await this.composeMessage.composeMessage(wanted);
    } catch (error) {
      if (error instanceof DomainError && error.code === templateErrors.TEMPLATE_NOT_RENDERED.code) return null;
      throw error;
    }
  }
}

function mailOf({ lease, cleared, composed }: Draft, unsubscribeUrl: string): OutgoingMail {
  const { messageId, caseId, stepId } = lease.message;
  return {
    messageId,
    date: lease.takenAt,
    to: cleared.contact.address,
    content: composed.content,
    unsubscribeUrl,
    caseId,
    stepId,
    invoiceNumbers: cleared.invoices.map(({ number }) => number),
  };
}
