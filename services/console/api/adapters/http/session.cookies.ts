import { Injectable } from '@nestjs/common';
import { ConsoleSettings } from '../../../console.settings.js';
import type { SignInAttempt } from '../../../sessions/use-cases/ports.js';
import type { Exchange } from './exchange.js';

/** How long a person may take to sign in at the provider. */
const attemptSeconds = 900;

/**
 * The two cookies of console. Browsers keep the prefix for what came by TLS from this very host; only on this machine
 * console is reached without TLS, and its cookies have no prefix then.
 */
@Injectable()
export class SessionCookies {
  private readonly byTls = this.settings.consoleUrl.startsWith('https:');
  private readonly prefix = this.byTls ? '__Host-' : '';
  private readonly maxAgeSeconds = Math.floor(this.settings.sessionMaxMs / 1_000);

  constructor(private readonly settings: ConsoleSettings) {}

  secretOf(exchange: Exchange): string | undefined {
    const value = exchange.cookie(`${this.prefix}dunlin-session`);
    return value && /^[\w-]{43}$/.test(value) ? value : undefined;
  }

  attemptOf(exchange: Exchange): SignInAttempt | null {
    const value = exchange.cookie(`${this.prefix}dunlin-sign-in`);
    if (!value) return null;
    try {
      const read = JSON.parse(Buffer.from(value, 'base64url').toString('utf8')) as Record<string, unknown>;
      const { state, nonce, verifier, returnTo } = read;
      const all = [state, nonce, verifier, returnTo];
      return all.every((part) => typeof part === 'string') ? (read as unknown as SignInAttempt) : null;
    } catch {
      return null;
    }
  }

  keepAttempt(exchange: Exchange, attempt: SignInAttempt): void {
    const value = Buffer.from(JSON.stringify(attempt)).toString('base64url');
    this.set(exchange, 'dunlin-sign-in', value, attemptSeconds);
  }

  keepSecret(exchange: Exchange, secret: string): void {
    this.set(exchange, 'dunlin-session', secret, this.maxAgeSeconds);
    this.set(exchange, 'dunlin-sign-in', '', 0);
  }

  forget(exchange: Exchange): void {
    this.set(exchange, 'dunlin-session', '', 0);
  }

  private set({ response }: Exchange, name: string, value: string, maxAge: number): void {
    const secure = this.byTls ? '; Secure' : '';
    const cookie = `${this.prefix}${name}=${value}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`;
    response.appendHeader('set-cookie', cookie);
  }
}
