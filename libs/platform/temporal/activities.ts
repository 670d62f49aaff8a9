import type { Info } from '@temporalio/activity';
import { ApplicationFailure, defaultPayloadConverter, TemporalFailure } from '@temporalio/common';
import type { ActivityInterceptorsFactory, InjectedSinks } from '@temporalio/worker';
import { DomainError, type ErrorKind } from '#libs/errors';
import { inWork, workOf } from '../observability/context.js';
import type { Logger } from '../observability/logger.js';
import type { Metrics } from '../observability/metrics.js';
import { redactText } from '../observability/redaction.js';
import { inSpan, type SpanStart, startSpan } from '../observability/tracing.js';
import { asDomainError } from '../rpc/status.js';
import { type HeaderWork, type WakeSinks, workHeader } from './work-header.js';

/**
 * An error as Temporal keeps it: the code as type, retried unless it is the last word of the owner that was asked. An
 * activity that fails for good ends its workflow, which no fault of rights, releases or servers may do. Histories are
 * kept, so what is not ours leaves only its class and a masked text there.
 */
export function toFailure(error: unknown): unknown {
  if (error instanceof TemporalFailure || (error as Error)?.name === 'CompleteAsyncError') return error;
  const domain = asDomainError(error);
  const known = domain === error || domain.kind !== 'internal';
  const message = known ? domain.message : redactText(error instanceof Error ? error.message : String(error));
  return ApplicationFailure.create({
    type: domain.code,
    message,
    nonRetryable: domain.isFinal,
    details: [{ kind: domain.kind, ...domain.details }],
  });
}

/** The DomainError that an activity failed with, as a workflow's caller or a test wants it. */
export function fromFailure(failure: ApplicationFailure): DomainError {
  const [{ kind = 'internal', ...details } = {}] = (failure.details ?? []) as [{ kind?: ErrorKind }?];
  return new DomainError(failure.type ?? 'INTERNAL', kind, failure.message, details);
}

function activitySpan({ activityType, attempt, taskQueue, workflowType, workflowExecution }: Info): SpanStart {
  return {
    name: `activity ${activityType}`,
    kind: 'consumer',
    attributes: {
      'temporal.activity.type': activityType,
      'temporal.activity.attempt': attempt,
      'temporal.task_queue': taskQueue,
      ...(workflowType && workflowExecution ? workflowAttributes(workflowType, workflowExecution) : {}),
    },
  };
}

/** The span of a workflow that was woken, up to the end of the task in which it was. */
export const wakeSinks: InjectedSinks<WakeSinks> = {
  dunlin: {
    woken: {
      fn({ workflowType, workflowId, runId }, { traceparent: itself, parent, links, startedAtMs }) {
        const attributes = workflowAttributes(workflowType, { workflowId, runId });
        const about = { name: `workflow ${workflowType}`, kind: 'consumer', attributes } as const;
        startSpan({ ...about, links, startedAtMs, itself }, parent).end();
      },
    },
  },
};

function workflowAttributes(type: string, { workflowId, runId }: { workflowId: string; runId: string }) {
  return { 'temporal.workflow.type': type, 'temporal.workflow.id': workflowId, 'temporal.workflow.run_id': runId };
}

/** What fails so often does not pass by itself. */
const manyAttempts = 10;

/** Runs an activity in the work that its header carries, and turns its errors into failures. */
export function activityInterceptors(logger: Logger, metrics: Metrics): ActivityInterceptorsFactory {
  const late = metrics.counter(
    'dunlin_activity_late_attempts_total',
    'Attempts of activities that failed ten times or more before.',
    ['activity'],
  );
  return ({ info }) => ({
    inbound: {
      execute(input, next) {
        const payload = input.headers[workHeader];
        const header = payload ? defaultPayloadConverter.fromPayload<HeaderWork>(payload) : undefined;
        const work = { ...workOf(header ?? {}), ...(header?.actor ? { actor: header.actor } : {}) };
        if (info.attempt > manyAttempts) late.inc({ activity: info.activityType });
        const attempt = async (): Promise<unknown> => {
          try {
            return await next(input);
          } catch (error) {
            const failure = toFailure(error);
            const fields = {
              activity: info.activityType,
              attempt: info.attempt,
              workflow: info.workflowExecution?.workflowId,
            };
            if (failure !== error && asDomainError(error).kind === 'internal') {
              logger.error(`${info.activityType} failed.`, fields, error as Error);
            }
            throw failure;
          }
        };
        return inWork(work, () => inSpan(activitySpan(info), attempt));
      },
    },
  });
}
