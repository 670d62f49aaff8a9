import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import { errors } from '../../errors.js';
import type { MessagingLogger } from '../broker/access.js';
import { failureKind, failureText } from '../broker/failures.js';
import { deadLetterState } from '../inbox/inbox.sql.js';
import type { EventCodec } from '../wire/codec.js';
import type { EventHeaders } from '../wire/envelope.js';
import type { DeadReason } from '../wire/record.js';
import type { Dispatcher } from './dispatcher.js';
import type { StuckEvent } from './parked.js';
import { contentOf, type StuckContent } from './stuck-content.js';
import { deadOfTypes, decideDeadLetter, findDeadLetter, noteTry, type StuckRow } from './stuck-events.store.js';

export const deadLetterStates = ['OPEN', 'REPLAYED', 'DROPPED'] as const;
export type DeadLetterState = (typeof deadLetterStates)[number];

/** A dead letter, and what was decided about it. */
export interface DeadLetter extends StuckEvent {
  readonly state: DeadLetterState;
  /** Null while it is open. */
  readonly decidedBy: string | null;
  readonly decisionReason: string | null;
  readonly decidedAt: Date | null;
}

/** Sort key of the list of dead letters: the row id. */
export type DeadLetterPosition = readonly [id: bigint];

export interface DeadLetterParts {
  readonly service: string;
  readonly group: string;
  readonly codec: EventCodec;
  readonly types: readonly string[];
  readonly database: Queryable;
  readonly dispatcher: Dispatcher;
  readonly logger: MessagingLogger;
}

/** Events that no handler could be given: a person looks at them, and replays or drops each. */
export class DeadLetters {
  constructor(private readonly parts: DeadLetterParts) {}

  /** @param state of those that are listed; all when null */
  list(state: DeadLetterState | null, { after, limit }: PageRequest<DeadLetterPosition>): Promise<DeadLetter[]> {
    const ofState = state === null ? '' : `AND ${deadLetterState} = '${state}'`;
    return this.parts.database.query<DeadLetter>(
      `SELECT ${columns} FROM dead_letters WHERE ($2::bigint IS NULL OR id > $2::bigint) ${ofState} ORDER BY id LIMIT $1`,
      [limit, after?.[0] ?? null],
    );
  }

  /** @throws DEAD_LETTER_NOT_FOUND */
  async get(id: bigint): Promise<DeadLetter & StuckContent> {
    const [row] = await this.parts.database.query<
      DeadLetter & { group: string; headers: EventHeaders; payload: Buffer | null }
    >(`SELECT ${columns}, group_name AS "group", headers, payload FROM dead_letters WHERE id = $1`, [id]);
    if (!row) throw notFound(id);
    const { group, headers, payload, ...letter } = row;
    return { ...letter, ...contentOf({ group, headers, value: payload }, this.parts.codec) };
  }

  /**
   * Handles a dead letter again, in one transaction with the mark that it was, through the inbox. One that fails again
   * stays open with the new error. One that was replayed before stays as it is.
   *
   * @param by who wants it, `user:<subject>`
   * @returns why it is still open; empty when it was handled, or stands behind its key where that is parked
   * @throws DEAD_LETTER_NOT_FOUND, DEAD_LETTER_STATE_FORBIDS, DEAD_LETTER_NOT_FIRST
   */
  async replay(id: bigint, by: string): Promise<{ error: string }> {
    const { database } = this.parts;
    const { state } = await this.stateOf(database, id);
    if (state === 'DROPPED') throw errors.DEAD_LETTER_STATE_FORBIDS(`The dead letter ${id} was dropped.`);
    const stuck = await findDeadLetter(database, id);
    if (state === 'REPLAYED' || !stuck) return { error: '' };
    // Those before it were there when it was; what is decided stays so.
    await this.demandFirst(stuck);
    const failure = await this.tryAgain(stuck, by);
    if (!failure) return { error: '' };
    const [reason, detail] = failure;
    await noteTry(database, id, reason, detail);
    this.parts.logger.error({ id: String(id), by, reason, detail }, 'A dead letter failed again.');
    return { error: `${reason}: ${detail}` };
  }

