/** Facts in, the next step of a promise and its reason out. Pure; runs inside the workflow. */
export interface PromiseStepFacts {
  /** Business time, epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the promise is open, as published last; null when no event about it has arrived. */
  readonly open: boolean | null;
  /** When it is judged at the latest. */
  readonly judgeAtMs: number;
}

interface PromiseStep {
  /** WAIT: for the end of the last day, or for an event about the promise. */
  readonly next: 'JUDGE' | 'END' | 'WAIT';
  readonly because: string;
}

export function nextPromiseStep({ nowMs, open, judgeAtMs }: PromiseStepFacts): PromiseStep {
  if (open === null) return { next: 'END', because: 'no event about the promise has arrived' };
  if (!open) return { next: 'END', because: 'the promise was decided' };
  const end = new Date(judgeAtMs).toISOString();
  if (judgeAtMs <= nowMs) return { next: 'JUDGE', because: `the last day of the promise ended at ${end}` };
  return { next: 'WAIT', because: `the debtor has until ${end}` };
}
