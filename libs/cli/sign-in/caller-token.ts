import { DomainError } from '#libs/errors';
import { isThisMachine } from '#libs/text';
import { keepSignIn, type KeptSignIn, oneAtATime, readSignIn } from './kept-sign-ins.js';

/** Who runs commands, and what proves it to the services. */
export interface SignedInCaller {
  readonly actor: string;
  /** A token that holds for a call that is made now; a command may take longer than one does. */
  readonly token: () => Promise<string>;
}

/** A token that ends while a call is made would be refused in the middle of it. */
const spareMs = 30_000;
const withinMs = 10_000;

/**
 * Who has signed in at the console of the environment; undefined where nobody has.
 * @throws USAGE
 */
export function signedInCaller(environment: Record<string, string | undefined>): SignedInCaller | undefined {
  const consoleUrl = environment['DUNLIN_CONSOLE_URL'];
  const kept = consoleUrl ? readSignIn(consoleUrl) : undefined;
  if (!consoleUrl || !kept) return undefined;
  demandSafe(consoleUrl);
  let latest = kept;
  return {
    actor: `user:${kept.subject}`,
    token: async () => {
      latest = holds(latest) ? latest : await renewed(consoleUrl);
      return latest.callerToken!;
    },
  };
}

/** @throws USAGE where tokens would travel in the clear */
export function demandSafe(consoleUrl: string): void {
  const { protocol, hostname } = new URL(consoleUrl);
  if (protocol === 'https:' || isThisMachine(hostname)) return;
  const message = 'DUNLIN_CONSOLE_URL begins with http:// and is not on this machine. Set its https address.';
  throw new DomainError('USAGE', 'invalid', message);
}

/** @throws SIGN_IN_ENDED, CONSOLE_UNAVAILABLE */
export async function callerTokenOf(
  consoleUrl: string,
  accessToken: string,
): Promise<{ token: string; expiresInSeconds: number }> {
  const response = await fetch(`${consoleUrl}/api/v1/caller-tokens`, {
    method: 'POST',
    headers: { authorization: `Bearer ${accessToken}` },
    signal: AbortSignal.timeout(withinMs),
  }).catch(() => undefined);
  if (response?.status === 401) throw ended();
  if (response?.status === 403) {
    const message = `None of your groups gives a role at ${consoleUrl}. Ask an administrator, and run dunlin login again.`;
    throw new DomainError('ROLE_MISSING', 'forbidden', message);
  }
  if (!response?.ok) {
    const message = `Console at ${consoleUrl} gives no token for services. Try again, or run dunlin logout to go on without.`;
    throw new DomainError('CONSOLE_UNAVAILABLE', 'unavailable', message);
  }
  return (await response.json()) as { token: string; expiresInSeconds: number };
}

function holds({ callerToken, callerEndsAt = 0 }: KeptSignIn): boolean {
  return callerToken !== undefined && callerEndsAt - spareMs > Date.now();
}

/**
 * Commands that run side by side share one sign-in: a refresh token is used once, and providers end the sign-in of who
 * uses it twice.
 * @throws SIGN_IN_ENDED, CONSOLE_UNAVAILABLE, PROVIDER_UNAVAILABLE, ROLE_MISSING
 */
function renewed(consoleUrl: string): Promise<KeptSignIn> {
  return oneAtATime(async () => {
    const kept = readSignIn(consoleUrl);
    if (!kept) throw ended();
    if (holds(kept)) return kept;
    const fresh = kept.accessEndsAt - spareMs > Date.now() ? kept : await refreshed(kept);
    // The old refresh token is spent, whatever becomes of the call that follows.
    keepSignIn(consoleUrl, fresh);
    const { token, expiresInSeconds } = await callerTokenOf(consoleUrl, fresh.accessToken);
    const now = { ...fresh, callerToken: token, callerEndsAt: Date.now() + expiresInSeconds * 1_000 };
    keepSignIn(consoleUrl, now);
    return now;
  });
}

async function refreshed(kept: KeptSignIn): Promise<KeptSignIn> {
  const { refreshTokens } = await import('./device-code.js');
  const tokens = await refreshTokens(kept);
  if (!tokens) throw ended();
  return { ...kept, ...tokens };
}

function ended(): DomainError {
  return new DomainError('SIGN_IN_ENDED', 'forbidden', 'The sign-in has ended. Run dunlin login.');
}
