import { Injectable } from '@nestjs/common';
import { FieldFaults, readIds } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { requirePerson } from '../domain/person.js';
import { memberChange, requireRoster, type Roster } from '../domain/roster.js';
import { PersonStore, RosterStore, StaffEvents } from './ports.js';
import { Rosters } from './rosters.js';

interface Wanted {
  readonly add: readonly string[];
  readonly remove: readonly string[];
}

@Injectable()
export class ChangeRosterMembers {
  constructor(
    private readonly runner: Runner,
    private readonly people: PersonStore,
    private readonly store: RosterStore,
    private readonly rosters: Rosters,
    private readonly events: StaffEvents,
  ) {}

  /**
   * Adds members to a queue or group and removes others; who is in already stays, and who is not in stays out.
   * @throws ROSTER_INVALID, ROSTER_NOT_FOUND, PERSON_NOT_FOUND
   */
  changeRosterMembers(caller: Caller, name: string, wanted: Wanted): Promise<Roster> {
    const faults = new FieldFaults();
    const add = faults.take('add_person_ids', readIds(wanted.add)) ?? [];
    const remove = faults.take('remove_person_ids', readIds(wanted.remove)) ?? [];
    faults.throwIfAny(errors.ROSTER_INVALID);
    const change = async (tx: Tx): Promise<Roster> => {
      const present = requireRoster(await this.store.lock(tx, name), name);
      const changes = memberChange(await this.store.memberIdsOf(tx, name), { add, remove });
      if (changes.added.length + changes.removed.length === 0) return present;
      const known = new Set((await this.people.findMany(tx, changes.added)).map(({ personId }) => personId));
      for (const personId of changes.added) if (!known.has(personId)) requirePerson(null, personId);
      const changed = { ...present, version: present.version + 1n };
      await this.store.changeMembers(tx, name, changes);
      await this.store.update(tx, changed);
      this.events.rosterChanged(tx, changed, changes);
      return changed;
    };
    return this.runner.run(caller, change, this.rosters.byName);
  }
}
