import { FieldFaults, maxLengths, readChoice, type Reading, readLine, readOptionalLine } from '#libs/fields';
import { errors } from './errors.js';

export type RosterKind = 'QUEUE' | 'GROUP';
const rosterKinds: readonly RosterKind[] = ['QUEUE', 'GROUP'];

/** A queue or a group: a named set of people. */
export interface Roster {
  /** Unique among queues and groups, so that a name alone says which is meant. */
  readonly name: string;
  readonly kind: RosterKind;
  readonly title: string;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** Who joins and leaves by a change, each once. */
export interface MemberChange {
  readonly added: readonly string[];
  readonly removed: readonly string[];
}

export const maxMembers = 500;

/** @throws ROSTER_INVALID */
export function readRoster(
  wantedName: string,
  wantedKind: RosterKind | null,
  wantedTitle: string,
): Pick<Roster, 'name' | 'kind' | 'title'> {
  const faults = new FieldFaults();
  const name = faults.take('name', readRosterName(wantedName)) ?? '';
  const kind = faults.take('kind', readChoice(wantedKind, rosterKinds)) ?? 'QUEUE';
  const title = faults.take('title', readOptionalLine(wantedTitle, maxLengths.name)) ?? '';
  faults.throwIfAny(errors.ROSTER_INVALID);
  return { name, kind, title: title === '' ? name : title };
}

export function readRosterName(text: string): Reading<string> {
  return readLine(text, maxLengths.queue);
}

/**
 * What differs from the present members.
 * @throws ROSTER_INVALID
 */
export function memberChange(
  present: readonly string[],
  wanted: { readonly add: readonly string[]; readonly remove: readonly string[] },
): MemberChange {
  const leaving = new Set(wanted.remove);
  const faults = new FieldFaults();
  faults.check(!wanted.add.some((id) => leaving.has(id)), 'add_person_ids', 'has somebody who is to leave too');
  const added = wanted.add.filter((id) => !present.includes(id));
  const removed = present.filter((id) => leaving.has(id));
  const count = present.length + added.length - removed.length;
  faults.check(count <= maxMembers, 'add_person_ids', `makes more than ${maxMembers} members`);
  faults.throwIfAny(errors.ROSTER_INVALID);
  return { added, removed };
}

/** @throws ROSTER_CONFLICT */
export function expectRosterVersion({ name, version }: Roster, expectedVersion: bigint): void {
  if (expectedVersion === 0n || version === expectedVersion) return;
  throw errors.ROSTER_CONFLICT(
    `${JSON.stringify(name)} is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { name, version: version.toString() } },
  );
}

/** @throws ROSTER_NOT_FOUND for null */
export function requireRoster(roster: Roster | null, name: string): Roster {
  if (roster) return roster;
  throw errors.ROSTER_NOT_FOUND(
    `There is no queue or group ${JSON.stringify(name)}. List them to find its name, or create it.`,
  );
}

/** @throws ROSTER_KEY_REUSED */
export function requireKind(roster: Roster, kind: RosterKind): void {
  if (roster.kind === kind) return;
  const [is, meant] = [roster.kind.toLowerCase(), kind.toLowerCase()];
  throw errors.ROSTER_KEY_REUSED(`${JSON.stringify(roster.name)} is a ${is}, not a ${meant}. Choose another name.`, {
    facts: { kind: roster.kind },
  });
}
