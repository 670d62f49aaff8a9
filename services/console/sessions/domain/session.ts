import { stableHash } from '#libs/text';
import type { Role } from '../../access/domain/permissions.js';

/** A person who has signed in at one browser; only a hash of what the browser holds is kept. */
export interface Session {
  readonly sessionHash: string;
  /** `sub` of the identity provider. */
  readonly subject: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** The provider's own session, by which it ends this one; empty where it says none. */
  readonly providerSession: string;
  /** What the provider gave, readable with what the browser holds only. */
  readonly sealedTokens: string;
  readonly beganAt: Date;
  readonly seenAt: Date;
  /** When the provider last said who it is. */
  readonly checkedAt: Date;
  readonly endsAt: Date;
}

export interface SessionLimits {
  readonly idleMs: number;
  readonly maxMs: number;
  readonly checkMs: number;
}

export type Standing = 'ALIVE' | 'TO_CHECK' | 'ENDED';

/** Whether a session still counts; by the wall clock, as business time may stand still. */
export function standingOf(session: Session, now: Date, limits: SessionLimits): Standing {
  const { seenAt, endsAt, checkedAt } = session;
  const idle = now.getTime() - seenAt.getTime();
  if (idle >= limits.idleMs || now >= endsAt) return 'ENDED';
  return now.getTime() - checkedAt.getTime() >= checkEveryMs(session, limits) ? 'TO_CHECK' : 'ALIVE';
}

/** How often the provider is asked: sessions that began together, at eight in the morning, do not all ask together. */
export function checkEveryMs({ sessionHash }: Pick<Session, 'sessionHash'>, { checkMs }: SessionLimits): number {
  return Math.floor(checkMs * (0.8 + (stableHash(sessionHash) % 1_000) / 5_000));
}

/** How stale `seenAt` may be before it is written again: not every request needs a write. */
export function isSeenStale({ seenAt }: Session, now: Date, { idleMs }: SessionLimits): boolean {
  return now.getTime() - seenAt.getTime() > Math.min(30_000, idleMs / 10);
}

/** Where a person goes after signing in: a path of console itself, never another site. */
export function safeReturnPath(path: string | undefined): string {
  if (path === undefined || path.length > 2_000) return '/';
  return /^\/(?![/\\])[\x21-\x7e]*$/.test(path) && !path.includes('\\') ? path : '/';
}
