import { toTimestamp, type workflowV1 } from '#libs/contracts';
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
