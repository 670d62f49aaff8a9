import { DomainError, isFinal } from '#libs/errors';
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

/** An act that its owner refuses for good has an outcome and did not fail: the case goes on and shows why. */
export async function refusalAsOutcome(act: Act, attempt: () => Promise<ActOutcome>): Promise<ActOutcome> {
  try {
    return await attempt();
  } catch (error) {
    if (error instanceof DomainError && isFinal(error.kind)) return outcomeOf(act, 'REFUSED', error.code);
    throw error;
  }
}
