import { DomainError } from '#libs/errors';
import type { Act, ActOutcome } from '../collect-case.contract.js';

/** What names an act for good: two tries of one act never count as two. */
export function actKey(caseId: string, sequenceVersion: number, { stepId, subjectId, episode }: Act): string {
  return [caseId, sequenceVersion, stepId, subjectId, episode].join('/');
}

export function outcomeOf(
  { subjectId, episode, stepId }: Act,
  outcome: string,
  because = '',
  delayUntilMs: number | null = null,
): ActOutcome {
  return { subjectId, episode, stepId, outcome, because, delayUntilMs };
}

const lasting = new Set(['invalid', 'not-found', 'conflict', 'refused', 'forbidden']);

/** An act that is refused for good is an outcome, not a failure: the case goes on and shows why. */
export async function orRefused(act: Act, attempt: () => Promise<ActOutcome>): Promise<ActOutcome> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DomainError && lasting.has(error.kind)) return outcomeOf(act, 'REFUSED', error.code);
    throw error;
  }
}
