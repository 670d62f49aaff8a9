import { Injectable } from '@nestjs/common';
import { errors } from '../domain/errors.js';
import { ofScreens, type Person } from '../domain/person.js';
import { checkEveryMs, isSeenStale, type Session, standingOf } from '../domain/session.js';
import {
  IdentityProvider,
  type ProviderTokens,
  SessionPolicy,
  SessionStore,
  type SignedIn,
  WallTime,
} from './ports.js';
import { hashOfSecret, openTokens, sealTokens } from './session-secret.js';

/** While the provider is away it is asked again after this; nobody it did not refuse is thrown out. */
const askAgainMs = 60_000;

@Injectable()
export class FindPerson {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
    private readonly policy: SessionPolicy,
    private readonly time: WallTime,
  ) {}

  /**
   * Who is behind what a browser holds; null when the session has ended, or the provider refuses.
   * @param isUsed whether a person asks, which keeps the session from ending; a page asks by itself too
   */
  async findPerson(secret: string, isUsed: boolean): Promise<Person | null> {
    const found = await this.sessions.find(hashOfSecret(secret));
    if (!found) return null;
    const now = this.time.now();
    const standing = standingOf(found, now, this.policy.limits);
    if (standing === 'ENDED') {
      await this.sessions.delete(found.sessionHash);
      return null;
    }
    const session = standing === 'TO_CHECK' ? await this.check(secret, found, now) : found;
    if (!session) return null;
    if (isUsed && isSeenStale(session, now, this.policy.limits)) await this.sessions.noteSeen(session.sessionHash, now);
    const { subject, name, roles } = session;
    return { subject, name, roles, client: ofScreens };
  }

  /** One of several requests asks; the others go on with what was known a moment ago. */
  private async check(secret: string, session: Session, now: Date): Promise<Session | null> {
    if (!(await this.sessions.claimCheck(session, now))) return session;
    const found = await this.readAgain(openTokens(secret, session.sealedTokens));
    if (found === 'AWAY') {
      const checkMs = checkEveryMs(session, this.policy.limits);
      const checkedAt = new Date(now.getTime() - checkMs + Math.min(askAgainMs, checkMs));
      await this.sessions.update({ ...session, checkedAt });
      return session;
    }
    if (!found || found.subject !== session.subject) {
      await this.sessions.delete(session.sessionHash);
      return null;
    }
    const { name, groups, tokens } = found;
    const sealedTokens = sealTokens(secret, tokens);
    const checked = { ...session, name, roles: this.policy.rolesOf(groups), sealedTokens, checkedAt: now };
    await this.sessions.update(checked);
    return checked;
  }

  /** Null where the provider refuses, or speaks of somebody else. */
  private async readAgain(tokens: ProviderTokens): Promise<SignedIn | 'AWAY' | null> {
    try {
      return await this.provider.readAgain(tokens);
    } catch (error) {
      const { code } = error as { code?: string };
      if (code === errors.PROVIDER_UNAVAILABLE.code) return 'AWAY';
      if (code === errors.SIGN_IN_INVALID.code) return null;
      throw error;
    }
  }
}
