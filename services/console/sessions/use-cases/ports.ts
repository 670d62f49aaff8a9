import type { Permission, Role } from '../../access/domain/permissions.js';
import type { Identity, Person } from '../domain/person.js';
import type { Session, SessionLimits } from '../domain/session.js';

/** What a browser must hold while its person is with the provider. */
export interface SignInAttempt {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly returnTo: string;
}

export interface ProviderTokens {
  /** Without one the provider cannot be asked again, and the session ends when it should be. */
  readonly refreshToken?: string | undefined;
  readonly idToken: string;
}

export interface SignedIn extends Identity {
  readonly providerSession: string;
  readonly tokens: ProviderTokens;
}

/** The OpenID Connect provider. @throws PROVIDER_UNAVAILABLE, SIGN_IN_STATE_FORBIDS from each */
export abstract class IdentityProvider {
  abstract startSignIn(returnTo: string): Promise<{ url: string; attempt: SignInAttempt }>;

  /** @throws SIGN_IN_INVALID */
  abstract finishSignIn(query: string, attempt: SignInAttempt): Promise<SignedIn>;

  /** Null where the provider refuses. */
  abstract readAgain(tokens: ProviderTokens): Promise<SignedIn | null>;

  /** Where a person signs out at the provider too; null where it has no such place. */
  abstract signOutUrl(idToken: string): Promise<string | null>;

  /** Whose sessions the provider ends. @throws SIGN_IN_INVALID */
  abstract readLogoutToken(token: string): Promise<{ subject: string; providerSession: string }>;

  /** Who a program is. @throws SIGN_IN_REQUIRED */
  abstract readAccessToken(token: string): Promise<Identity & { client: string }>;
}

export abstract class SessionStore {
  abstract insert(session: Session): Promise<void>;

  abstract find(sessionHash: string): Promise<Session | null>;

  abstract noteSeen(sessionHash: string, seenAt: Date): Promise<void>;

  /** Lets one of several requests ask the provider. @returns whether this is the one */
  abstract claimCheck(session: Session, checkedAt: Date): Promise<boolean>;

  /** Stores what the provider said. */
  abstract update(session: Session): Promise<void>;

  abstract delete(sessionHash: string): Promise<void>;

  /** Empty texts match nothing. @returns how many ended */
  abstract deleteOf(subject: string, providerSession: string): Promise<number>;

  abstract deleteEnded(now: Date): Promise<void>;
}

/** Somebody, and what they may do here. */
export interface PermittedPerson extends Person {
  readonly permissions: readonly Permission[];
}

/** Tokens that prove to services who acts, and what they may do. */
export abstract class CallerTokenSigner {
  abstract sign(person: PermittedPerson): Promise<string>;

  /** Keys of every process of console, as a JWKS. */
  abstract publicKeys(): Promise<{ keys: object[] }>;
}

/** What the deployment decides. */
export abstract class SessionPolicy {
  abstract readonly limits: SessionLimits;
  abstract rolesOf(groups: readonly string[]): Role[];
}

/** The wall clock; sessions do not follow business time, which may stand still. */
export abstract class WallTime {
  abstract now(): Date;
}
