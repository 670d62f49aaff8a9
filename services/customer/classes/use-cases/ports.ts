import type { PageRequest, Queryable, Tx } from '#libs/transactions';
import type { CustomerClass } from '../domain/customer-class.js';
import type { ClassTeam } from '../domain/team.js';

export type ClassKey = readonly [name: string];

export abstract class ClassStore {
  abstract find(name: string): Promise<CustomerClass | null>;
  /** Those of the names that exist. */
  abstract findMany(on: Queryable, names: readonly string[]): Promise<CustomerClass[]>;
  abstract lock(tx: Tx, name: string): Promise<CustomerClass | null>;
  /** Stores those whose name is free. @returns their names */
  abstract insertMany(tx: Tx, classes: readonly CustomerClass[]): Promise<ReadonlySet<string>>;
  /** Stores a locked class. */
  abstract update(tx: Tx, changed: CustomerClass): Promise<void>;
  /** In the order of the name. */
  abstract list(page: PageRequest<ClassKey>): Promise<CustomerClass[]>;
}

/** How many customers each person looks after. */
export abstract class SpecialistCounts {
  /** Teams of the classes that exist, with those who are active in them; all by one statement. */
  abstract findTeams(tx: Tx, classNames: readonly string[]): Promise<ClassTeam[]>;
  /** Adds to the counts, without waiting for others who do. */
  abstract add(tx: Tx, changes: ReadonlyMap<string, number>): Promise<void>;
  /** By the id of the person; those without customers are left out. */
  abstract findMany(personIds: readonly string[]): Promise<ReadonlyMap<string, bigint>>;
}

export abstract class ClassEvents {
  abstract changed(tx: Tx, changed: CustomerClass): void;
}
