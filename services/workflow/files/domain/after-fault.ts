import { type ErrorKind, isFinal } from '#libs/errors';

/** So many faults of one chunk in a row mean that its file cannot be taken. */
export const maxAttempts = 10;
const maxPauseMs = 30_000;

type AfterFault = { readonly act: 'FAIL' } | { readonly act: 'RETRY'; readonly pauseMs: number };

/**
 * What to do after a chunk of a file failed: a refusal is the owner's final word, any other fault may pass.
 * @param attempt how often this chunk has been tried, from 1
 */
export function afterFault(kind: ErrorKind, attempt: number): AfterFault {
  if (isFinal(kind) || attempt >= maxAttempts) return { act: 'FAIL' };
  return { act: 'RETRY', pauseMs: Math.min(1_000 * 2 ** attempt, maxPauseMs) };
}
