/** Facts in, the next step of a plan in instalments and its reason out. Pure; runs inside the workflow. */
export interface ArrangementStepFacts {
  /** Business time, epoch milliseconds. */
  readonly nowMs: number;
  /** Whether the plan is open, as payment said last; null when no event about it has arrived. */
  readonly open: boolean | null;
  /** Whether it is paused, as payment said last. */
  readonly paused: boolean;
  /** Whether it is paused because its invoices were. */
  readonly pausedHere: boolean;
  /** Whether people paused all of its invoices that are collected. */
  readonly invoicesPaused: boolean;
  /** When something of it is to be done; null where nothing is by itself. */
  readonly nextActAtMs: number | null;
}

export interface ArrangementStep {
  /** WAIT: for the next act, or for an event about the plan or a pause of its invoices. */
  readonly next: 'PAUSE' | 'RESUME' | 'KEEP' | 'END' | 'WAIT';
  readonly because: string;
}

export function nextArrangementStep(facts: ArrangementStepFacts): ArrangementStep {
  const { nowMs, open, paused, pausedHere, invoicesPaused, nextActAtMs } = facts;
  if (open === null) return { next: 'END', because: 'no event about the plan has arrived' };
  if (!open) return { next: 'END', because: 'the plan ended' };
  if (invoicesPaused && !paused) return { next: 'PAUSE', because: 'all invoices of the plan were paused' };
  if (pausedHere && paused && !invoicesPaused) return { next: 'RESUME', because: 'its invoices are collected again' };
  if (nextActAtMs === null) return { next: 'WAIT', because: 'nothing of the plan is to be done by itself' };
  const at = new Date(nextActAtMs).toISOString();
  if (nextActAtMs <= nowMs) return { next: 'KEEP', because: `something of the plan was due at ${at}` };
  return { next: 'WAIT', because: `the next of the plan is due at ${at}` };
}
