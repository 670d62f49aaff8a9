import { session } from './session.js';

const tokenHeader = 'x-csrf-token';

/** Fetches, and notices when nobody has signed in any more. */
export async function sessionFetch(request: Request): Promise<Response> {
  const sentIn = session.current();
  const response = await freshFetch(request);
  if (response.status === 401) session.end(sentIn);
  return response;
}

/**
 * Fetches; what is refused because the page's token is of an earlier session, as after signing in again in another window,
 * is sent once more with the new one. It carries the key it had, so that nothing is done twice.
 */
async function freshFetch(request: Request): Promise<Response> {
  const again = request.headers.has(tokenHeader) ? request.clone() : null;
  const response = await fetch(request);
  if (!again || response.status !== 403) return response;
  const { reason } = (await response.clone().json()) as { reason?: string };
  if (reason !== 'CSRF_TOKEN_INVALID' || !(await readToken())) return response;
  again.headers.set(tokenHeader, session.get().csrfToken);
  return fetch(again);
}

async function readToken(): Promise<boolean> {
  const before = session.get().csrfToken;
  const response = await fetch('/api/v1/me');
  if (!response.ok) return false;
  const { csrfToken, sub } = (await response.json()) as { csrfToken: string | null; sub: string };
  return session.begin(csrfToken ?? '', sub) && session.get().csrfToken !== before;
}
