// Original file: /work/wt-people/protos/dunlin/workflow/v1/clock_service.proto

import type { ClockAdvance as _dunlin_workflow_v1_ClockAdvance, ClockAdvance__Output as _dunlin_workflow_v1_ClockAdvance__Output } from '../../../dunlin/workflow/v1/ClockAdvance.js';

export interface AdvanceClockResponse {
  'advance'?: (_dunlin_workflow_v1_ClockAdvance | null);
}

export interface AdvanceClockResponse__Output {
  'advance': (_dunlin_workflow_v1_ClockAdvance__Output | null);
}
