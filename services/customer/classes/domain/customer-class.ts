import { FieldFaults, maxLengths, readLine, readOptionalLine } from '#libs/fields';
import { errors } from './errors.js';

/** Customers who are treated alike. */
export interface CustomerClass {
  readonly name: string;
  readonly title: string;
  /** Group whose members look after its customers, null for that of the default class. */
  readonly team: string | null;
  /** Sequence of its customers unless they have one of their own, empty for none. */
  readonly defaultSequence: string;
  /** Whether none of its customers can have settings of its own. */
  readonly locked: boolean;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** What a caller gives; what is absent stays. */
export interface ClassInput {
  readonly name: string;
  readonly title?: string | undefined;
  /** Empty for that of the default class. */
  readonly team?: string | undefined;
  readonly defaultSequence?: string | undefined;
  readonly locked?: boolean | undefined;
}

/** The class of customers of whom nothing else is said. */
export const defaultClass = 'default';

/** A class that a customer names before anybody said what it is. */
export function newClass(name: string, createdAt: Date): CustomerClass {
  return { name, title: name, team: null, defaultSequence: '', locked: false, version: 1n, createdAt };
}

/** @throws CLASS_INVALID */
export function readClass(input: ClassInput): ClassInput {
  const { title, team, defaultSequence, locked } = input;
  const faults = new FieldFaults();
  const read = {
    name: faults.take('name', readLine(input.name, maxLengths.customerClass)) ?? '',
    title: title === undefined ? undefined : faults.take('title', readLine(title, maxLengths.name)),
    team: team === undefined ? undefined : faults.take('team', readOptionalLine(team, maxLengths.queue)),
    defaultSequence:
      defaultSequence === undefined
        ? undefined
        : faults.take('default_sequence', readOptionalLine(defaultSequence, maxLengths.sequenceName)),
    locked,
  };
  faults.throwIfAny(errors.CLASS_INVALID);
  return read;
}

/** @returns the same class where nothing differs */
export function changeClass(present: CustomerClass, input: ClassInput): CustomerClass {
  const wanted = {
    title: input.title ?? present.title,
    team: input.team === undefined ? present.team : input.team || null,
    defaultSequence: input.defaultSequence ?? present.defaultSequence,
    locked: input.locked ?? present.locked,
  };
  const differs = (Object.keys(wanted) as (keyof typeof wanted)[]).some((field) => wanted[field] !== present[field]);
  return differs ? { ...present, ...wanted, version: present.version + 1n } : present;
}

/** @throws CLASS_NOT_FOUND for null */
export function requireClass(found: CustomerClass | null, name: string): CustomerClass {
  if (found) return found;
  throw errors.CLASS_NOT_FOUND(`There is no class ${JSON.stringify(name)}. List classes to find its name.`);
}

/**
 * @param expectedVersion 0 asks for no check
 * @throws CLASS_CONFLICT
 */
export function expectVersion({ name, version }: CustomerClass, expectedVersion: bigint): void {
  if (expectedVersion === 0n || version === expectedVersion) return;
  throw errors.CLASS_CONFLICT(
    `Class ${name} is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { version: version.toString() } },
  );
}

/** @throws CLASS_STATE_FORBIDS */
export function requireUnlocked(found: Pick<CustomerClass, 'name' | 'locked'>, what: string): void {
  if (!found.locked) return;
  throw errors.CLASS_STATE_FORBIDS(`Class ${found.name} is locked, so ${what}. Change the class, or unlock it.`, {
    state: 'LOCKED',
    allowed: [],
  });
}
