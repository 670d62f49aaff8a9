import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { Database, type Tx } from '#libs/platform';
import type { Channel } from '../../contact-law/domain/channel.js';
import type { PageRequest, RenderedContent } from '../../templates/use-cases/ports.js';
import type { Message, MessageState } from '../domain/message.js';
import {
  MessageStore,
  type Approval,
  type Claim,
  type Ending,
  type LockedMessage,
  type MessageCount,
  type MessageFilter,
  type NewClaim,
} from '../use-cases/ports.js';

interface MessageRow {
  message_id: string;
  idempotency_key: string;
  customer_id: string;
  case_id: string | null;
  step_id: string;
  channel: Channel;
  template: string;
  template_version: number | null;
  locale: string;
  contact_id: string | null;
  invoice_ids: string[];
  state: MessageState;
  reason: string;
  rule_ids: string[];
  facts_hash: string;
  delay_until: Date | null;
  provider_reply: string;
  deferrals: number;
  claim_number: bigint;
  data_started_at: Date | null;
  created_at: Date;
  sent_at: Date | null;
  version: bigint;
}

const columns = `message_id, idempotency_key, customer_id, case_id, step_id, channel, template, template_version, locale,
  contact_id, invoice_ids, state, reason, rule_ids, facts_hash, delay_until, provider_reply, deferrals, claim_number,
  data_started_at, created_at, sent_at, version`;

/** Leases run in real time, on the one clock that all replicas share. */
const realNow = 'clock_timestamp()';

