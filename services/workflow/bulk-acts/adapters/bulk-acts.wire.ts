import { enumName, fromTimestamp, toTimestamp, toTimestampOrNull, type workflowV1 } from '#libs/contracts';
import type { ActParameters } from '../domain/act-parameters.js';
import { type BulkAct, type ItemState, pendingCountOf, subjects } from '../domain/bulk-act.js';
import type { BulkActItem } from '../use-cases/ports.js';

const nothing: ActParameters = {
  ...{ reason: '', reasonCode: '', untilMs: null, sequence: '', agency: '', notes: '', unannouncedReason: '' },
  ...{ followsFiles: false, personId: '', queue: '', group: '', title: '', dueMs: null, assigneeId: '', tags: [] },
  text: '',
};

export function fromWireParameters(wire: workflowV1.BulkActParameters | null): ActParameters {
  if (!wire) return nothing;
  const { untilTime, dueTime, ...others } = wire;
  return {
    ...others,
    untilMs: fromTimestamp(untilTime)?.getTime() ?? null,
    dueMs: fromTimestamp(dueTime)?.getTime() ?? null,
  };
}

function toWireParameters({ untilMs, dueMs, tags, ...others }: ActParameters): workflowV1.BulkActParametersInit {
  const timeOf = (ms: number | null) => toTimestampOrNull(ms === null ? null : new Date(ms));
  return { ...others, tags: [...tags], untilTime: timeOf(untilMs), dueTime: timeOf(dueMs) };
}

export function toWireBulkAct(of: BulkAct): workflowV1.BulkActInit {
  const { bulkActId, act, parameters, state, hash, itemCount, allowedCount, refusals, previewedBy, startedBy } = of;
  const { doneCount, refusedCount, failedCount, cancelledCount } = of;
  return {
    ...{ bulkActId, hash, itemCount, allowedCount, previewedBy, startedBy },
    act: `ACT_${act}`,
    subject: `SUBJECT_${subjects[act]}`,
    parameters: toWireParameters(parameters),
    state: `STATE_${state}`,
    refusals: refusals.map(({ itemIds, ...refusal }) => ({ ...refusal, itemIds: [...itemIds] })),
    ...{ pendingCount: pendingCountOf(of), doneCount, refusedCount, failedCount, cancelledCount },
    createTime: toTimestamp(of.createdAt),
    expireTime: toTimestamp(of.expiresAt),
    startTime: toTimestampOrNull(of.startedAt),
    endTime: toTimestampOrNull(of.endedAt),
  };
}

export function toWireItem({ itemId, state, reason, text, endedAt }: BulkActItem): workflowV1.BulkActItemInit {
  const outcome = `OUTCOME_${state === 'ACTING' ? 'PENDING' : state}` as const;
  return { itemId, outcome, reason, text, endTime: toTimestampOrNull(endedAt) };
}

/** The states that an outcome stands for; none stand for all. */
export function fromWireOutcome(wire: string): ItemState[] {
  const outcome = enumName<Exclude<ItemState, 'ACTING'>>(wire, 'OUTCOME_');
  if (outcome === null) return [];
  return outcome === 'PENDING' ? ['PENDING', 'ACTING'] : [outcome];
}
