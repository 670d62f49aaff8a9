import type { Schemas } from '../api/client.js';
import type { PermissionName } from '../api/me.js';

export type CaseAct = 'pauseCase' | 'resumeCase' | 'cancelCase' | 'placeHold';
type CaseState = NonNullable<Schemas['Case']['state']>;

const pausable: readonly CaseState[] = ['ACTIVE', 'WILL_FAIL', 'FAILED'];
const running: readonly CaseState[] = [...pausable, 'EXPIRED', 'PAUSED', 'COLLECTIONS', 'ON_HOLD'];

const permissionOf: Readonly<Record<CaseAct, PermissionName>> = {
  pauseCase: 'cases.pause',
  resumeCase: 'cases.pause',
  cancelCase: 'cases.cancel',
  placeHold: 'cases.pause',
};

/** What may be done with a case now, the next sensible act first; the service judges again when it is done. */
export function caseActs(
  { state, stateBeneath }: Pick<Schemas['Case'], 'state' | 'stateBeneath'>,
  permissions: readonly string[],
): CaseAct[] {
  const acts: CaseAct[] = [];
  if (state === 'PAUSED') acts.push('resumeCase');
  const beneath = state === 'ON_HOLD' ? stateBeneath : state;
  if (beneath && pausable.includes(beneath)) acts.push('pauseCase');
  if (state && running.includes(state)) acts.push('placeHold', 'cancelCase');
  return acts.filter((act) => permissions.includes(permissionOf[act]));
}
