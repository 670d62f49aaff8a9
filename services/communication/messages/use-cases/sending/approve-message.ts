import { Injectable } from '@nestjs/common';
import { localDateAt } from '#libs/time';
import { type Caller, Runner } from '#libs/transactions';
import type { ContactDecision } from '../../../contact-law/domain/contact-law.js';
import { AskContactLaw } from '../../../contact-law/use-cases/ask-contact-law.js';
import { ContactStore } from '../../../contact-law/use-cases/ports.js';
import type { ComposedMessage } from '../../../templates/use-cases/compose-message.js';
import { errors, leaseLost } from '../../domain/errors.js';
import type { FenceDecision } from '../../domain/fence.js';
import type { Message } from '../../domain/message.js';
import { type Approval, type Lease, MessageStore, SendingPolicy } from '../ports.js';
import { EndLease } from './end-lease.js';

/** What is stored and sent when contact law allows it. */
export interface Draft {
  readonly lease: Lease;
  readonly cleared: Extract<FenceDecision, { act: 'SEND' }>;
  readonly composed: ComposedMessage;
  /** Of the link by which the debtor refuses further messages. */
  readonly token: string;
  /** Approved before, and asked again because that was too long ago. */
  readonly again: boolean;
}

/** The second transaction of sending: contact law decides, and a contact that may be made is counted. */
@Injectable()
export class ApproveMessage {
  constructor(
    private readonly runner: Runner,
    private readonly askContactLaw: AskContactLaw,
    private readonly messages: MessageStore,
    private readonly contacts: ContactStore,
    private readonly endLease: EndLease,
    private readonly policy: SendingPolicy,
  ) {}

  /**
   * @returns the message: IN_PROGRESS when it may leave, else as it ended
   * @throws MESSAGE_CONFLICT when the lease is lost
   */
  approveMessage(draft: Draft, caller: Caller): Promise<Message> {
    const { lease, composed, token } = draft;
    const { customer, leftOut } = draft.cleared;
    const { channel, messageId, customerId } = lease.message;
    const optOutOffered = composed.content.html.includes(token) && composed.content.text.includes(token);
    return this.runner.transact(caller, async (tx) => {
      const intent = { at: tx.now, channel, purpose: 'COLLECTION' as const, optOutOffered };
      // The contact that this message was counted as must not stand in its own way.
      if (draft.again) await this.contacts.delete(tx, { customerId, channel, messageId });
      const { maxDecisionAgeMs } = this.policy;
      const { decision, goodUntil } = await this.askContactLaw.decideLocked(tx, intent, customer, maxDecisionAgeMs);
      if (decision.outcome === 'ALLOW') {
        const approved = await this.messages.approve(tx, lease, approvalOf(draft, decision, goodUntil));
        if (!approved) throw errors.MESSAGE_CONFLICT(leaseLost);
        const madeOn = localDateAt(tx.now, this.askContactLaw.zonesOf(customer)[0]!);
        await this.contacts.insert(tx, { customerId, channel, messageId, madeOn });
        return approved;
      }
      const { delayUntil } = decision;
      const why = { reason: 'CONTACT_LAW', decision, leftOut };
      return this.endLease.endLeaseIn(
        tx,
        lease,
        delayUntil ? { command: 'delay', delayUntil, ...why } : { command: 'suppress', ...why },
      );
    });
  }
}

function approvalOf({ cleared, composed, token }: Draft, decision: ContactDecision, goodUntil: Date): Approval {
  const { contact, invoices, leftOut } = cleared;
  const { html, subject, text } = composed.content;
  const withoutToken = (source: string): string => source.replaceAll(token, '-');
  return {
    decision,
    goodUntil,
    leftOut,
    invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
    templateVersion: composed.templateVersion,
    locale: composed.locale,
    contactId: contact.contactId,
    unsubscribeToken: token,
    // A reader of messages must not be able to opt debtors out.
    content: { subject: withoutToken(subject), html: withoutToken(html), text: withoutToken(text) },
  };
}
