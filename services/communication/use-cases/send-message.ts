import { Injectable } from '@nestjs/common';
import { DomainError } from '#libs/errors';
import { localDateAt } from '#libs/time';
import { Runner, type Caller } from '#libs/platform';
import type { ContactDecision } from '../domain/contact-law/contact-law.js';
import { judge, type FenceVerdict } from '../domain/fence.js';
import type { Message } from '../domain/message.js';
import { AskContactLaw } from './ask-contact-law.js';
import { AskOwners } from './ask-owners.js';
import { ClaimMessage } from './claim-message.js';
import { ComposeMessage, type ComposedMessage, type TemplateVersions } from './compose-message.js';
import { claimLost, EndClaim } from './end-claim.js';
import { HoldLeases } from './hold-leases.js';
import { HandOverMessage, type ApprovedMessage } from './hand-over-message.js';
import { MessageStore, Policy, SendRate, UnsubscribeLinks, type Approval, type Claim } from './ports.js';
import { readSendMessage, type RawSendMessage } from './send-message-input.js';

type Cleared = Extract<FenceVerdict, { act: 'SEND' }>;

/** What is written down and sent when the law allows it. */
interface Draft {
  readonly claim: Claim;
  readonly cleared: Cleared;
  readonly composed: ComposedMessage;
  readonly token: string;
}

/**
 * The fence of messages. Claim, ask the owners, decide, hand over, record: each in a transaction of its own, no remote
 * call within one, so that a crash anywhere leaves a claim whose lease runs out.
 */
@Injectable()
export class SendMessage {
  constructor(
    private readonly runner: Runner,
    private readonly rate: SendRate,
    private readonly claims: ClaimMessage,
    private readonly owners: AskOwners,
    private readonly law: AskContactLaw,
    private readonly composer: ComposeMessage,
    private readonly links: UnsubscribeLinks,
    private readonly messages: MessageStore,
    private readonly leases: HoldLeases,
    private readonly endings: EndClaim,
    private readonly handOver: HandOverMessage,
    private readonly policy: Policy,
  ) {}

  /**
   * Sends one message if fence and law allow it; a repeat of the key answers what became of it.
   * @throws DomainError MESSAGE_REQUEST_INVALID, TEMPLATE_NOT_FOUND, IDEMPOTENCY_KEY_REUSED, REQUEST_KEY_REUSED for what
   * will not get better; MESSAGE_IN_PROGRESS, MESSAGE_CLAIM_LOST, MAIL_RATE_EXCEEDED, PROVIDER_UNAVAILABLE and whatever
   * an owner that is away gives for what may be tried again
   */
  async execute(raw: RawSendMessage, caller: Caller): Promise<Message> {
    const input = readSendMessage(raw);
    const template = await this.composer.find(input.template, input.channel);
    await this.rate.admit();
    const result = await this.claims.execute(input, caller);
    if ('answer' in result) return result.answer;
    return this.leases.during(result.claim, () => this.act(result.claim, template, caller));
  }

  private async act(claim: Claim, template: TemplateVersions, caller: Caller): Promise<Message> {
    const draft = await this.endings.releasing(claim, caller, () => this.prepare(claim, template, caller));
    return 'cleared' in draft ? this.handOver.execute(this.handOverOf(draft), caller) : draft;
  }

  /** All that comes before the hand-over: a fault here is no contact, so the claim is given back. */
  private async prepare(claim: Claim, template: TemplateVersions, caller: Caller): Promise<Message | Draft> {
    const { message } = claim;
    const facts = await this.owners.execute(message, caller);
    const verdict = judge(message, facts);
    if (verdict.act !== 'SEND') return this.stop(claim, caller, verdict);
    const token = this.links.newToken();
    const composed = await this.compose(claim, template, verdict, token);
    if (!composed) return this.endings.end(claim, caller, { command: 'fail', reason: 'TEMPLATE_FAULT' });
    const draft: Draft = { claim, cleared: verdict, composed, token };
    const decided = await this.decide(claim, caller, draft);
    return decided.state === 'CLAIMED' ? { ...draft, claim: { ...claim, message: decided } } : decided;
  }

  private stop(claim: Claim, caller: Caller, verdict: Exclude<FenceVerdict, { act: 'SEND' }>): Promise<Message> {
    const { reason, leftOut } = verdict;
    if (verdict.act === 'SUPPRESS') return this.endings.end(claim, caller, { command: 'suppress', reason, leftOut });
    const { standstillDelayMs: delayMs } = this.policy;
    return this.endings.end(claim, caller, { command: 'delay', reason, leftOut, delayMs });
  }

  /** @returns null when the template fails on this customer's data, which trying again does not mend */
  private async compose(
    { claimedAt }: Claim,
    template: TemplateVersions,
    { customer, invoices }: Cleared,
    token: string,
  ): Promise<ComposedMessage | null> {
    const unsubscribeUrl = this.links.urlOf(token);
    try {
      return await this.composer.execute({ template, customer, invoices, unsubscribeUrl, now: claimedAt });
    } catch (error) {
      if (error instanceof DomainError && error.code === 'TEMPLATE_NOT_RENDERED') return null;
      throw error;
    }
  }

  /** Transaction 2: what the law says now, with the contact counted if it may be made. */
  private decide(claim: Claim, caller: Caller, draft: Draft): Promise<Message> {
    const { customer, leftOut } = draft.cleared;
    const { content } = draft.composed;
    const optOutOffered = content.html.includes(draft.token) && content.text.includes(draft.token);
    return this.runner.transact(caller, async (tx) => {
      const intent = { at: tx.now, channel: claim.message.channel, purpose: 'COLLECTION' as const, optOutOffered };
      const decision = await this.law.executeLocked(tx, intent, customer);
      if (decision.outcome === 'ALLOW') {
        const approved = await this.messages.approve(tx, claim, this.approvalOf(draft, decision, tx.now));
        if (!approved) throw claimLost();
        return approved;
      }
      const why = { reason: 'CONTACT_LAW', decision, leftOut };
      const { delayUntil } = decision;
      return this.endings.endIn(
        tx,
        claim,
        delayUntil ? { command: 'delay', delayUntil, ...why } : { command: 'suppress', ...why },
      );
    });
  }

  private approvalOf({ cleared, composed, token }: Draft, decision: ContactDecision, now: Date): Approval {
    const { customer, contact, invoices, leftOut } = cleared;
    const { html, subject, text } = composed.content;
    const withoutToken = (source: string): string => source.replaceAll(token, '-');
    return {
      decision,
      leftOut,
      invoiceIds: invoices.map(({ invoiceId }) => invoiceId),
      templateVersion: composed.templateVersion,
      locale: composed.locale,
      contactId: contact.contactId,
      countedOn: localDateAt(now, this.law.zonesOf(customer)[0]!),
      unsubscribeToken: token,
      // Whoever may read messages must not be able to opt debtors out.
      content: { subject: withoutToken(subject), html: withoutToken(html), text: withoutToken(text) },
    };
  }

  private handOverOf({ claim, cleared, composed, token }: Draft): ApprovedMessage {
    const { messageId, caseId, stepId } = claim.message;
    return {
      claim,
      mail: {
        messageId,
        date: claim.claimedAt,
        to: cleared.contact.address,
        content: composed.content,
        unsubscribeUrl: this.links.urlOf(token),
        caseId,
        stepId,
        invoiceNumbers: cleared.invoices.map(({ number }) => number),
      },
    };
  }
}
