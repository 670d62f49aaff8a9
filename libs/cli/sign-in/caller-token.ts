import { DomainError } from '#libs/errors';
import { keepSignIn, type KeptSignIn, readSignIn } from './kept-sign-ins.js';

/** Who runs commands, and what proves it to the services. */
export interface SignedInCaller {
  readonly actor: string;
  readonly token: string;
}

/** A token that ends while a command runs would be refused in the middle of it. */
const spareMs = 30_000;
const withinMs = 10_000;

/**
 * Who has signed in at the console of the environment; undefined where nobody has.
 * @throws SIGN_IN_ENDED, CONSOLE_UNAVAILABLE
 */
export async function signedInCaller(
  environment: Record<string, string | undefined>,
): Promise<SignedInCaller | undefined> {
  const consoleUrl = environment['DUNLIN_CONSOLE_URL'];
  const kept = consoleUrl ? readSignIn(consoleUrl) : undefined;
  if (!consoleUrl || !kept) return undefined;
  const { callerToken, callerEndsAt = 0 } = kept;
  const actor = `user:${kept.subject}`;
  if (callerToken && callerEndsAt - spareMs > Date.now()) return { actor, token: callerToken };
  const fresh = kept.accessEndsAt - spareMs > Date.now() ? kept : await refreshed(kept);
  const { token, expiresInSeconds } = await callerTokenOf(consoleUrl, fresh.accessToken);
  keepSignIn(consoleUrl, { ...fresh, callerToken: token, callerEndsAt: Date.now() + expiresInSeconds * 1_000 });
  return { actor, token };
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
  if (!response?.ok) {
    const message = `Console at ${consoleUrl} gives no token for services. Try again, or run dunlin logout to go on without.`;
    throw new DomainError('CONSOLE_UNAVAILABLE', 'unavailable', message);
  }
  return (await response.json()) as { token: string; expiresInSeconds: number };
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
