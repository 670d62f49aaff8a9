import { Injectable } from '@nestjs/common';
import { errors } from '../domain/errors.js';
import type { Session } from '../domain/session.js';
import { IdentityProvider, SessionPolicy, SessionStore, type SignInAttempt, WallTime } from './ports.js';
import { hashOfSecret, newSessionSecret, sealTokens } from './session-secret.js';

@Injectable()
export class FinishSignIn {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
    private readonly policy: SessionPolicy,
    private readonly time: WallTime,
  ) {}

  /**
   * Begins a session under a new secret; one that the browser held before ends with it.
   * @throws SIGN_IN_INVALID, PROVIDER_UNAVAILABLE
   */
  async finishSignIn(
    query: string,
    attempt: SignInAttempt | null,
    earlierSecret: string | undefined,
  ): Promise<{ secret: string; returnTo: string }> {
    if (!attempt)
      throw errors.SIGN_IN_INVALID('This sign-in was not begun in this browser, or too long ago. Sign in again.');
    const { subject, name, groups, providerSession, tokens } = await this.provider.finishSignIn(query, attempt);
    const secret = newSessionSecret();
    const now = this.time.now();
    const session: Session = {
      sessionHash: hashOfSecret(secret),
      subject,
      name,
      roles: this.policy.rolesOf(groups),
      providerSession,
      sealedTokens: sealTokens(secret, tokens),
      beganAt: now,
      seenAt: now,
      checkedAt: now,
      endsAt: new Date(now.getTime() + this.policy.limits.maxMs),
    };
    if (earlierSecret) await this.sessions.delete(hashOfSecret(earlierSecret));
    await this.sessions.insert(session);
    return { secret, returnTo: attempt.returnTo };
  }
}
