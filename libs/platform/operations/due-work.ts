import type { Caller } from '#libs/transactions';

/** The phases of one step of the test clock, in order. */
export const duePhases = ['SWEEP', 'INPUT', 'PAYMENTS', 'ACTS'] as const;
export type DuePhaseName = (typeof duePhases)[number];

/** Work in progress of a service, and what its clock makes due. A service that has such work provides this class. */
export abstract class DueWork {
  /** Things still to do beyond events and messages, by name: leases in force, running imports, unsettled wakes. */
  abstract outstanding(): Promise<Record<string, number>>;

  /**
   * Running totals by name, which grow with every thing set going that makes no event at once, even if it is done by
   * now.
   */
  abstract totals(): Promise<Record<string, number>>;

  /** The least due instant of each phase that has one. */
  abstract due(): Promise<{ phase: DuePhaseName; at: Date }[]>;

  /** Does, or sets going, what is due in the phase by the service's clock; bounded, so there may be more. */
  abstract runDue(phase: DuePhaseName, caller: Caller): Promise<DueRun>;
}

/** How much was done of what was due, and whether there may be more. */
export interface DueRun {
  readonly done: number;
  readonly more: boolean;
}

export function sumOfRuns(runs: readonly DueRun[]): DueRun {
  return { done: runs.reduce((sum, { done }) => sum + done, 0), more: runs.some(({ more }) => more) };
}

/** Work in progress of a service in which nothing becomes due by the clock and nothing is counted. */
export abstract class UndatedWork extends DueWork {
  override totals(): Promise<Record<string, number>> {
    return Promise.resolve({});
  }

  override due(): Promise<{ phase: DuePhaseName; at: Date }[]> {
    return Promise.resolve([]);
  }

  override runDue(): Promise<{ done: number; more: boolean }> {
    return Promise.resolve({ done: 0, more: false });
  }
}
