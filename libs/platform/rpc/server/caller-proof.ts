import { type Metadata } from '@grpc/grpc-js';
import { errors as joseErrors, jwtVerify } from 'jose';
import type { DomainError } from '#libs/errors';
import { errors } from '../../errors.js';
import { callerTokens } from '../caller-tokens.js';
import { metadataKeys } from '../metadata-keys.js';
import { type KnownCaller, textOf } from './admission.js';
import type { CallerKeys } from './caller-keys.js';

export interface CallerProofOptions {
  /** Those of tokens; without them no token is looked at. */
  readonly keys?: CallerKeys | undefined;
  /** Names in the certificates of services; given where calls come by TLS. */
  readonly services?: ReadonlySet<string> | undefined;
}

/** What a token says of whom it names. */
interface Held {
  readonly sub: string;
  readonly roles: readonly string[];
  readonly permissions: readonly string[];
  readonly isPerson: boolean;
}

const clockToleranceSeconds = 10;

/**
 * Who a caller is. A token proves a person or a program; a certificate proves a service, which says for whom it acts.
 * Where both can be told, nobody else's word counts; where no certificates are shown, a caller without a token is
 * believed, as the network is trusted then.
 */
export class CallerProof {
  constructor(private readonly options: CallerProofOptions) {}

  /** Whether what a caller without a token says of itself is believed only of services. */
  get isStrict(): boolean {
    return this.options.keys !== undefined && this.options.services !== undefined;
  }

  /** Whether a certificate shows a service, which has admitted whoever it acts for. */
  isService(names: readonly string[]): boolean {
    return names.some((name) => this.options.services?.has(name));
  }

  /** The actor that the metadata claim, as far as claims count for a caller of these names. */
  claimOf(metadata: Metadata, names: readonly string[]): string {
    const said = textOf(metadata, metadataKeys.actor);
    if (!this.isStrict || this.isService(names)) return said;
    return names[0] === undefined ? '' : `system:${names[0]}`;
  }

  /**
   * @param names those in the caller's certificate
   * @throws ACTOR_TOKEN_INVALID, ACTOR_TOKEN_UNCHECKED
   */
  async callerOf(metadata: Metadata, names: readonly string[]): Promise<KnownCaller> {
    const { keys } = this.options;
    const token = keys && tokenOf(metadata);
    if (token === undefined || keys === undefined) return { actor: this.claimOf(metadata, names) };
    const { sub, ...held } = await this.read(token, keys);
    return { actor: `user:${sub}`, ...held, token };
  }

  private async read(token: string, keys: CallerKeys): Promise<Held> {
    // A key that is unknown while they were looked up a moment ago may be one of a console that has just started.
    const wereFresh = keys.coolingDown === true;
    try {
      const { payload } = await jwtVerify(token, keys, {
        algorithms: [callerTokens.algorithm],
        audience: callerTokens.audience,
        issuer: callerTokens.issuer,
        typ: callerTokens.type,
        maxTokenAge: callerTokens.maxAgeSeconds,
        clockTolerance: clockToleranceSeconds,
        requiredClaims: ['sub', 'exp', 'roles', 'permissions'],
      });
      const { sub = '', roles, permissions } = payload;
      if (sub === '' || !isTexts(roles) || !isTexts(permissions)) throw tokenInvalid('it names nobody');
      return { sub, roles, permissions, isPerson: payload['person'] === true };
    } catch (error) {
      throw refusalOf(error, wereFresh);
    }
  }
}

function isTexts(value: unknown): value is readonly string[] {
  return Array.isArray(value) && value.every((part) => typeof part === 'string');
}

/** @throws ACTOR_TOKEN_INVALID for a header that carries none, which is not the same as no header */
function tokenOf(metadata: Metadata): string | undefined {
  const header = textOf(metadata, metadataKeys.authorization);
  if (header === '') return undefined;
  const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(header) ?? [];
  if (token === undefined) throw tokenInvalid('its header cannot be read');
  return token;
}

/** A token that is wrong is wrong for good; keys that cannot be had may be there the next time. */
function refusalOf(error: unknown, wereFresh: boolean): unknown {
  if (error instanceof joseErrors.JWKSNoMatchingKey && wereFresh) return keysUnread();
  if (error instanceof joseErrors.JWKSTimeout || !(error instanceof joseErrors.JOSEError)) {
    const isOurs = (error as { code?: unknown }).code === errors.ACTOR_TOKEN_INVALID.code;
    return isOurs ? error : keysUnread();
  }
  if (error.code === 'ERR_JOSE_GENERIC') {
    return keysUnread();
  }
  return tokenInvalid(
    error instanceof joseErrors.JWTExpired ? 'it has expired' : 'it is not one of console for services',
  );
}

function keysUnread(): DomainError {
  return errors.ACTOR_TOKEN_UNCHECKED('The keys of tokens cannot be read from console. Try again.');
}

function tokenInvalid(why: string): DomainError {
  return errors.ACTOR_TOKEN_INVALID(`The token that says who calls is not accepted: ${why}. Sign in again.`);
}
