import { type DomainError, isFinal } from '#libs/errors';

/** So many faults of its owner in a row at one chunk mean that the file cannot be taken. */
export const maxAttempts = 10;
const maxPauseMs = 30_000;

type AfterFault = { readonly act: 'FAIL' } | { readonly act: 'RETRY'; readonly pauseMs: number };

/**
 * What to do after a chunk of a file failed. A final refusal is the owner's last word, and a fault of the owner at this
 * chunk may pass; what only says that the owner was not reached or not allowed to be asked says nothing about the file,
 * which waits for as long as it takes.
 * @param attempt how often this chunk has been tried, from 1
 */
export function afterFault(fault: DomainError, attempt: number): AfterFault {
  if (isFinal(fault)) return { act: 'FAIL' };
  if (attempt >= maxAttempts && isOfOwner(fault)) return { act: 'FAIL' };
  return { act: 'RETRY', pauseMs: Math.min(1_000 * 2 ** Math.min(attempt, maxAttempts), maxPauseMs) };
}

function isOfOwner({ kind, code }: DomainError): boolean {
  return kind !== 'forbidden' && kind !== 'unavailable' && kind !== 'aborted' && code !== notAnswered;
}

/** What the client makes of a failure without a reason of the service. */
const notAnswered = 'RPC_FAILED';
