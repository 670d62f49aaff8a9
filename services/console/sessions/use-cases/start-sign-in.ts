import { Injectable } from '@nestjs/common';
import { safeReturnPath } from '../domain/session.js';
import { IdentityProvider, type SignInAttempt } from './ports.js';

@Injectable()
export class StartSignIn {
  constructor(private readonly provider: IdentityProvider) {}

  /** @throws PROVIDER_UNAVAILABLE, SIGN_IN_STATE_FORBIDS */
  async startSignIn(returnTo: string | undefined): Promise<{ url: string; attempt: SignInAttempt }> {
    return this.provider.startSignIn(safeReturnPath(returnTo));
  }
}
