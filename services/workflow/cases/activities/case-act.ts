import { isFinal } from '#libs/errors';
import type { Act, ActOutcome, Acts } from '../collect-case.contract.js';

/** The key of an act, the same for every attempt. Steps of different sequences may have one id: the run tells them apart. */
export function actKey(
  { caseId, sequenceVersion, run = 1 }: Pick<Acts, 'caseId' | 'sequenceVersion' | 'run'>,
  { stepId, subjectId, episode }: Act,
): string {
  const version = run === 1 ? sequenceVersion : `${sequenceVersion}.${run}`;
  return [caseId, version, stepId, subjectId, episode].join('/');
}

export function outcomeOf(
  { subjectId, episode, stepId }: Act,
  outcome: string,
  because = '',
  delayUntilMs: number | null = null,
): ActOutcome {
  return { subjectId, episode, stepId, outcome, because, delayUntilMs };
}

/**
 * A final refusal by the owner is the outcome of the act, not a failure: the case continues and shows why. After any
 * other error the act waits, and Temporal tries it again.
 */
export async function refusalAsOutcome(act: Act, attempt: () => Promise<ActOutcome>): Promise<ActOutcome> {
  try {
    return await attempt();
  } catch (error) {
    if (isFinal(error)) return outcomeOf(act, 'REFUSED', error.code);
    throw error;
  }
}
