import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { Shares } from '../../../classes/domain/team.js';
import { Classes } from '../../../classes/use-cases/classes.js';
import { SpecialistCounts } from '../../../classes/use-cases/ports.js';
import { changesClass, countChanges, followClass, withFirstSpecialist } from '../../domain/specialist.js';
import type { ReasonedChange } from '../ports.js';

/** Who looks after customers that are new or change their class; by as many statements for one as for thousands. */
@Injectable()
export class SpecialistChoices {
  constructor(
    private readonly classes: Classes,
    private readonly counts: SpecialistCounts,
  ) {}

  /** New customers with who looks after them; their classes are created where they do not exist. */
  async chooseFirst(tx: Tx, changes: readonly ReasonedChange[]): Promise<ReasonedChange[]> {
    const teams = await this.classes.teamsOf(tx, classesOf(changes));
    const shares = new Shares();
    return changes.map((change) => ({
      ...change,
      ...withFirstSpecialist(change, teams.get(change.customer.customerClass)!, shares),
    }));
  }

  /** The changes, with another person where the class changed and its team demands one. */
  async follow(tx: Tx, changes: readonly ReasonedChange[]): Promise<readonly ReasonedChange[]> {
    const moving = changes.filter(changesClass);
    if (moving.length === 0) return changes;
    const teams = await this.classes.teamsOf(tx, classesOf(moving));
    const shares = new Shares();
    return changes.map((change) => {
      if (!changesClass(change)) return change;
      return { ...change, ...followClass(change, teams.get(change.customer.customerClass)!, shares) };
    });
  }

  /** Counts changes that were stored. */
  async count(tx: Tx, changes: readonly ReasonedChange[]): Promise<void> {
    await this.counts.add(tx, countChanges(changes));
  }
}

function classesOf(changes: readonly ReasonedChange[]): string[] {
  return changes.map(({ customer }) => customer.customerClass);
}
