import { Injectable } from '@nestjs/common';
import { IdentityProvider, SessionStore } from './ports.js';

@Injectable()
export class EndProviderSession {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly sessions: SessionStore,
  ) {}

  /** Ends the sessions that a logout token of the provider names. @throws SIGN_IN_INVALID */
  async endProviderSession(logoutToken: string): Promise<number> {
    const { subject, providerSession } = await this.provider.readLogoutToken(logoutToken);
    return this.sessions.deleteOf(subject, providerSession);
  }
}
