import { Injectable } from '@nestjs/common';
import {
  createRemoteJWKSet,
  decodeJwt,
  errors as joseErrors,
  type JWTPayload,
  jwtVerify,
  type JWTVerifyGetKey,
} from 'jose';
import * as openid from 'openid-client';
import type { DomainError } from '#libs/errors';
import { Logger, placeOf } from '#libs/platform';
import { ConsoleSettings } from '../../console.settings.js';
import { errors } from '../domain/errors.js';
import type { Identity } from '../domain/person.js';
import { IdentityProvider, type ProviderTokens, type SignedIn, type SignInAttempt } from '../use-cases/ports.js';

const withinSeconds = 10;
const algorithms = [
  'RS256',
  'RS384',
  'RS512',
  'PS256',
  'PS384',
  'PS512',
  'ES256',
  'ES384',
  'ES512',
  'EdDSA',
  'Ed25519',
];
const logoutEvent = 'http://schemas.openid.net/event/backchannel-logout';

/** What refuses a person, whereas other answers say that console is set up wrong, asks too often or too early. */
const refusals = new Set([
  'access_denied',
  'account_selection_required',
  'consent_required',
  'interaction_required',
  'invalid_grant',
  'login_required',
]);

interface Known {
  readonly configuration: openid.Configuration;
  readonly keys: JWTVerifyGetKey;
  readonly issuer: string;
}

/** OpenID Connect by code flow with PKCE; the provider is looked up when it is needed first. */
@Injectable()
export class OpenIdProvider extends IdentityProvider {
  private known: Promise<Known> | undefined;

  constructor(
    private readonly settings: ConsoleSettings,
    private readonly logger: Logger,
  ) {
    super();
  }

  override async startSignIn(returnTo: string): Promise<{ url: string; attempt: SignInAttempt }> {
    const { configuration } = await this.lookUp();
    const attempt = {
      state: openid.randomState(),
      nonce: openid.randomNonce(),
      verifier: openid.randomPKCECodeVerifier(),
      returnTo,
    };
    const url = openid.buildAuthorizationUrl(configuration, {
      redirect_uri: this.placeOf('/auth/callback'),
      scope: this.settings.oidcScope,
      code_challenge: await openid.calculatePKCECodeChallenge(attempt.verifier),
      code_challenge_method: 'S256',
      state: attempt.state,
      nonce: attempt.nonce,
    });
    return { url: url.href, attempt };
  }

  override async finishSignIn(query: string, attempt: SignInAttempt): Promise<SignedIn> {
    const { configuration } = await this.lookUp();
    try {
      const answer = await openid.authorizationCodeGrant(
        configuration,
        new URL(this.placeOf(`/auth/callback${query}`)),
        {
          pkceCodeVerifier: attempt.verifier,
          expectedState: attempt.state,
          expectedNonce: attempt.nonce,
          idTokenExpected: true,
        },
      );
      if (!answer.refresh_token) {
        const text = 'The identity provider gives no refresh token, so that sessions end when it is to be asked again.';
        this.logger.oncePerMinute('warn', 'no refresh token', text, {
          remedy: placeOf(ConsoleSettings.shape.oidcScope),
        });
      }
      return this.signedInOf(answer, {});
    } catch (error) {
      throw this.refusalOf(error);
    }
  }

  override async readAgain(tokens: ProviderTokens): Promise<SignedIn | null> {
    if (!tokens.refreshToken) return null;
    const { configuration } = await this.lookUp();
    try {
      return this.signedInOf(await openid.refreshTokenGrant(configuration, tokens.refreshToken), tokens);
    } catch (error) {
      if (!(error instanceof openid.ResponseBodyError)) throw this.refusalOf(error);
      if (refusals.has(error.error)) return null;
      throw this.unavailable(error.error);
    }
  }

  override async signOutUrl(idToken: string): Promise<string | null> {
    const { configuration } = await this.lookUp();
    if (!configuration.serverMetadata().end_session_endpoint) return null;
    return openid.buildEndSessionUrl(configuration, {
      id_token_hint: idToken,
      post_logout_redirect_uri: this.placeOf('/'),
    }).href;
  }

  override async readLogoutToken(token: string): Promise<{ subject: string; providerSession: string }> {
    const { keys, issuer } = await this.lookUp();
    const wrong = () => errors.SIGN_IN_INVALID('The logout token is none of the provider for console.');
    const audience = this.settings.oidcClientId;
    const payload = await verified(token, keys, { issuer, audience, maxTokenAge: '10m' }, wrong);
    const { sub = '', sid, events, nonce } = payload;
    const isLogout = typeof events === 'object' && events !== null && logoutEvent in events && nonce === undefined;
    const providerSession = typeof sid === 'string' ? sid : '';
    if (!isLogout || (sub === '' && providerSession === '')) throw wrong();
    return { subject: sub, providerSession };
  }

