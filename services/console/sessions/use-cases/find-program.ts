import { Injectable } from '@nestjs/common';
import { ofScreens, type Person } from '../domain/person.js';
import { IdentityProvider, SessionPolicy } from './ports.js';

@Injectable()
export class FindProgram {
  constructor(
    private readonly provider: IdentityProvider,
    private readonly policy: SessionPolicy,
  ) {}

  /** Who an access token of the provider names. @throws SIGN_IN_REQUIRED, PROVIDER_UNAVAILABLE */
  async findProgram(accessToken: string): Promise<Person> {
    const { groups, ...identity } = await this.provider.readAccessToken(accessToken);
    const client = identity.client === ofScreens ? `program ${ofScreens}` : identity.client;
    return { ...identity, client, roles: this.policy.rolesOf(groups) };
  }
}
