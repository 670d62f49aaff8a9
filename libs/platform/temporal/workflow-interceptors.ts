import {
  defaultPayloadConverter,
  getRandomStream,
  proxySinks,
  type WorkflowInterceptorsFactory,
} from '@temporalio/workflow';
import { type HeaderWork, type WakeSinks, workHeader } from './work-header.js';

/** Ends with the W3C flags, of which the lowest bit says that the trace is taken. */
const taken = /[13579bdf]$/;

/**
 * Bundled with the workflows: what a workflow sets going carries the header of what woke the workflow last, so that
 * correlation and trace of an event continue through the case. Headers never decide anything, so replay does not depend
 * on them.
 */
export const interceptors: WorkflowInterceptorsFactory = () => {
  const wakes = new Wakes();
  const remember = <Input extends { headers: object }>(input: Input): Input => {
    const payload = (input.headers as Headers)[workHeader];
    if (payload !== undefined) wakes.arrived(defaultPayloadConverter.fromPayload<HeaderWork>(payload));
    return input;
  };
  const carry = <Input extends { headers: object }>(input: Input): Input => ({
    ...input,
    headers: {
      ...(wakes.latest && { [workHeader]: defaultPayloadConverter.toPayload(wakes.latest) }),
      ...input.headers,
    },
  });
  return {
    inbound: [
      {
        execute: (input, next) => next(remember(input)),
        handleSignal: (input, next) => next(remember(input)),
        handleUpdate: (input, next) => next(remember(input)),
      },
    ],
    outbound: [
      {
        startTimer: (input, next) => {
          const fired = next(input);
          // Beside the workflow's own wait and registered before it, so that nothing the workflow does comes first.
          void fired.then(
            () => wakes.waited(),
            () => undefined,
          );
          return fired;
        },
        scheduleActivity: (input, next) => next(carry(input)),
        scheduleLocalActivity: (input, next) => next(carry(input)),
        startChildWorkflowExecution: (input, next) => next(carry(input)),
        signalWorkflow: (input, next) => next(carry(input)),
        continueAsNew: (input, next) => next(carry(input)),
      },
    ],
  };
};

type Headers = { [workHeader]?: Parameters<typeof defaultPayloadConverter.fromPayload>[0] };

/**
 * What the workflow does now, and a span for each time it was woken. One that an event woke continues with the trace of
 * the fact; one that a timer woke begins a trace of its own. Both link to the wake before, in which the plan was made.
 */
class Wakes {
  latest: HeaderWork | undefined;
  private cause: string | undefined;

  /** A signal comes with the header of the start that it came along with: that is one wake. */
  arrived(work: HeaderWork): void {
    const { traceparent: parent } = work;
    if (!parent || !taken.test(parent)) this.latest = work;
    else if (parent !== this.cause) this.begin(work, traceIdOf(parent), parent);
    this.cause = parent;
  }

  /** The sandbox cannot ask a sampler: what a taken wake planned is taken too. */
  waited(): void {
    if (!this.latest?.traceparent || !taken.test(this.latest.traceparent)) return;
    this.begin(this.latest, randomHex(16));
  }

  private begin(work: HeaderWork, traceId: string, parent?: string): void {
    const before = this.latest?.traceparent;
    const traceparent = `00-${traceId}-${randomHex(8)}-01`;
    this.latest = { ...work, traceparent };
    const links = before && traceIdOf(before) !== traceId ? [before] : [];
    // The time of the sandbox is that at which the server began the task, the same whenever it is replayed.
    const startedAtMs = Date.now();
    proxySinks<WakeSinks>().dunlin.woken({ traceparent, ...(parent ? { parent } : {}), links, startedAtMs });
  }
}

function traceIdOf(traceparent: string): string {
  return traceparent.split('-')[1]!;
}

/** Uses a random stream of its own, so that random numbers of the workflow do not change. */
function randomHex(bytes: number): string {
  const drawn = getRandomStream('dunlin.traces').fill(new Uint8Array(bytes));
  return Array.from(drawn, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
