import createClient from 'openapi-fetch';
import type { components, paths } from '../generated/api.js';
import { session } from './session.js';

export type Schemas = components['schemas'];
export type Problem = Schemas['Problem'];

/** What the HTTP API answers when it does not do what was asked. */
export class ProblemError extends Error {
  constructor(readonly problem: Problem) {
    super(problem.detail);
  }

  get status(): number {
    return this.problem.status;
  }
}

export const api = createClient<paths>({ baseUrl: '/' });

const reads = ['GET', 'HEAD'];

api.use({
  onRequest: ({ request }) => {
    const { csrfToken, purpose } = session.get();
    if (!reads.includes(request.method)) request.headers.set('x-csrf-token', csrfToken);
    // The header takes no letters beyond Latin-1.
    if (purpose !== '') request.headers.set('dunlin-purpose', encodeURIComponent(purpose));
    return request;
  },
  onResponse: ({ response }) => {
    if (response.status === 401) session.end();
  },
});

interface Answer<Data> {
  readonly data?: Data;
  readonly error?: unknown;
  readonly response: Response;
}

/**
 * What a call gives, or its problem.
 * @throws ProblemError
 */
export async function taken<Data>(call: Promise<Answer<Data>>): Promise<NonNullable<Data>> {
  const { data, error, response } = await call.catch(() => {
    throw new ProblemError(unreachable);
  });
  if (response.ok) return (data ?? {}) as NonNullable<Data>;
  throw new ProblemError(isProblem(error) ? error : { ...unreachable, status: response.status });
}

const unreachable: Problem = {
  type: 'about:blank',
  title: '',
  status: 0,
  detail: '',
  reason: 'UNREACHABLE',
  correlationId: '',
};

function isProblem(error: unknown): error is Problem {
  return typeof error === 'object' && error !== null && 'reason' in error && 'detail' in error;
}
