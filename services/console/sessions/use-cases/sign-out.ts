import { Injectable } from '@nestjs/common';
import { IdentityProvider, SessionStore } from './ports.js';
import { hashOfSecret, openTokens } from './session-secret.js';

@Injectable()
export class SignOut {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
  ) {}

  /** Ends the session. @returns where the person signs out at the provider too; null where that is not possible */
  async signOut(secret: string): Promise<string | null> {
    const session = await this.sessions.find(hashOfSecret(secret));
    if (!session) return null;
    await this.sessions.delete(session.sessionHash);
    try {
      return await this.provider.signOutUrl(openTokens(secret, session.sealedTokens).idToken);
    } catch {
      // The session here has ended, whatever becomes of the one at the provider.
      return null;
    }
  }
}
