import type { ClassTeam, Shares } from '../../classes/domain/team.js';
import type { Change, Customer, Specialist } from './customer.js';

/** Lets a person look after the customer; the same one again changes nothing. */
export function assignSpecialist(customer: Customer, specialist: Specialist): Change {
  const former = customer.specialist;
  if (former?.personId === specialist.personId && former.byHand === specialist.byHand) return { customer, events: [] };
  return {
    customer: { ...customer, specialist, version: customer.version + 1n },
    events: [{ event: 'SPECIALIST_CHANGED', former }],
  };
}

/** Whoever of the team has the fewest customers looks after a new one; nobody where nobody is there. */
export function withFirstSpecialist(change: Change, team: ClassTeam, shares: Shares): Change {
  const chosen = shares.next(team);
  if (!chosen) return change;
  const { personId, name } = chosen;
  return { ...change, customer: { ...change.customer, specialist: { personId, name, byHand: false } } };
}

/**
 * Whom a change of class brings: nobody else where the present one is of the new team or was chosen by hand, which a
 * locked class does not heed. A team of nobody takes nobody away.
 */
export function followClass(change: Change, team: ClassTeam, shares: Shares): Change {
  const former = change.customer.specialist;
  if (former && mayLookAfter(former, team)) return change;
  const chosen = shares.next(team);
  if (!chosen) return change;
  const { personId, name } = chosen;
  return {
    customer: { ...change.customer, specialist: { personId, name, byHand: false } },
    events: [...change.events, { event: 'SPECIALIST_CHANGED', former }],
  };
}

export function changesClass({ events }: Change): boolean {
  return events.some((event) => event.event === 'CHANGED' && event.fields.includes('customerClass'));
}

/** By how many customers each person has more or fewer after changes that were stored. */
export function countChanges(changes: readonly Change[]): Map<string, number> {
  const counts = new Map<string, number>();
  const add = (specialist: Specialist | null, count: number) => {
    if (specialist) counts.set(specialist.personId, (counts.get(specialist.personId) ?? 0) + count);
  };
  for (const { customer, events } of changes) {
    for (const event of events) {
      if (event.event === 'CREATED') add(customer.specialist, 1);
      if (event.event !== 'SPECIALIST_CHANGED') continue;
      add(event.former, -1);
      add(customer.specialist, 1);
    }
  }
  return counts;
}

function mayLookAfter({ personId, byHand }: Specialist, { locked, members }: ClassTeam): boolean {
  return (byHand && !locked) || members.some((member) => member.personId === personId);
}
