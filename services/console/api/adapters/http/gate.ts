import { Injectable } from '@nestjs/common';
import { errors as accessErrors } from '../../../access/domain/errors.js';
import { type Permission, permissionsOf } from '../../../access/domain/permissions.js';
import { ConsoleSettings } from '../../../console.settings.js';
import { errors as sessionErrors } from '../../../sessions/domain/errors.js';
import type { Person } from '../../../sessions/domain/person.js';
import { FindPerson } from '../../../sessions/use-cases/find-person.js';
import { FindProgram } from '../../../sessions/use-cases/find-program.js';
import { isCsrfToken } from '../../../sessions/use-cases/session-secret.js';
import { errors } from '../../domain/errors.js';
import type { Needs } from '../../domain/route.js';
import type { Exchange } from './exchange.js';
import { RateGuard } from './rate.guard.js';
import { SessionCookies } from './session.cookies.js';

const livePath = '/api/v1/live';

/** Who makes a request, and what they may do. */
export interface SignedInPerson extends Person {
  readonly permissions: readonly Permission[];
  /** What their browser holds; absent for programs. */
  readonly secret?: string;
}

/** Lets in who has signed in and may do what is asked, as often as is fair. */
@Injectable()
export class Gate {
  private readonly rates = new RateGuard();

  constructor(
    private readonly findPerson: FindPerson,
    private readonly findProgram: FindProgram,
    private readonly cookies: SessionCookies,
    private readonly settings: ConsoleSettings,
  ) {}

  /** @throws RATE_EXCEEDED for an address that nobody has signed in from */
  admitAddress({ address }: Exchange): void {
    this.demandRate(`address ${address}`, Math.ceil(this.settings.requestsPerMinute / 4));
  }

  /** @throws SIGN_IN_REQUIRED, RATE_EXCEEDED, CSRF_TOKEN_INVALID */
  async admit(exchange: Exchange): Promise<SignedInPerson> {
    const person = await this.personOf(exchange);
    if (!person) {
      this.admitAddress(exchange);
      throw sessionErrors.SIGN_IN_REQUIRED('Nobody has signed in, or the session has ended. Sign in.');
    }
    this.demandRate(`person ${person.client} ${person.subject}`, this.settings.requestsPerMinute);
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

  private demandRate(key: string, perMinute: number): void {
    if (this.rates.admits(key, perMinute)) return;
    throw errors.RATE_EXCEEDED('More requests came than may be made in a minute. Wait a minute and try again.');
  }
}

/** What a page asks by itself, and a stream, which stays open in a window that nobody looks at: neither is use. */
function isByItself(exchange: Exchange): boolean {
  return exchange.header('dunlin-background') !== undefined || exchange.url.pathname === livePath;
}
