import { Injectable } from '@nestjs/common';
import { rowOf, text, texts, timestamp } from '#libs/platform';
import { Database } from '#libs/transactions';
import type { Session } from '../domain/session.js';
import { SessionStore } from '../use-cases/ports.js';

/** Sessions are no facts of the business: they are written without request ids and events. */
@Injectable()
export class PostgresSessionStore extends SessionStore {
  constructor(private readonly database: Database) {
    super();
  }

  override async insert(session: Session): Promise<void> {
    await sessions.insertMany(this.database, [session]);
  }

  override async find(sessionHash: string): Promise<Session | null> {
    const sql = `SELECT ${sessions.select()} FROM sessions WHERE session_hash = $1`;
    const [row] = await this.database.query<object>(sql, [sessionHash]);
    return row ? sessions.toDomain(row) : null;
  }

  override async noteSeen(sessionHash: string, seenAt: Date): Promise<void> {
    await this.database.query('UPDATE sessions SET seen_at = greatest(seen_at, $2) WHERE session_hash = $1', [
      sessionHash,
      seenAt,
    ]);
  }

  override async claimCheck({ sessionHash, checkedAt: before }: Session, checkedAt: Date): Promise<boolean> {
    const claimed = await this.database.query(
      'UPDATE sessions SET checked_at = $3 WHERE session_hash = $1 AND checked_at = $2 RETURNING session_hash',
      [sessionHash, before, checkedAt],
    );
    return claimed.length > 0;
  }

  override async update(session: Session): Promise<void> {
    await sessions.updateMany(this.database, [session], ['name', 'roles', 'sealed_tokens', 'checked_at']);
  }

  override async delete(sessionHash: string): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE session_hash = $1', [sessionHash]);
  }

  override async deleteOf(subject: string, providerSession: string): Promise<number> {
    const ended = await this.database.query(
      `DELETE FROM sessions
        WHERE ($1 <> '' AND subject = $1 AND ($2 = '' OR provider_session = $2))
           OR ($1 = '' AND $2 <> '' AND provider_session = $2) RETURNING session_hash`,
      [subject, providerSession],
    );
    return ended.length;
  }

  override async deleteEnded(now: Date): Promise<void> {
    await this.database.query('DELETE FROM sessions WHERE ends_at < $1', [now]);
  }
}

const sessions = rowOf<Session>()('sessions', ['session_hash'], {
  session_hash: text('sessionHash'),
  subject: text('subject'),
  name: text('name'),
  roles: texts('roles'),
  provider_session: text('providerSession'),
  sealed_tokens: text('sealedTokens'),
  began_at: timestamp('beganAt'),
  seen_at: timestamp('seenAt'),
  checked_at: timestamp('checkedAt'),
  ends_at: timestamp('endsAt'),
});
