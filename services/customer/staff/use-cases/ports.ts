import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { Person } from '../domain/person.js';
import type { MemberChange, Roster, RosterKind } from '../domain/roster.js';

export type PersonKey = readonly [name: string, personId: string];
export type RosterKey = readonly [name: string];

export abstract class PersonStore {
  /** Null for an id or sub that nobody has. */
  abstract find(on: Queryable, idOrSub: { personId: string } | { sub: string }): Promise<Person | null>;
  /** Unknown ids are left out. */
  abstract findMany(tx: Tx, personIds: readonly string[]): Promise<Person[]>;
  abstract lockBySub(tx: Tx, sub: string): Promise<Person | null>;
  /** @returns false, with nothing stored, where the sub is taken */
  abstract insert(tx: Tx, person: Person): Promise<boolean>;
  /** Stores a locked person. */
  abstract update(tx: Tx, person: Person): Promise<void>;
  /** In the order of the name. */
  abstract list(activeOnly: boolean, page: PageRequest<PersonKey>): Promise<Person[]>;
}

/** Empty and null filter nothing. */
export interface RosterFilter {
  readonly kind: RosterKind | null;
  readonly memberId: string;
}

/** Who belongs to a roster. */
export interface Members {
  readonly count: number;
  /** The first of them, in the order of their names. */
  readonly first: readonly Person[];
}

export abstract class RosterStore {
  abstract find(name: string): Promise<Roster | null>;
  abstract findMany(tx: Tx, names: readonly string[]): Promise<Roster[]>;
  abstract lock(tx: Tx, name: string): Promise<Roster | null>;
  /** Stores those whose name is free. @returns their names */
  abstract insertMany(tx: Tx, rosters: readonly Roster[]): Promise<ReadonlySet<string>>;
  /** Stores a locked roster. */
  abstract update(tx: Tx, roster: Roster): Promise<void>;
  /** Members of a locked roster. */
  abstract memberIdsOf(tx: Tx, name: string): Promise<string[]>;
  abstract changeMembers(tx: Tx, name: string, change: MemberChange): Promise<void>;
  /** By the name of the roster, which is left out where it has no member; all rosters by one statement. @param limit of each */
  abstract findMembers(names: readonly string[], limit: number): Promise<ReadonlyMap<string, Members>>;
  /** In the order of their names. */
  abstract listMembers(name: string, page: PageRequest<PersonKey>): Promise<Person[]>;
  /** In the order of the name. */
  abstract list(filter: RosterFilter, page: PageRequest<RosterKey>): Promise<Roster[]>;
}

export abstract class StaffEvents {
  abstract personChanged(tx: Tx, person: Person): void;
  abstract rosterChanged(tx: Tx, roster: Roster, change: MemberChange): void;
}
