import { Injectable } from '@nestjs/common';
import type { Counter } from 'prom-client';
import { asDomainError, Metrics } from '#libs/platform';
import { EndProviderSession } from '../../../../sessions/use-cases/end-provider-session.js';
import { FinishSignIn } from '../../../../sessions/use-cases/finish-sign-in.js';
import { CallerTokenSigner } from '../../../../sessions/use-cases/ports.js';
import { SignOut } from '../../../../sessions/use-cases/sign-out.js';
import { StartSignIn } from '../../../../sessions/use-cases/start-sign-in.js';
import { briefly } from '../briefly.js';
import type { Exchange } from '../exchange.js';
import { Gate } from '../gate.js';
import { SessionCookies } from '../session.cookies.js';

type Page = (exchange: Exchange) => Promise<void>;

/** Signing in and out, and the keys of tokens: all that nobody must have signed in for, besides files and health. */
@Injectable()
export class SignInPages {
  private readonly pages: Readonly<Record<string, Page>> = {
    'GET /auth/sign-in': (exchange) => this.begin(exchange),
    'GET /auth/callback': (exchange) => this.finish(exchange),
    'POST /auth/sign-out': (exchange) => this.end(exchange),
    'POST /auth/backchannel-logout': (exchange) => this.endFromProvider(exchange),
    'GET /.well-known/jwks.json': (exchange) => this.keys(exchange),
  };

  /** Services that ask after a rollout are many, and the keys are the same for all. */
  private readonly publicKeys = briefly(200, () => this.signer.publicKeys());
  private readonly signIns: Counter<'outcome'>;

  constructor(
    private readonly startSignIn: StartSignIn,
    private readonly finishSignIn: FinishSignIn,
    private readonly signOut: SignOut,
    private readonly endProviderSession: EndProviderSession,
    private readonly signer: CallerTokenSigner,
    private readonly cookies: SessionCookies,
    private readonly gate: Gate,
    metrics: Metrics,
  ) {
    this.signIns = metrics.counter('dunlin_sign_ins_total', 'Sign-ins of people that ended, by outcome.', ['outcome']);
  }

  find({ method, url }: Exchange): Page | undefined {
    const place = `${method} ${url.pathname}`;
    return Object.hasOwn(this.pages, place) ? this.pages[place] : undefined;
  }

  private async begin(exchange: Exchange): Promise<void> {
    this.gate.admitAddress(exchange, 'sign-in');
    const { url, attempt } = await this.startSignIn.startSignIn(exchange.url.searchParams.get('returnTo') ?? undefined);
    this.cookies.keepAttempt(exchange, attempt);
    exchange.redirect(url);
  }

  private async finish(exchange: Exchange): Promise<void> {
    this.gate.admitAddress(exchange, 'callback');
    const attempt = this.cookies.attemptOf(exchange);
    const earlier = this.cookies.secretOf(exchange);
    try {
      const { secret, returnTo } = await this.finishSignIn.finishSignIn(exchange.url.search, attempt, earlier);
      this.cookies.keepSecret(exchange, secret);
      exchange.redirect(returnTo);
      this.signIns.inc({ outcome: 'done' });
    } catch (error) {
      if (attempt) this.signIns.inc({ outcome: asDomainError(error).kind === 'invalid' ? 'refused' : 'failed' });
      // What comes back too late begins anew; whom the provider refuses would only be refused again.
      else exchange.response.setHeader('refresh', '3; url=/auth/sign-in');
      throw error;
    }
  }

  /** The page goes on to where the person signs out at the provider. */
  private async end(exchange: Exchange): Promise<void> {
    const { secret } = await this.gate.admit(exchange);
    const url = secret === undefined ? null : await this.signOut.signOut(secret);
    this.cookies.forget(exchange);
    exchange.json(200, { url: url ?? '/' });
  }

  private async endFromProvider(exchange: Exchange): Promise<void> {
    const token = (await exchange.formBody()).get('logout_token') ?? '';
    // A provider says it once, so that what is none of its tokens at first sight must not use up its turns.
    if (isSigned(token)) this.gate.admitAddress(exchange, 'back-channel');
    await this.endProviderSession.endProviderSession(token);
    exchange.json(200, {});
  }

  private async keys(exchange: Exchange): Promise<void> {
    this.gate.admitAddress(exchange, 'keys');
    exchange.json(200, await this.publicKeys(), { 'cache-control': 'public, max-age=60' });
  }
}

function isSigned(token: string): boolean {
  return /^[\w-]+\.[\w-]+\.[\w-]+$/.test(token);
}
