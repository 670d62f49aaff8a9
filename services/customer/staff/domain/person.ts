import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, type Reading, readLine } from '#libs/fields';
import { visibleText } from '#libs/text';
import { errors } from './errors.js';

/** Somebody who works with Dunlin. */
export interface Person {
  readonly personId: string;
  /** What the identity provider calls the person; `user:<sub>` is who acts. */
  readonly sub: string;
  readonly name: string;
  /** Empty for none. */
  readonly email: string;
  /** Whether the person gets new work. */
  readonly active: boolean;
  readonly version: bigint;
  readonly createdAt: Date;
}

/** What a caller gives; what is absent stays. */
export interface PersonInput {
  readonly sub: string;
  readonly name?: string | undefined;
  readonly email?: string | undefined;
  readonly active?: boolean | undefined;
}

/** Whose acts these are, by `user:<sub>`; null for a service. */
export function subOf(actor: string): string | null {
  return actor.startsWith('user:') ? actor.slice('user:'.length) : null;
}

/** @throws PERSON_INVALID */
export function readPerson({ sub, name, email, active }: PersonInput): PersonInput {
  const faults = new FieldFaults();
  const read = {
    sub: faults.take('sub', readLine(sub, maxSubLength)) ?? '',
    name: name === undefined ? undefined : faults.take('name', readLine(name, maxLengths.name)),
    email: email === undefined ? undefined : faults.take('email', readEmail(email)),
    active,
  };
  faults.throwIfAny(errors.PERSON_INVALID);
  return read;
}

/** @returns the same person where nothing differs */
export function changePerson(person: Person, { name, email, active }: PersonInput): Person {
  const wanted = {
    name: name ?? person.name,
    email: email ?? person.email,
    active: active ?? person.active,
  };
  const differs = wanted.name !== person.name || wanted.email !== person.email || wanted.active !== person.active;
  return differs ? { ...person, ...wanted, version: person.version + 1n } : person;
}

/** @throws PERSON_CONFLICT */
export function expectPersonVersion({ personId, version }: Person, expectedVersion: bigint): void {
  if (expectedVersion === 0n || version === expectedVersion) return;
  throw errors.PERSON_CONFLICT(
    `Person ${personId} is at version ${version}, not ${expectedVersion}. Read it again and decide anew.`,
    { facts: { person_id: personId, version: version.toString() } },
  );
}

/** @throws PERSON_NOT_FOUND for null */
export function requirePerson(person: Person | null, idOrSub: string): Person {
  if (person) return person;
  throw errors.PERSON_NOT_FOUND(
    `Nobody is registered as ${JSON.stringify(idOrSub)}. List people, or register the person first.`,
  );
}

/** @throws PERSON_STATE_FORBIDS */
export function requireActive(person: Person): Person {
  if (person.active) return person;
  throw errors.PERSON_STATE_FORBIDS(`${person.sub} is not active. Choose somebody else, or make the person active.`, {
    state: 'INACTIVE',
    allowed: [],
  });
}

/** The longest that OpenID Connect allows. */
const maxSubLength = 255;

function readEmail(text: string): Reading<string> {
  if (visibleText(text) === '') return { value: '' };
  const reading = readLine(text, maxLengths.email);
  if ('fault' in reading || /^[^\s@]+@[^\s@]+$/.test(reading.value)) return reading;
  return { fault: faultOf('NOT_AN_EMAIL_ADDRESS') };
}
