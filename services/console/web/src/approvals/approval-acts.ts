import type { Schemas } from '../api/client.js';
import type { PermissionName } from '../api/me.js';

type Approval = Schemas['Approval'];
type ActName = NonNullable<Approval['act']>;

/** Which service owns an act, and what somebody must be permitted to do it. */
const acts: Readonly<Record<ActName, { readonly service: string; readonly needs: PermissionName }>> = {
  OFFER_SETTLEMENT: { service: 'payment', needs: 'settlements.write' },
  WAIVE_CHARGE: { service: 'invoice', needs: 'charges.waive' },
  WRITE_OFF: { service: 'invoice', needs: 'write-offs.write' },
};

/** The services that own acts which need a second person. */
export const owners: readonly string[] = [...new Set(Object.values(acts).map(({ service }) => service))];

export function serviceOf({ act }: Pick<Approval, 'act'>): string {
  return act ? acts[act].service : '';
}

/** What somebody can do about a request: who asked for it withdraws, another person decides. */
export type Standing = 'CLOSED' | 'OWN' | 'NOT_PERMITTED' | 'TO_DECIDE';

export function standingOf(
  { state, act, requester }: Pick<Approval, 'state' | 'act' | 'requester'>,
  me: { readonly sub: string; readonly permissions: readonly PermissionName[] },
): Standing {
  if (state !== 'REQUESTED') return 'CLOSED';
  if (requester === `user:${me.sub}`) return 'OWN';
  const needs: readonly PermissionName[] = act ? ['approvals.decide', acts[act].needs] : ['approvals.decide'];
  return needs.every((name) => me.permissions.includes(name)) ? 'TO_DECIDE' : 'NOT_PERMITTED';
}
