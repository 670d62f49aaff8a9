import { DomainError } from './domain-error.js';

/**
 * Whether an error is the owner's last word on a request: the owner itself gave it, with a reason that the contract of
 * the rpc lists as final. Everything else says something about the way to the owner, its rights, its release or its
 * health, which passes: a process that asked waits and asks again.
 */
export function isFinal(error: unknown): error is DomainError {
  return error instanceof DomainError && error.isFinal;
}