  override async readAccessToken(token: string): Promise<Identity & { client: string }> {
    const { keys, issuer } = await this.lookUp();
    const wrong = () =>
      errors.SIGN_IN_REQUIRED('The access token is none of the provider for this API, or has expired.');
    const payload = await verified(token, keys, { issuer, audience: this.settings.oidcAudience }, wrong, ['exp']);
    if (isIdToken(payload)) throw wrong();
    const client = textOf(payload['client_id'] ?? payload['azp']);
    const subject = payload.sub ?? client;
    if (subject === '') throw wrong();
    return {
      subject,
      name: textOf(payload['name']) || subject,
      groups: this.groupsOf(payload),
      client: client || subject,
    };
  }

  private signedInOf(
    answer: Awaited<ReturnType<typeof openid.authorizationCodeGrant>>,
    earlier: Partial<ProviderTokens>,
  ): SignedIn {
    // A provider that is asked again may leave out the id token: who it was, and in which groups, then still holds.
    const claims = answer.claims() ?? decodeJwt<{ sub: string }>(earlier.idToken!);
    return {
      subject: claims.sub,
      name: textOf(claims['name'] ?? claims['preferred_username']) || claims.sub,
      groups: this.groupsOf(claims),
      providerSession: textOf(claims['sid']),
      tokens: {
        refreshToken: answer.refresh_token ?? earlier.refreshToken,
        idToken: answer.id_token ?? earlier.idToken!,
      },
    };
  }

  private groupsOf(claims: Readonly<Record<string, unknown>>): string[] {
    const listed = claims[this.settings.oidcGroupsClaim];
    return Array.isArray(listed) ? listed.filter((group) => typeof group === 'string') : [];
  }

  private placeOf(path: string): string {
    return new URL(path, this.settings.consoleUrl).href;
  }

  private lookUp(): Promise<Known> {
    this.known ??= this.discover().catch((error: unknown) => {
      this.known = undefined;
      throw this.refusalOf(error);
    });
    return this.known;
  }

  private async discover(): Promise<Known> {
    const { oidcIssuer, oidcClientId, oidcClientSecret } = this.settings;
    if (!oidcIssuer)
      throw errors.SIGN_IN_STATE_FORBIDS(
        'No identity provider is set. Set DUNLIN_OIDC_ISSUER (chart value oidc.issuer).',
      );
    const way = oidcClientSecret ? openid.ClientSecretBasic(oidcClientSecret) : openid.None();
    // Settings allow http on this machine only.
    const execute = oidcIssuer.startsWith('http:') ? [openid.allowInsecureRequests] : [];
    const options = { execute, timeout: withinSeconds };
    const configuration = await openid.discovery(new URL(oidcIssuer), oidcClientId, oidcClientSecret, way, options);
    const { issuer, jwks_uri: place } = configuration.serverMetadata();
    return { configuration, issuer, keys: createRemoteJWKSet(new URL(place!)) };
  }

  private refusalOf(error: unknown): unknown {
    if ((error as { kind?: unknown }).kind !== undefined) return error;
    const isAnswer =
      error instanceof openid.AuthorizationResponseError ||
      (error instanceof openid.ResponseBodyError && error.status < 500) ||
      (error instanceof openid.ClientError && error.code?.startsWith('OAUTH_') && !isTransport(error));
    if (isAnswer) return errors.SIGN_IN_INVALID('The identity provider did not confirm this sign-in. Sign in again.');
    const { code, message } = error as Error & { code?: string };
    return this.unavailable(code ?? message);
  }

  private unavailable(reason: string): DomainError {
    const text = 'The identity provider does not answer as it should.';
    this.logger.oncePerMinute('warn', 'identity provider', text, { reason });
    return errors.PROVIDER_UNAVAILABLE('The identity provider cannot be reached. Try again.');
  }
}

function isTransport({ code = '' }: openid.ClientError): boolean {
  return code === 'OAUTH_TIMEOUT' || code === 'OAUTH_RESPONSE_IS_NOT_CONFORM' || code === 'OAUTH_RESPONSE_IS_NOT_JSON';
}

/** A token that does not hold is the caller's fault; keys that cannot be had are not. */
async function verified(
  token: string,
  keys: JWTVerifyGetKey,
  wanted: { issuer: string; audience: string; maxTokenAge?: string },
  wrong: () => DomainError,
  required: readonly string[] = [],
): Promise<JWTPayload> {
  try {
    const { payload } = await jwtVerify(token, keys, {
      ...wanted,
      algorithms,
      clockTolerance: 10,
      requiredClaims: ['iat', ...required],
    });
    return payload;
  } catch (error) {
    const isToken =
      error instanceof joseErrors.JOSEError && error.code !== 'ERR_JOSE_GENERIC' && error.code !== 'ERR_JWKS_TIMEOUT';
    throw isToken
      ? wrong()
      : errors.PROVIDER_UNAVAILABLE('The keys of the identity provider cannot be read. Try again.');
  }
}

/** An id token says who signed in here; it lies in addresses and logs, and opens nothing. */
function isIdToken(payload: JWTPayload): boolean {
  return 'nonce' in payload || 'at_hash' in payload || 'c_hash' in payload;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
