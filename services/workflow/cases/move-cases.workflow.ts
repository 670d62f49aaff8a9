import { proxyActivities, setHandler } from '@temporalio/workflow';
import { longAct } from '../waking/activity-options.js';
import { woken } from '../waking/wait-until.js';
import type { MoveActivities } from './activities/move.activities.js';
import type { MoveCasesInput } from './move-cases.contract.js';

const { moveCases: moveAll } = proxyActivities<MoveActivities>(longAct);

/** Moves the open cases of a sequence to one version of it; how far it is stands in the database. */
export async function moveCases({ moveId }: MoveCasesInput): Promise<void> {
  setHandler(woken, () => undefined);
  await moveAll({ moveId });
}
