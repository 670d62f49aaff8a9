import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { newClass } from '../domain/customer-class.js';
import type { ClassTeam } from '../domain/team.js';
import { ClassEvents, ClassStore, SpecialistCounts } from './ports.js';

/** Classes for what names them. */
@Injectable()
export class Classes {
  constructor(
    private readonly store: ClassStore,
    private readonly counts: SpecialistCounts,
    private readonly events: ClassEvents,
  ) {}

  /** Creates those that do not exist yet: a file may name a class before anybody said what it is. */
  async ensureMany(tx: Tx, names: readonly string[]): Promise<void> {
    const wanted = [...new Set(names)].sort();
    const known = new Set((await this.store.findMany(tx, wanted)).map(({ name }) => name));
    await this.create(
      tx,
      wanted.filter((name) => !known.has(name)),
    );
  }

  /** Who may look after customers of these classes, by class; the classes are created where they do not exist. */
  async teamsOf(tx: Tx, names: readonly string[]): Promise<ReadonlyMap<string, ClassTeam>> {
    const wanted = [...new Set(names)].sort();
    const teams = new Map((await this.counts.findTeams(tx, wanted)).map((team) => [team.className, team]));
    const missing = wanted.filter((name) => !teams.has(name));
    if (missing.length === 0) return teams;
    await this.create(tx, missing);
    for (const team of await this.counts.findTeams(tx, missing)) teams.set(team.className, team);
    return teams;
  }

  private async create(tx: Tx, names: readonly string[]): Promise<void> {
    if (names.length === 0) return;
    const created = names.map((name) => newClass(name, tx.now));
    const stored = await this.store.insertMany(tx, created);
    for (const each of created) if (stored.has(each.name)) this.events.changed(tx, each);
  }
}
