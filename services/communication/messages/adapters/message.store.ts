import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { bigint, integer, rowOf, text, texts, timestamp, uuid, uuids } from '#libs/platform';
import { Database, type PageRequest, type Tx } from '#libs/transactions';
import type { RenderedContent } from '../../templates/use-cases/ports.js';
import type { Message, MessageState } from '../domain/message.js';
import {
  type Approval,
  type DataStart,
  type Lease,
  type LeaseEnd,
  type LockedMessage,
  type MessageCount,
  type MessageFilter,
  type MessageKey,
  MessageStore,
  type NewLease,
  type SendingPolicy,
} from '../use-cases/ports.js';

const messages = rowOf<Message>()('messages', ['message_id'], {
  message_id: uuid('messageId'),
  idempotency_key: text('idempotencyKey'),
  customer_id: uuid('customerId'),
  case_id: uuid('caseId'),
  step_id: text('stepId'),
  channel: text('channel'),
  template: text('template'),
  template_version: integer('templateVersion'),
  locale: text('locale'),
  contact_id: uuid('contactId'),
  invoice_ids: uuids('invoiceIds'),
  state: text('state'),
  reason: text('reason'),
  rule_ids: texts('ruleIds'),
  facts_hash: text('factsHash'),
  delay_until: timestamp('delayUntil'),
  provider_reply: text('providerReply'),
  deferrals: integer('deferrals'),
  created_at: timestamp('createdAt'),
  sent_at: timestamp('sentAt'),
  version: bigint('version'),
});
const columns = messages.select();
const leaseColumns = `${columns}, lease_number, data_started_at`;

interface LeaseRow {
  readonly lease_number: bigint;
  readonly data_started_at: Date | null;
}

/** Leases run in wall-clock time, on the one clock that all replicas share. */
const realNow = 'clock_timestamp()';

