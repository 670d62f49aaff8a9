import { DomainError } from '#libs/errors';
import type { Caller, SharedCall } from '#libs/transactions';
import { currentWork, inWork, type WorkContext } from '../observability/context.js';
import { requestKey } from './requests.js';

/** Calls that share a transaction at most. */
const maxCalls = 100;

interface Waiting<Input, Result> {
  readonly call: SharedCall<Input>;
  readonly work: WorkContext | undefined;
  readonly done: (result: Result) => void;
  readonly failed: (error: unknown) => void;
}

/**
 * Calls of one operation that wait to be carried out together: those that come at one time, and all that come while
 * others are being carried out. Two of the same request never go together, as the second is answered by the first.
 */
export class SharedRequests<Input, Result> {
  private waiting: Waiting<Input, Result>[] = [];
  private isRunning = false;

  /** @param act carries calls out, in the order of their requests; @returns the outcome of each */
  constructor(
    private readonly act: (calls: readonly SharedCall<Input>[]) => Promise<readonly PromiseSettledResult<Result>[]>,
  ) {}

  add(caller: Caller, input: Input): Promise<Result> {
    return new Promise((done, failed) => {
      this.waiting.push({ call: { caller, input }, work: currentWork(), done, failed });
      if (!this.isRunning) setImmediate(() => void this.run());
    });
  }

  private async run(): Promise<void> {
    if (this.isRunning) return;
    this.isRunning = true;
    while (this.waiting.length > 0) await this.settle(this.take());
    this.isRunning = false;
  }

  /** In the order of their requests, in which every process locks them. */
  private take(): Waiting<Input, Result>[] {
    const taken = new Map<string, Waiting<Input, Result>>();
    const left: Waiting<Input, Result>[] = [];
    for (const each of this.waiting) {
      const key = requestKey(each.call.caller);
      if (taken.size < maxCalls && !taken.has(key)) taken.set(key, each);
      else left.push(each);
    }
    this.waiting = left;
    return [...taken].sort(([one], [other]) => (one < other ? -1 : 1)).map(([, each]) => each);
  }

  private async settle(taken: readonly Waiting<Input, Result>[]): Promise<void> {
    const act = () => this.act(taken.map(({ call }) => call));
    const { work } = taken[0]!;
    try {
      const outcomes = await (work ? inWork(work, act) : act());
      for (const [index, { done, failed }] of taken.entries()) {
        const outcome = outcomes[index]!;
        if (outcome.status === 'fulfilled') done(outcome.value);
        else failed(outcome.reason);
      }
    } catch (error) {
      // A server that is away is away for each of them; any other fault may be the fault of one.
      const isForAll = taken.length === 1 || (error instanceof DomainError && error.kind === 'unavailable');
      for (const each of taken) {
        if (isForAll) each.failed(error);
        else await this.settle([each]);
      }
    }
  }
}
