import * as openid from 'openid-client';
import { DomainError } from '#libs/errors';
import { isThisMachine } from '#libs/text';
import type { KeptSignIn } from './kept-sign-ins.js';

type Tokens = Pick<KeptSignIn, 'accessToken' | 'accessEndsAt' | 'refreshToken'>;

/** How a person lets the command line act for them: a page to open, and the code that it shows. */
export interface DeviceCode {
  readonly page: string;
  readonly code: string;
  /** Waits until the person has confirmed. @throws SIGN_IN_REFUSED */
  readonly confirmed: () => Promise<Tokens>;
}

export async function startDeviceCode(issuer: string, clientId: string): Promise<DeviceCode> {
  const configuration = await discover(issuer, clientId);
  const begun = await openid.initiateDeviceAuthorization(configuration, {
    scope: 'openid profile email offline_access',
  });
  return {
    page: begun.verification_uri_complete ?? begun.verification_uri,
    code: begun.user_code,
    confirmed: async () => {
      try {
        return tokensOf(await openid.pollDeviceAuthorizationGrant(configuration, begun));
      } catch (error) {
        const reason = error instanceof openid.ResponseBodyError ? error.error : (error as Error).message;
        throw new DomainError(
          'SIGN_IN_REFUSED',
          'forbidden',
          `The identity provider did not confirm: ${reason}. Run dunlin login again.`,
        );
      }
    },
  };
}

/** Null where the provider refuses. @throws PROVIDER_UNAVAILABLE */
export async function refreshTokens({ issuer, clientId, refreshToken }: KeptSignIn): Promise<Tokens | null> {
  try {
    const configuration = await discover(issuer, clientId);
    return tokensOf(await openid.refreshTokenGrant(configuration, refreshToken), refreshToken);
  } catch (error) {
    if (error instanceof openid.ResponseBodyError && error.error === 'invalid_grant') return null;
    const reason = error instanceof openid.ResponseBodyError ? error.error : (error as Error).message;
    const message = `The identity provider at ${issuer} does not answer as it should: ${reason}. Try again.`;
    throw new DomainError('PROVIDER_UNAVAILABLE', 'unavailable', message);
  }
}

/** Ends the sign-in at the provider too. @returns whether the provider did; not every one has a place for it */
export async function revokeTokens({ issuer, clientId, refreshToken }: KeptSignIn): Promise<boolean> {
  try {
    await openid.tokenRevocation(await discover(issuer, clientId), refreshToken);
    return true;
  } catch {
    return false;
  }
}

function discover(issuer: string, clientId: string): Promise<openid.Configuration> {
  const execute = isThisMachine(new URL(issuer).hostname) ? [openid.allowInsecureRequests] : [];
  return openid.discovery(new URL(issuer), clientId, undefined, openid.None(), { execute, timeout: 10 });
}

function tokensOf(answer: openid.TokenEndpointResponse, earlier = ''): Tokens {
  return {
    accessToken: answer.access_token,
    accessEndsAt: Date.now() + (answer.expires_in ?? 60) * 1_000,
    refreshToken: answer.refresh_token ?? earlier,
  };
}