  /**
   * Ends a dead letter that is not to be handled; it is kept with who dropped it and why.
   * @throws DEAD_LETTER_NOT_FOUND, DEAD_LETTER_STATE_FORBIDS
   */
  async drop(tx: Tx, id: bigint, reason: string): Promise<void> {
    if (await decideDeadLetter(tx, id, { decision: 'DROPPED', by: tx.actor, reason })) return;
    const { state } = await this.stateOf(tx, id);
    throw errors.DEAD_LETTER_STATE_FORBIDS(
      `The dead letter ${id} was ${state === 'DROPPED' ? 'dropped' : 'replayed'}.`,
    );
  }

  /**
   * Events of a type that an older release did not know are handled, in the order they came, by the first release that
   * knows it. @returns how many there were
   */
  async replayKnownTypes(): Promise<number> {
    const { database, group, types, logger } = this.parts;
    let replayed = 0;
    for (;;) {
      const rows = await deadOfTypes(database, group, types);
      if (rows.length === 0) break;
      for (const row of rows) await this.retryKnownType(row);
      replayed += rows.length;
    }
    if (replayed > 0) logger.info({ replayed }, 'Dead letters of types that are known now were handled.');
    return replayed;
  }

  /** One that cannot be handled for another reason than before gets that reason. */
  private async retryKnownType(row: StuckRow): Promise<void> {
    const { database, dispatcher, service } = this.parts;
    const by = `system:${service}`;
    const read = await dispatcher.retryDeadLetter(row, by, 'park');
    if (read.kind === 'dead') await noteTry(database, row.id, read.reason, read.detail);
    if (read.kind !== 'passed') return;
    const reason = 'The type is known now, and this service handles none of it.';
    await decideDeadLetter(database, row.id, { decision: 'DROPPED', by, reason });
  }

  /** @returns why it did not succeed */
  private async tryAgain(stuck: StuckRow, by: string): Promise<readonly [DeadReason, string] | undefined> {
    try {
      const read = await this.parts.dispatcher.retryDeadLetter(stuck, by, 'throw');
      if (read.kind === 'dead') return [read.reason, read.detail];
      if (read.kind === 'event') return undefined;
      return ['HANDLER_FAILED', `This service handles no ${stuck.record.headers.ce_type}. Drop it instead.`];
    } catch (error) {
      if (failureKind(error) !== 'permanent') throw error;
      return ['HANDLER_FAILED', failureText(error)];
    }
  }

  private async demandFirst({ id, record: { topic, key } }: StuckRow): Promise<void> {
    const { database, group } = this.parts;
    const [first] = await database.query<{ id: bigint }>(
      `SELECT id FROM dead_letters WHERE group_name = $1 AND topic = $2 AND key = $3 AND id < $4
          AND ${deadLetterState} = 'OPEN' ORDER BY id LIMIT 1`,
      [group, topic, key, id],
    );
    if (!first) return;
    const message = `The dead letter ${first.id} has the same key and came before ${id}. Replay or drop it first.`;
    throw errors.DEAD_LETTER_NOT_FIRST(message);
  }

  /** @throws DEAD_LETTER_NOT_FOUND */
  private async stateOf(query: Queryable, id: bigint): Promise<{ state: DeadLetterState }> {
    const [row] = await query.query<{ state: DeadLetterState }>(
      `SELECT ${deadLetterState} AS state FROM dead_letters WHERE id = $1`,
      [id],
    );
    if (!row) throw notFound(id);
    return row;
  }
}

const columns = `id, coalesce(event_id, '') AS "eventId", coalesce(type, '') AS type, topic, partition,
  record_offset AS "offset", coalesce(key, '') AS key, reason || ': ' || detail AS reason, attempts AS "attemptCount",
  dead_at AS "heldAt", ${deadLetterState} AS state, decided_by AS "decidedBy", decision_reason AS "decisionReason",
  decided_at AS "decidedAt"`;

function notFound(id: bigint) {
  return errors.DEAD_LETTER_NOT_FOUND(`There is no dead letter ${id} here.`);
}
