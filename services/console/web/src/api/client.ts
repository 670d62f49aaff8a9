import createClient, { type FetchResponse, type MaybeOptionalInit } from 'openapi-fetch';
import type { MediaType, PathsWithMethod } from 'openapi-typescript-helpers';
import type { components, paths } from '../generated/api.js';
import { Activity } from './activity.js';
import { names } from './names.js';
import { session } from './session.js';
import { sessionFetch } from './session-fetch.js';

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

type Init<Path extends keyof paths, Method extends 'post' | 'put' | 'patch'> = MaybeOptionalInit<paths[Path], Method>;
type BodyOf<Given> = Given extends { body?: infer Body } ? Body : never;

/** No compiler finds a field too many in an object that is spread or passed on; the route would refuse it. */
type NoMore<Body, Taken> = { readonly [Name in Exclude<keyof Body, keyof Taken>]: never };

/** A call that changes something. */
type Change<Method extends 'post' | 'put' | 'patch'> = <
  Path extends PathsWithMethod<paths, Method>,
  const Body extends BodyOf<Init<Path, Method>>,
>(
  path: Path,
  init: Init<Path, Method> & { body?: Body & NoMore<Body, BodyOf<Init<Path, Method>>> },
) => Promise<FetchResponse<paths[Path][Method] & object, Init<Path, Method>, MediaType>>;

interface Changes {
  readonly POST: Change<'post'>;
  readonly PUT: Change<'put'>;
  readonly PATCH: Change<'patch'>;
}

type Client = ReturnType<typeof createClient<paths>>;

export const api = createClient<paths>({ baseUrl: '/', fetch: sessionFetch }) as Omit<Client, keyof Changes> & Changes;

const reads = ['GET', 'HEAD'];
const activity = new Activity(globalThis, () => performance.now());

api.use({
  onRequest: ({ request }) => {
    const { csrfToken, purpose } = session.get();
    if (!reads.includes(request.method)) request.headers.set('x-csrf-token', csrfToken);
    if (!activity.isRecent()) request.headers.set('dunlin-background', '1');
    // The header takes no letters beyond Latin-1.
    if (purpose !== '') request.headers.set('dunlin-purpose', encodeURIComponent(purpose));
    return request;
  },
});

export interface Answer<Data> {
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
  if (response.ok) {
    names.noteAll(data);
    return (data ?? {}) as NonNullable<Data>;
  }
  throw new ProblemError(isProblem(error) ? error : { ...unreachable, status: response.status });
}

/** Whether something was not done because somebody else changed the thing since it was seen. */
export function isChangedMeanwhile(error: Error): boolean {
  return error instanceof ProblemError && (error.status === 412 || error.problem.reason.endsWith('_CONFLICT'));
}

export const unreachable: Problem = {
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
