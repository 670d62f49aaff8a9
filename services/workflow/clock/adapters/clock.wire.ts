import { toTimestamp, type workflowV1 } from '#libs/contracts';
import type { Advance } from '../use-cases/ports.js';

export function toWireAdvance(advance: Advance): workflowV1.ClockAdvanceInit {
  return {
    advanceId: advance.advanceId,
    state: `STATE_${advance.state}`,
    fromTime: toTimestamp(advance.fromAt),
    targetTime: toTimestamp(advance.targetAt),
    nowTime: toTimestamp(advance.nowAt),
    instantCount: String(advance.instantCount),
    phase: advance.phase,
    outstanding: [...advance.outstanding],
    happened: [...advance.happened],
  };
}