@Injectable()
export class PostgresMessageStore extends MessageStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async claimNew(tx: Tx, claim: NewClaim): Promise<Claim | null> {
    const [row] = await tx.query<MessageRow>(
      `INSERT INTO messages (message_id, idempotency_key, customer_id, case_id, step_id, channel, template, invoice_ids,
         state, reason, claim_number, lease_until, created_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'CLAIMED', 'IN_HAND', nextval('message_claims'),
         ${realNow} + $9 * interval '1 millisecond', $10, 1)
       ON CONFLICT (message_id) DO NOTHING RETURNING ${columns}`,
      [
        claim.messageId,
        claim.idempotencyKey,
        claim.customerId,
        claim.caseId,
        claim.stepId,
        claim.channel,
        claim.template,
        claim.invoiceIds,
        claim.leaseMs,
        tx.now,
      ],
    );
    return row ? toClaim(row, tx) : null;
  }

  override async lock(tx: Tx, messageId: string): Promise<LockedMessage> {
    const [row] = await tx.query<MessageRow & { lease_live: boolean }>(
      `SELECT ${columns}, coalesce(lease_until > ${realNow}, false) AS lease_live
       FROM messages WHERE message_id = $1 FOR UPDATE`,
      [messageId],
    );
    invariant(row, 'A message that was claimed is gone.');
    return toLocked(row, row.lease_live);
  }

  override async claimAgain(tx: Tx, claim: NewClaim): Promise<Claim> {
    await tx.query('DELETE FROM contacts_made WHERE customer_id = $1 AND channel = $2 AND message_id = $3', [
      claim.customerId,
      claim.channel,
      claim.messageId,
    ]);
    const [row] = await tx.query<MessageRow>(
      `UPDATE messages SET state = 'CLAIMED', reason = 'IN_HAND', claim_number = nextval('message_claims'),
         lease_until = ${realNow} + $2 * interval '1 millisecond', data_started_at = NULL, delay_until = NULL,
         invoice_ids = $3, left_out = '[]', template_version = NULL, locale = '', contact_id = NULL, rule_ids = '{}',
         packs = '{}', facts_hash = '', provider_reply = '', version = version + 1
       WHERE message_id = $1 AND state IN ('CLAIMED', 'DELAYED') RETURNING ${columns}`,
      [claim.messageId, claim.leaseMs, claim.invoiceIds],
    );
    invariant(row, 'A message that is finished was claimed again.');
    return toClaim(row, tx);
  }

  override async approve(tx: Tx, { message, claimNumber }: Claim, approval: Approval): Promise<Message | null> {
    const { decision, content } = approval;
    const [row] = await tx.query<MessageRow>(
      `WITH approved AS (
         UPDATE messages SET invoice_ids = $3, left_out = $4, template_version = $5, locale = $6, contact_id = $7,
           rule_ids = $8, packs = $9, facts_hash = $10, version = version + 1
         WHERE message_id = $1 AND claim_number = $2 AND state = 'CLAIMED' AND data_started_at IS NULL
         RETURNING ${columns}
       ), counted AS (
         INSERT INTO contacts_made (customer_id, channel, contacted_on, message_id)
         SELECT customer_id, channel, $11, message_id FROM approved ON CONFLICT DO NOTHING
       ), kept AS (
         INSERT INTO message_contents (message_id, unsubscribe_hash, subject, html, text)
         SELECT message_id, $12, $13, $14, $15 FROM approved
         ON CONFLICT (message_id) DO UPDATE SET unsubscribe_hash = excluded.unsubscribe_hash,
           subject = excluded.subject, html = excluded.html, text = excluded.text
       )
       SELECT * FROM approved`,
      [
        message.messageId,
        claimNumber,
        approval.invoiceIds,
        JSON.stringify(approval.leftOut),
        approval.templateVersion,
        approval.locale,
        approval.contactId,
        decision.ruleIds,
        decision.packs,
        decision.factsHash,
        approval.countedOn,
        hashOf(approval.unsubscribeToken),
        content.subject,
        content.html,
        content.text,
      ],
    );
    return row ? toMessage(row) : null;
  }

  override async startData(tx: Tx, { message, claimNumber }: Claim, leaseMs: number): Promise<boolean> {
    const rows = await tx.query(
      `UPDATE messages SET data_started_at = ${realNow}, lease_until = ${realNow} + $3 * interval '1 millisecond'
       WHERE message_id = $1 AND claim_number = $2 AND state = 'CLAIMED' RETURNING message_id`,
      [message.messageId, claimNumber, leaseMs],
    );
    return rows.length > 0;
  }

  override async renewLeases(tx: Tx, claimNumbers: readonly bigint[], leaseMs: number): Promise<void> {
    await tx.query(
      `UPDATE messages SET lease_until = ${realNow} + $2 * interval '1 millisecond'
       WHERE claim_number = ANY ($1) AND state = 'CLAIMED'`,
      [claimNumbers, leaseMs],
    );
  }

  override async end(
    tx: Tx,
    { message, claimNumber }: Claim,
    from: readonly MessageState[],
    ending: Ending,
  ): Promise<Message | null> {
    const { decision, leftOut } = ending;
    const [row] = await tx.query<MessageRow>(
      `UPDATE messages SET state = $4, reason = $5, delay_until = $6, sent_at = $7, lease_until = NULL,
         data_started_at = CASE WHEN $4 IN ('DELAYED', 'SUPPRESSED') THEN NULL ELSE data_started_at END,
         left_out = coalesce($8, left_out), rule_ids = coalesce($9, rule_ids), packs = coalesce($10, packs),
         facts_hash = coalesce($11, facts_hash), provider_reply = coalesce($12, provider_reply),
         deferrals = coalesce($13, deferrals), version = version + 1
       WHERE message_id = $1 AND claim_number = $2 AND state = ANY ($3) AND NOT ($14 AND data_started_at IS NOT NULL)
       RETURNING ${columns}`,
      [
        message.messageId,
        claimNumber,
        from,
        ending.state,
        ending.reason,
        ending.delayUntil ?? null,
        ending.sentAt ?? null,
        leftOut ? JSON.stringify(leftOut) : null,
        decision?.ruleIds ?? null,
        decision?.packs ?? null,
        decision?.factsHash ?? null,
        ending.providerReply ?? null,
        ending.deferrals ?? null,
        ending.unlessDataStarted ?? false,
      ],
    );
    if (!row) return null;
    if (!reachedDebtor.includes(ending.state)) await this.forgetContact(tx, row);
    return toMessage(row);
  }

  override async lockExpired(tx: Tx, limit: number): Promise<LockedMessage[]> {
    const rows = await tx.query<MessageRow>(
      `SELECT ${columns} FROM messages WHERE state = 'CLAIMED' AND lease_until < ${realNow}
       ORDER BY message_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map((row) => toLocked(row, false));
  }

  override async find(messageId: string): Promise<Message | null> {
    const [row] = await this.database.query<MessageRow>(`SELECT ${columns} FROM messages WHERE message_id = $1`, [
      messageId,
    ]);
    return row ? toMessage(row) : null;
  }

  override async content(messageId: string): Promise<RenderedContent | null> {
    const [row] = await this.database.query<RenderedContent>(
      'SELECT subject, html, text FROM message_contents WHERE message_id = $1',
      [messageId],
    );
    return row ?? null;
  }

  override async findByUnsubscribeToken(token: string): Promise<Message | null> {
    const [row] = await this.database.query<MessageRow>(
      `SELECT ${columns} FROM messages
       WHERE message_id = (SELECT message_id FROM message_contents WHERE unsubscribe_hash = $1)`,
      [hashOf(token)],
    );
    return row ? toMessage(row) : null;
  }

  override async list(filter: MessageFilter, { limit, after }: PageRequest<[Date, string]>): Promise<Message[]> {
    const parameters: unknown[] = [limit + 1];
    const conditions: string[] = [];
    const where = (condition: (...places: string[]) => string, ...values: unknown[]): void => {
      conditions.push(condition(...values.map((value) => `$${parameters.push(value)}`)));
    };
    if (filter.customerId) where((place) => `customer_id = ${place}`, filter.customerId);
    if (filter.invoiceId) where((place) => `invoice_ids @> ARRAY[${place}::uuid]`, filter.invoiceId);
    if (filter.caseId) where((place) => `case_id = ${place}`, filter.caseId);
    if (filter.state) where((place) => `state = ${place}`, filter.state);
    if (after) where((at, id) => `(created_at, message_id) < (${at}, ${id})`, ...after);
    const condition = conditions.length > 0 ? `WHERE ${conditions.join(' AND ')}` : '';
    const rows = await this.database.query<MessageRow>(
      `SELECT ${columns} FROM messages ${condition} ORDER BY created_at DESC, message_id DESC LIMIT $1`,
      parameters,
    );
    return rows.map(toMessage);
  }

  override counts(): Promise<MessageCount[]> {
    return this.database.query<MessageCount>(
      `SELECT state, reason, step_id AS "stepId", count(*) AS count FROM messages
       GROUP BY state, reason, step_id ORDER BY state, reason, step_id`,
    );
  }

  override async claimTotals(): Promise<{ inHand: number; made: number }> {
    const [row] = await this.database.query<{ in_hand: bigint; made: bigint }>(
      `SELECT (SELECT count(*) FROM messages WHERE state = 'CLAIMED') AS in_hand,
         (SELECT coalesce(last_value, 0) FROM pg_sequences WHERE sequencename = 'message_claims') AS made`,
    );
    return { inHand: Number(row!.in_hand), made: Number(row!.made) };
  }

  private async forgetContact(tx: Tx, { customer_id, channel, message_id }: MessageRow): Promise<void> {
    await tx.query('DELETE FROM contacts_made WHERE customer_id = $1 AND channel = $2 AND message_id = $3', [
      customer_id,
      channel,
      message_id,
    ]);
  }
}

/** States in which the debtor has the message or may have it. */
const reachedDebtor: readonly MessageState[] = ['SENT', 'OUTCOME_UNKNOWN'];

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toClaim(row: MessageRow, { now }: Tx): Claim {
  return { message: toMessage(row), claimNumber: row.claim_number, claimedAt: now };
}

function toLocked(row: MessageRow, leaseLive: boolean): LockedMessage {
  const { state, reason, delay_until: delayUntil, data_started_at } = row;
  const claim = { state, reason, leaseLive, dataStarted: data_started_at !== null, delayUntil };
  return { message: toMessage(row), claim, claimNumber: row.claim_number };
}

function toMessage(row: MessageRow): Message {
  return {
    messageId: row.message_id,
    idempotencyKey: row.idempotency_key,
    customerId: row.customer_id,
    caseId: row.case_id,
    stepId: row.step_id,
    invoiceIds: row.invoice_ids,
    channel: row.channel,
    template: row.template,
    templateVersion: row.template_version,
    locale: row.locale,
    contactId: row.contact_id,
    state: row.state,
    reason: row.reason,
    ruleIds: row.rule_ids,
    factsHash: row.facts_hash,
    delayUntil: row.delay_until,
    providerReply: row.provider_reply,
    deferrals: row.deferrals,
    createdAt: row.created_at,
    sentAt: row.sent_at,
    version: row.version,
  };
}