@Injectable()
export class PostgresMessageStore extends MessageStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(tx: Tx, lease: NewLease): Promise<Lease | null> {
    const [row] = await tx.query<LeaseRow>(
      `INSERT INTO messages (message_id, idempotency_key, customer_id, case_id, step_id, channel, template, invoice_ids,
         state, reason, lease_number, lease_until, created_at, version)
       VALUES ($1, $2, $3, $4, $5, $6, $7, $8, 'IN_PROGRESS', 'LEASED', nextval('message_leases'),
         ${realNow} + $9 * interval '1 millisecond', $10, 1)
       ON CONFLICT (message_id) DO NOTHING RETURNING ${leaseColumns}`,
      [
        lease.messageId,
        lease.idempotencyKey,
        lease.customerId,
        lease.caseId,
        lease.stepId,
        lease.channel,
        lease.template,
        lease.invoiceIds,
        lease.leaseMs,
        tx.now,
      ],
    );
    return row ? toLease(row, tx) : null;
  }

  override async lock(tx: Tx, messageId: string): Promise<LockedMessage> {
    const [row] = await tx.query<LeaseRow & { lease_live: boolean }>(
      `SELECT ${leaseColumns}, coalesce(lease_until > ${realNow}, false) AS lease_live
       FROM messages WHERE message_id = $1 FOR UPDATE`,
      [messageId],
    );
    invariant(row, 'A message that was stored does not exist any more.');
    return toLocked(row, row.lease_live);
  }

  override async takeLease(tx: Tx, lease: NewLease): Promise<Lease> {
    const [row] = await tx.query<LeaseRow>(
      `UPDATE messages SET state = 'IN_PROGRESS', reason = 'LEASED', lease_number = nextval('message_leases'),
         lease_until = ${realNow} + $2 * interval '1 millisecond', data_started_at = NULL, delay_until = NULL,
         invoice_ids = $3, left_out = '[]', template_version = NULL, locale = '', contact_id = NULL, rule_ids = '{}',
         packs = '{}', facts_hash = '', approved_at = NULL, good_until = NULL, provider_reply = '', version = version + 1
       WHERE message_id = $1 AND state IN ('IN_PROGRESS', 'DELAYED') RETURNING ${leaseColumns}`,
      [lease.messageId, lease.leaseMs, lease.invoiceIds],
    );
    invariant(row, 'A lease of a finished message was taken.');
    return toLease(row, tx);
  }

  override async approve(tx: Tx, { message, leaseNumber }: Lease, approval: Approval): Promise<Message | null> {
    const { decision, content } = approval;
    const [row] = await tx.query<object>(
      `WITH approved AS (
         UPDATE messages SET invoice_ids = $3, left_out = $4, template_version = $5, locale = $6, contact_id = $7,
           rule_ids = $8, packs = $9, facts_hash = $10, approved_at = ${realNow}, good_until = $15,
           data_started_at = NULL, version = version + 1
         WHERE message_id = $1 AND lease_number = $2 AND state = 'IN_PROGRESS'
         RETURNING ${columns}
       ), stored AS (
         INSERT INTO message_contents (message_id, unsubscribe_hash, subject, html, text, stored_at)
         SELECT message_id, $11, $12, $13, $14, $16 FROM approved
         ON CONFLICT (message_id) DO UPDATE SET unsubscribe_hash = excluded.unsubscribe_hash,
           subject = excluded.subject, html = excluded.html, text = excluded.text, stored_at = excluded.stored_at
       )
       SELECT * FROM approved`,
      [
        message.messageId,
        leaseNumber,
        approval.invoiceIds,
        JSON.stringify(approval.leftOut),
        approval.templateVersion,
        approval.locale,
        approval.contactId,
        decision.ruleIds,
        decision.packs,
        decision.factsHash,
        hashOf(approval.unsubscribeToken),
        content.subject,
        content.html,
        content.text,
        approval.goodUntil,
        tx.now,
      ],
    );
    return row ? messages.toDomain(row) : null;
  }

  override async startData(
    tx: Tx,
    { message, leaseNumber }: Lease,
    { leaseMs, maxDecisionAgeMs }: Pick<SendingPolicy, 'leaseMs' | 'maxDecisionAgeMs'>,
  ): Promise<DataStart> {
    const [row] = await tx.query<{ fresh: boolean }>(
      `WITH held AS (
         SELECT message_id, good_until > $4 AND approved_at > ${realNow} - $5 * interval '1 millisecond' AS fresh
         FROM messages WHERE message_id = $1 AND lease_number = $2 AND state = 'IN_PROGRESS' FOR UPDATE
       ), started AS (
         UPDATE messages m SET data_started_at = ${realNow}, lease_until = ${realNow} + $3 * interval '1 millisecond'
         FROM held WHERE m.message_id = held.message_id AND held.fresh
       )
       SELECT fresh FROM held`,
      [message.messageId, leaseNumber, leaseMs, tx.now, maxDecisionAgeMs],
    );
    if (!row) return 'LOST';
    return row.fresh ? 'STARTED' : 'STALE';
  }

  override async renewLeases(tx: Tx, leaseNumbers: readonly bigint[], leaseMs: number): Promise<void> {
    await tx.query(
      `UPDATE messages SET lease_until = ${realNow} + $2 * interval '1 millisecond'
       WHERE lease_number = ANY ($1) AND state = 'IN_PROGRESS'`,
      [leaseNumbers, leaseMs],
    );
  }

  override async endLease(
    tx: Tx,
    { message, leaseNumber }: Lease,
    from: readonly MessageState[],
    end: LeaseEnd,
  ): Promise<Message | null> {
    const { decision, leftOut } = end;
    const [row] = await tx.query<object>(
      `UPDATE messages SET state = $4, reason = $5, delay_until = $6, sent_at = $7, lease_until = NULL,
         data_started_at = CASE WHEN $4 IN ('DELAYED', 'SUPPRESSED') THEN NULL ELSE data_started_at END,
         left_out = coalesce($8, left_out), rule_ids = coalesce($9, rule_ids), packs = coalesce($10, packs),
         facts_hash = coalesce($11, facts_hash), provider_reply = coalesce($12, provider_reply),
         deferrals = coalesce($13, deferrals), version = version + 1
       WHERE message_id = $1 AND lease_number = $2 AND state = ANY ($3) AND NOT ($14 AND data_started_at IS NOT NULL)
       RETURNING ${columns}`,
      [
        message.messageId,
        leaseNumber,
        from,
        end.state,
        end.reason,
        end.delayUntil ?? null,
        end.sentAt ?? null,
        leftOut ? JSON.stringify(leftOut) : null,
        decision?.ruleIds ?? null,
        decision?.packs ?? null,
        decision?.factsHash ?? null,
        end.providerReply ?? null,
        end.deferrals ?? null,
        end.unlessDataStarted ?? false,
      ],
    );
    return row ? messages.toDomain(row) : null;
  }

  override async lockExpired(tx: Tx, limit: number): Promise<LockedMessage[]> {
    const rows = await tx.query<LeaseRow>(
      `SELECT ${leaseColumns} FROM messages WHERE state = 'IN_PROGRESS' AND lease_until < ${realNow}
       ORDER BY message_id LIMIT $1 FOR UPDATE SKIP LOCKED`,
      [limit],
    );
    return rows.map((row) => toLocked(row, false));
  }

  override async changeState(tx: Tx, messageId: string, state: MessageState, reason: string): Promise<Message> {
    const [row] = await tx.query<object>(
      `UPDATE messages SET state = $2, reason = $3, version = version + 1 WHERE message_id = $1 RETURNING ${columns}`,
      [messageId, state, reason],
    );
    invariant(row, 'A message that was locked does not exist any more.');
    return messages.toDomain(row);
  }

  override async find(messageId: string): Promise<Message | null> {
    const [row] = await this.database.query<object>(`SELECT ${columns} FROM messages WHERE message_id = $1`, [
      messageId,
    ]);
    return row ? messages.toDomain(row) : null;
  }

  override async findContent(messageId: string): Promise<RenderedContent | null> {
    const [row] = await this.database.query<RenderedContent>(
      `SELECT subject, html, text FROM message_contents WHERE message_id = $1 AND text <> ''`,
      [messageId],
    );
    return row ?? null;
  }

  override async findByUnsubscribeToken(token: string): Promise<Message | null> {
    const [row] = await this.database.query<object>(
      `SELECT ${columns} FROM messages
       WHERE message_id = (SELECT message_id FROM message_contents WHERE unsubscribe_hash = $1)`,
      [hashOf(token)],
    );
    return row ? messages.toDomain(row) : null;
  }

  override async list(filter: MessageFilter, { limit, after }: PageRequest<MessageKey>): Promise<Message[]> {
    const parameters: unknown[] = [limit];
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
    const rows = await this.database.query<object>(
      `SELECT ${columns} FROM messages ${condition} ORDER BY created_at DESC, message_id DESC LIMIT $1`,
      parameters,
    );
    return rows.map((row) => messages.toDomain(row));
  }

  override countByState(): Promise<MessageCount[]> {
    return this.database.query<MessageCount>(
      `SELECT state, reason, step_id AS "stepId", sum(row_count)::bigint AS count FROM message_counts
       GROUP BY state, reason, step_id HAVING sum(row_count) > 0 ORDER BY state, reason, step_id`,
    );
  }

  override async countLeases(): Promise<{ inUse: number; taken: number }> {
    const [row] = await this.database.query<{ in_use: bigint; taken: bigint }>(
      `SELECT (SELECT count(*) FROM messages WHERE state = 'IN_PROGRESS') AS in_use,
         (SELECT coalesce(last_value, 0) FROM pg_sequences WHERE sequencename = 'message_leases') AS taken`,
    );
    return { inUse: Number(row!.in_use), taken: Number(row!.taken) };
  }
}

function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

function toLease(row: LeaseRow, { now }: Tx): Lease {
  return { message: messages.toDomain(row), leaseNumber: row.lease_number, takenAt: now };
}

function toLocked(row: LeaseRow, leaseLive: boolean): LockedMessage {
  const message = messages.toDomain(row);
  const { state, reason, delayUntil } = message;
  const facts = { state, reason, leaseLive, dataStarted: row.data_started_at !== null, delayUntil };
  return { message, facts, leaseNumber: row.lease_number };
}
