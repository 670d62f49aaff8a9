import type { ApprovableActName, Approval, ApprovalState } from '#libs/approvals';
import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import { bigint, json, rowOf, text, texts, timestamp, uuid } from '../db/columns.js';

/** An approval with what carries its act out. */
export interface StoredApproval extends Approval {
  /** As `encodeResponse` wrote them. */
  readonly parameters: object;
}

/** Conditions of a list, combined with AND; null means any. */
export interface ApprovalFilter {
  readonly state: ApprovalState | null;
  readonly requestedBy: string | null;
  readonly notRequestedBy: string | null;
  readonly customerId: string | null;
}

export type ApprovalKey = readonly [approvalId: string];

/** An act that somebody does alone. */
export interface ActAlone {
  readonly actId: string;
  readonly act: ApprovableActName;
  readonly actor: string;
  readonly customerId: string;
  readonly currency: string;
  readonly amountMinor: bigint;
  readonly doneAt: Date;
}

const approvals = rowOf<StoredApproval>()('approvals', ['approval_id'], {
  approval_id: uuid('approvalId'),
  act: text('act'),
  subject_id: uuid('subjectId'),
  customer_id: uuid('customerId'),
  invoice_id: uuid('invoiceId'),
  currency: text('currency'),
  amount_minor: bigint('amountMinor'),
  limit_minor: bigint('limitMinor'),
  done_minor: bigint('doneMinor'),
  facts: json('facts'),
  parameters: json('parameters'),
  hash: text('hash'),
  reason: text('reason'),
  requested_by: text('requestedBy'),
  requested_roles: texts('requestedRoles'),
  requested_at: timestamp('requestedAt'),
  expires_at: timestamp('expiresAt'),
  state: text('state'),
  decided_by: text('decidedBy'),
  decision_reason: text('decisionReason'),
  decided_at: timestamp('decidedAt'),
  version: bigint('version'),
});

const actsAlone = rowOf<ActAlone>()('acts_alone', ['act_id'], {
  act_id: uuid('actId'),
  act: text('act'),
  actor: text('actor'),
  customer_id: uuid('customerId'),
  currency: text('currency'),
  amount_minor: bigint('amountMinor'),
  done_at: timestamp('doneAt'),
});

export class ApprovalStore {
  async find(queryable: Queryable, approvalId: string): Promise<StoredApproval | null> {
    return one(await select(queryable, 'WHERE approval_id = $1', [approvalId]));
  }

  async lock(tx: Tx, approvalId: string): Promise<StoredApproval | null> {
    return one(await select(tx, 'WHERE approval_id = $1 FOR UPDATE', [approvalId]));
  }

  /** The one that waits for the act on the subject. */
  async findRequested(tx: Tx, act: ApprovableActName, subjectId: string): Promise<StoredApproval | null> {
    return one(await select(tx, `WHERE act = $1 AND subject_id = $2 AND state = 'REQUESTED'`, [act, subjectId]));
  }

  /** Those whose time has passed, the first of them first; another process leaves out those that this one has. */
  lockExpired(tx: Tx, limit: number): Promise<StoredApproval[]> {
    const rest = `WHERE state = 'REQUESTED' AND expires_at <= $1
      ORDER BY expires_at, approval_id LIMIT $2 FOR UPDATE SKIP LOCKED`;
    return select(tx, rest, [tx.now, limit]);
  }

  /** When the next one that waits expires. */
  async nextExpiry(queryable: Queryable): Promise<Date | null> {
    const [row] = await queryable.query<{ at: Date | null }>(
      `SELECT min(expires_at) AS at FROM approvals WHERE state = 'REQUESTED'`,
    );
    return row?.at ?? null;
  }

  /** The one that was asked for last first. */
  list(queryable: Queryable, filter: ApprovalFilter, page: PageRequest<ApprovalKey>): Promise<StoredApproval[]> {
    const parameters: unknown[] = [];
    const at = (value: unknown): string => `$${parameters.push(value)}`;
    const conditions = ['true'];
    if (filter.state !== null) conditions.push(`state = ${at(filter.state)}`);
    if (filter.requestedBy !== null) conditions.push(`requested_by = ${at(filter.requestedBy)}`);
    if (filter.notRequestedBy !== null) conditions.push(`requested_by <> ${at(filter.notRequestedBy)}`);
    if (filter.customerId !== null) conditions.push(`customer_id = ${at(filter.customerId)}`);
    if (page.after) conditions.push(`approval_id < ${at(page.after[0])}::uuid`);
    const order = `ORDER BY approval_id DESC LIMIT ${at(page.limit)}`;
    return select(queryable, `WHERE ${conditions.join(' AND ')} ${order}`, parameters);
  }

  async insert(tx: Tx, approval: StoredApproval): Promise<void> {
    await approvals.insertMany(tx, [approval]);
  }

  async update(tx: Tx, approval: StoredApproval): Promise<void> {
    await approvals.updateMany(tx, [approval], ['state', 'decided_by', 'decision_reason', 'decided_at', 'version']);
  }

  /**
   * What the person did of the act to the customer alone since then. Until the transaction ends nobody else adds to it, so
   * that two acts at one time do not pass the limit together.
   */
  async lockSumAlone(
    tx: Tx,
    { act, actor, customerId, currency }: Omit<ActAlone, 'actId' | 'amountMinor' | 'doneAt'>,
    since: Date,
  ): Promise<bigint> {
    const key = [act, actor, customerId, currency];
    await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [key.join(' ')]);
    const [row] = await tx.query<{ minor: bigint }>(
      `SELECT coalesce(sum(amount_minor), 0)::bigint AS minor FROM acts_alone
        WHERE act = $1 AND actor = $2 AND customer_id = $3 AND currency = $4 AND done_at > $5`,
      [...key, since],
    );
    return row!.minor;
  }

  /** Notes an act, and forgets some that count against no limit any longer. @param since from when on they count */
  async insertAlone(tx: Tx, act: ActAlone, since: Date): Promise<void> {
    await actsAlone.insertMany(tx, [act]);
    await tx.query(
      `DELETE FROM acts_alone WHERE act_id IN (
         SELECT act_id FROM acts_alone WHERE done_at <= $1 ORDER BY done_at LIMIT 100 FOR UPDATE SKIP LOCKED)`,
      [since],
    );
  }
}

async function select(queryable: Queryable, rest: string, parameters: readonly unknown[]): Promise<StoredApproval[]> {
  const rows = await queryable.query<object>(`SELECT ${approvals.select()} FROM approvals ${rest}`, parameters);
  return rows.map((row) => approvals.toDomain(row));
}

function one(rows: readonly StoredApproval[]): StoredApproval | null {
  return rows[0] ?? null;
}
