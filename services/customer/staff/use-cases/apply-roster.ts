import { Injectable } from '@nestjs/common';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { expectRosterVersion, readRoster, requireKind, type Roster, type RosterKind } from '../domain/roster.js';
import { RosterStore, StaffEvents } from './ports.js';
import { Rosters } from './rosters.js';

@Injectable()
export class ApplyRoster {
  constructor(
    private readonly runner: Runner,
    private readonly store: RosterStore,
    private readonly rosters: Rosters,
    private readonly events: StaffEvents,
  ) {}

  /**
   * Creates a queue or a group, or changes the title of the one that has this name.
   * @param expectedVersion 0 asks for no check
   * @throws ROSTER_INVALID, ROSTER_CONFLICT, ROSTER_KEY_REUSED
   */
  applyRoster(
    caller: Caller,
    name: string,
    kind: RosterKind | null,
    title: string,
    expectedVersion: bigint,
  ): Promise<Roster> {
    const wanted = readRoster(name, kind, title);
    const apply = async (tx: Tx): Promise<Roster> => {
      const present = (await this.store.lock(tx, wanted.name)) ?? (await this.rosters.ensure(tx, wanted));
      requireKind(present, wanted.kind);
      expectRosterVersion(present, expectedVersion);
      if (present.title === wanted.title) return present;
      const changed = { ...present, title: wanted.title, version: present.version + 1n };
      await this.store.update(tx, changed);
      this.events.rosterChanged(tx, changed, { added: [], removed: [] });
      return changed;
    };
    return this.runner.run(caller, apply, this.rosters.byName);
  }
}
