import { toTimestamp, type workflowV1 } from '#libs/contracts';
import type { JoinPreview } from '../domain/join-preview.js';
import type { StoredSequence } from '../use-cases/ports.js';

export function toWireSequence({
  sequence,
  version,
  document,
  active,
  createdAt,
}: StoredSequence): workflowV1.SequenceInit {
  const { name, title } = sequence;
  return { name, version, title, document, active, createTime: toTimestamp(createdAt) };
}

export function toWireJoinPreview({ steps, partial, ...counts }: JoinPreview): workflowV1.JoinPreviewInit {
  return {
    caseCount: String(counts.caseCount),
    runningCount: String(counts.runningCount),
    stoppedCount: String(counts.stoppedCount),
    endedCount: String(counts.endedCount),
    steps: steps.map(({ stepId, kind, nowCount, askedCount, laterCount, skippedCount }) => ({
      stepId,
      kind,
      nowCount: String(nowCount),
      askedCount: String(askedCount),
      laterCount: String(laterCount),
      skippedCount: String(skippedCount),
    })),
    partial,
  };
}
