import type { ErrorKind } from './domain-error.js';

/**
 * Whether an error of this kind is the owner's final word on a request. Everything else says something about the way
 * to the owner, its rights or its health, which passes: the caller waits and asks again.
 */
export function isFinal(kind: ErrorKind): boolean {
  return final[kind];
}

const final: Readonly<Record<ErrorKind, boolean>> = {
  invalid: true,
  'not-found': true,
  conflict: true,
  refused: true,
  aborted: false,
  forbidden: false,
  unavailable: false,
  internal: false,
};
