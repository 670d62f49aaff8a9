import { createRemoteJWKSet, customFetch, type JWTVerifyGetKey } from 'jose';
import { keysByRpc, noKeys } from '../../config/index.js';

/** Keys of tokens; `coolingDown` while they are too fresh to be looked up again for one that is unknown. */
export type CallerKeys = JWTVerifyGetKey & { readonly coolingDown?: boolean };

/** So soon after a look for an unknown key another one may follow: a console that has started is known that fast. */
const cooldownDuration = 2_000;

/**
 * The keys at a place as the setting names it; undefined where callers are believed.
 * @param ask asks console for them by rpc
 */
export function callerKeys(place: string | undefined, ask: () => Promise<string>): CallerKeys | undefined {
  if (!place || place === noKeys) return undefined;
  const byRpc = place === keysByRpc ? { [customFetch]: async () => new Response(await ask()) } : {};
  return createRemoteJWKSet(new URL(place), { cooldownDuration, ...byRpc });
}
