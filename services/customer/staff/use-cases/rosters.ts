import { Injectable } from '@nestjs/common';
import type { ByReference, Tx } from '#libs/transactions';
import { requireKind, requireRoster, type Roster, type RosterKind } from '../domain/roster.js';
import { RosterStore, StaffEvents } from './ports.js';

const nobody = { added: [], removed: [] };

/** Queues and groups for what is done with them elsewhere. */
@Injectable()
export class Rosters {
  constructor(
    private readonly rosters: RosterStore,
    private readonly events: StaffEvents,
  ) {}

  /** A roster changes seldom and is small; a repeat reads what is there. */
  readonly byName: ByReference<Roster, string> = {
    refer: ({ name }) => name,
    read: async (tx, name) => requireRoster((await this.rosters.findMany(tx, [name]))[0] ?? null, name),
  };

  /**
   * A group that is named must exist.
   * @throws ROSTER_NOT_FOUND, ROSTER_KEY_REUSED
   */
  async requireGroup(tx: Tx, name: string): Promise<void> {
    const [found] = await this.rosters.findMany(tx, [name]);
    requireKind(requireRoster(found ?? null, name), 'GROUP');
  }

  /** Creates it, without members, where the name is free. @returns the roster that has the name, whatever its kind */
  async ensure(tx: Tx, wanted: { name: string; kind: RosterKind; title: string }): Promise<Roster> {
    const [found] = await this.rosters.findMany(tx, [wanted.name]);
    if (found) return found;
    const roster: Roster = { ...wanted, version: 1n, createdAt: tx.now };
    const inserted = await this.rosters.insertMany(tx, [roster]);
    if (inserted.has(roster.name)) {
      this.events.rosterChanged(tx, roster, nobody);
      return roster;
    }
    const [other] = await this.rosters.findMany(tx, [wanted.name]);
    return requireRoster(other ?? null, wanted.name);
  }
}
