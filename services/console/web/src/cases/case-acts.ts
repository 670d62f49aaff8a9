import type { Schemas } from '../api/client.js';
import type { PermissionName } from '../api/me.js';

type Case = Schemas['Case'];
type Allowed = NonNullable<Case['allowedActs'][number]>;

export type CaseAct = 'pauseCase' | 'resumeCase' | 'cancelCase';

/** Acts of the service that have a drawer here, the next sensible one first. */
const known: readonly (readonly [CaseAct, Allowed, PermissionName])[] = [
  ['resumeCase', 'RESUME', 'cases.pause'],
  ['pauseCase', 'PAUSE', 'cases.pause'],
  ['cancelCase', 'CANCEL', 'cases.cancel'],
];

/** What may be done with a case now, as its service says and the person may. */
export function caseActs({ allowedActs }: Pick<Case, 'allowedActs'>, permissions: readonly string[]): CaseAct[] {
  return known
    .filter(([, act, needs]) => allowedActs.includes(act) && permissions.includes(needs))
    .map(([name]) => name);
}

/** Why a case is on hold without anybody having placed a hold; undefined for any other reason. */
export function impliedHold({ holdReason }: Pick<Case, 'holdReason'>): 'DISPUTED' | 'DO_NOT_COLLECT' | undefined {
  return holdReason === 'DISPUTED' || holdReason === 'DO_NOT_COLLECT' ? holdReason : undefined;
}
