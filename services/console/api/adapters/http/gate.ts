import { Injectable } from '@nestjs/common';
import type { DomainError } from '#libs/errors';
import { errors as accessErrors } from '../../../access/domain/errors.js';
import { permissionsOf } from '../../../access/domain/permissions.js';
import { ConsoleSettings } from '../../../console.settings.js';
import { errors as sessionErrors } from '../../../sessions/domain/errors.js';
import type { Person } from '../../../sessions/domain/person.js';
import { FindPerson } from '../../../sessions/use-cases/find-person.js';
import { FindProgram } from '../../../sessions/use-cases/find-program.js';
import type { PermittedPerson } from '../../../sessions/use-cases/ports.js';
import { hashOfSecret, isCsrfToken } from '../../../sessions/use-cases/session-secret.js';
import { errors } from '../../domain/errors.js';
import type { Needs } from '../../domain/route.js';
import { networkOf } from './client-address.js';
import type { Exchange } from './exchange.js';
import { KnownCredentials } from './known.credentials.js';
import { RateGuard } from './rate.guard.js';
import { SessionCookies } from './session.cookies.js';

const livePath = '/api/v1/live';

/** Who makes a request, and what they may do. */
export interface SignedInPerson extends PermittedPerson {
  /** What their browser holds; absent for programs. */
  readonly secret?: string;
}

/** What somebody does who has not signed in, or cannot. */
export type AnonymousAct = 'refused' | 'sign-in' | 'callback' | 'back-channel' | 'keys';

/** Lets in who has signed in and may do what is asked, as often as is fair. */
@Injectable()
export class Gate {
  /** Addresses are counted apart, so that nobody who makes many up has people forgotten. */
  private readonly addresses = new RateGuard();
  private readonly rates = new RateGuard();
  private readonly known = new KnownCredentials();

  constructor(
    private readonly findPerson: FindPerson,
    private readonly findProgram: FindProgram,
    private readonly cookies: SessionCookies,
    private readonly settings: ConsoleSettings,
  ) {}

  /**
   * What an address does without a session is counted by what it is: whoever asks for what they may not see keeps
   * nobody behind the same address from signing in.
   * @throws RATE_EXCEEDED
   */
  admitAddress({ address }: Exchange, what: AnonymousAct): void {
    this.demandRate(this.addresses, `${what} ${networkOf(address)}`, Math.ceil(this.settings.requestsPerMinute / 4));
  }

  /** @throws SIGN_IN_REQUIRED, RATE_EXCEEDED, CSRF_TOKEN_INVALID */
  async admit(exchange: Exchange): Promise<SignedInPerson> {
    const credential = this.credentialOf(exchange);
    this.demandLook(exchange, credential);
    const person = await this.personOf(exchange).catch((error: { code?: string }) => {
      if (error.code === sessionErrors.SIGN_IN_REQUIRED.code) this.admitAddress(exchange, 'refused');
      throw error;
    });
    if (!person) {
      this.admitAddress(exchange, 'refused');
      throw sessionErrors.SIGN_IN_REQUIRED('Nobody has signed in, or the session has ended. Sign in.');
    }
    this.known.remember(credential);
    this.demandRate(this.rates, `person ${person.client} ${person.subject}`, this.settings.requestsPerMinute);
    if (person.secret !== undefined && exchange.method !== 'GET') this.demandOwnPage(exchange, person.secret);
    return { ...person, permissions: permissionsOf(person.roles, this.settings.withdrawnPermissions) };
  }

  /** @throws PERMISSION_MISSING */
  demand({ permissions }: SignedInPerson, needs: Needs): void {
    if (needs === 'signed-in' || permissions.includes(needs)) return;
    throw accessErrors.PERMISSION_MISSING(`Your roles do not include ${needs}. Ask an administrator.`, {
      facts: { permission: needs },
    });
  }

  /** @throws PERMISSION_MISSING for somebody who may do nothing */
  demandRole({ roles }: SignedInPerson): void {
    if (roles.length > 0) return;
    throw accessErrors.PERMISSION_MISSING('None of your groups gives a role. Ask an administrator for one.');
  }

  /** A bearer token counts before a cookie: who sends one does not mean the session. */
  private async personOf(exchange: Exchange): Promise<(Person & { secret?: string }) | null> {
    const authorization = exchange.header('authorization');
    if (authorization !== undefined) {
      const [, token] = /^Bearer ([\w.~+/=-]+)$/i.exec(authorization) ?? [];
      if (token) return this.findProgram.findProgram(token);
      throw sessionErrors.SIGN_IN_REQUIRED('The header Authorization carries no bearer token.');
    }
    const secret = this.cookies.secretOf(exchange);
    const person = secret === undefined ? null : await this.findPerson.findPerson(secret, !isByItself(exchange));
    return person && { ...person, secret: secret! };
  }

  /** A change comes from a page of console: it knows the token, and browsers say where it comes from. */
  private demandOwnPage(exchange: Exchange, secret: string): void {
    const origin = exchange.header('origin');
    const isForeign = origin !== undefined && origin !== new URL(this.settings.consoleUrl).origin;
    if (isForeign || !isCsrfToken(secret, exchange.header('x-csrf-token'))) {
      throw sessionErrors.CSRF_TOKEN_INVALID(
        'The change does not come from a page of this session. Load the page again.',
      );
    }
  }

  /**
   * What a guess costs, a look into the database or at a signature, an address that guesses on and on no longer gets.
   * Whoever was known a moment ago is looked up in any case.
   */
  private demandLook({ address }: Exchange, credential: string): void {
    if (credential === '' || this.known.has(credential)) return;
    if (this.addresses.isSpent(`refused ${networkOf(address)}`, this.settings.requestsPerMinute))
      throw this.tooMany(this.addresses);
  }

  /** A name for what a request shows of its maker; empty for nothing. */
  private credentialOf(exchange: Exchange): string {
    const shown = exchange.header('authorization') ?? this.cookies.secretOf(exchange);
    return shown === undefined ? '' : hashOfSecret(shown);
  }

  private demandRate(rates: RateGuard, key: string, perMinute: number): void {
    if (!rates.admits(key, perMinute)) throw this.tooMany(rates);
  }

  private tooMany(rates: RateGuard): DomainError {
    const retryAfterSeconds = String(rates.secondsLeft());
    return errors.RATE_EXCEEDED('More requests came than may be made in a minute. Wait a minute and try again.', {
      facts: { retryAfterSeconds },
    });
  }
}

/** What a page asks by itself, and a stream, which stays open in a window that nobody looks at: neither is use. */
function isByItself(exchange: Exchange): boolean {
  return exchange.header('dunlin-background') !== undefined || exchange.url.pathname === livePath;
}
