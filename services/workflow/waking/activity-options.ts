import type { ActivityOptions, LocalActivityOptions } from '@temporalio/workflow';

/** Only the last word of an owner ends an activity, see the platform's activities; everything else is retried for ever. */
const retry = { initialInterval: 1_000, backoffCoefficient: 2, maximumInterval: 30_000 };

/** Short look-ups in this service's own database; they cost no round trip to Temporal. */
export const lookUp: LocalActivityOptions = {
  startToCloseTimeout: 20_000,
  localRetryThreshold: 10_000,
  retry: { ...retry, initialInterval: 200, maximumInterval: 10_000 },
};

/** Acts on other services. Missing heartbeats reveal a worker that died. */
export const act: ActivityOptions = { startToCloseTimeout: '10 minutes', heartbeatTimeout: 6_000, retry };

/** Work that may take hours and continues from its last heartbeat. */
export const longAct: ActivityOptions = { startToCloseTimeout: '7 days', heartbeatTimeout: 8_000, retry };
