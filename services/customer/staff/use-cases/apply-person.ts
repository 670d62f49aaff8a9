import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { type ByReference, type Caller, Runner, type Tx } from '#libs/transactions';
import {
  changePerson,
  expectPersonVersion,
  type Person,
  type PersonInput,
  readPerson,
  requirePerson,
} from '../domain/person.js';
import { PersonStore, StaffEvents } from './ports.js';

@Injectable()
export class ApplyPerson {
  constructor(
    private readonly runner: Runner,
    private readonly people: PersonStore,
    private readonly events: StaffEvents,
  ) {}

  /** Name and e-mail address are stored with the person and nowhere else; a repeat reads what is there. */
  private readonly byId: ByReference<Person, string> = {
    refer: ({ personId }) => personId,
    read: async (tx, personId) => requirePerson((await this.people.findMany(tx, [personId]))[0] ?? null, personId),
  };

  /**
   * Registers a person, or changes the one who has this sub.
   * @param expectedVersion 0 asks for no check
   * @throws PERSON_INVALID, PERSON_CONFLICT
   */
  applyPerson(caller: Caller, wanted: PersonInput, expectedVersion: bigint): Promise<Person> {
    const input = readPerson(wanted);
    const apply = async (tx: Tx): Promise<Person> => {
      const present = (await this.people.lockBySub(tx, input.sub)) ?? (await this.register(tx, input));
      expectPersonVersion(present, expectedVersion);
      const changed = changePerson(present, input);
      if (changed === present) return present;
      await this.people.update(tx, changed);
      this.events.personChanged(tx, changed);
      return changed;
    };
    return this.runner.run(caller, apply, this.byId);
  }

  /** @returns who is there now, registered by this or by another caller */
  private async register(tx: Tx, { sub, name, email, active }: PersonInput): Promise<Person> {
    const person: Person = {
      ...{ personId: newId(), sub, name: name ?? sub.slice(0, 200), email: email ?? '', active: active ?? true },
      ...{ version: 1n, createdAt: tx.now },
    };
    if (await this.people.insert(tx, person)) {
      this.events.personChanged(tx, person);
      return person;
    }
    const other = await this.people.lockBySub(tx, sub);
    invariant(other, `Somebody else has the sub ${sub} and is not found.`);
    return other;
  }
}
