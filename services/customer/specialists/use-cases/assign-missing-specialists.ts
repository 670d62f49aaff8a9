import { Injectable } from '@nestjs/common';
import { SystemRunner, type Tx } from '#libs/transactions';
import { Shares } from '../../classes/domain/team.js';
import { Classes } from '../../classes/use-cases/classes.js';
import { assignSpecialist } from '../../customers/domain/specialist.js';
import { CustomerChanges } from '../../customers/use-cases/changing/customer-changes.js';
import { CustomerStore, type ReasonedChange } from '../../customers/use-cases/ports.js';
import { MissingSpecialists } from './ports.js';

const maxClasses = 1_000;
const maxCustomers = 500;

@Injectable()
export class AssignMissingSpecialists {
  constructor(
    private readonly runner: SystemRunner,
    private readonly missing: MissingSpecialists,
    private readonly classes: Classes,
    private readonly customers: CustomerStore,
    private readonly changes: CustomerChanges,
  ) {}

  /**
   * Gives some of the customers whom nobody looks after to the teams of their classes, as soon as somebody is there.
   * @returns how many
   */
  assignMissingSpecialists(): Promise<number> {
    return this.runner.transact(async (tx: Tx) => {
      const classNames = await this.missing.listClasses(tx, maxClasses);
      if (classNames.length === 0) return 0;
      const teams = [...(await this.classes.teamsOf(tx, classNames)).values()];
      const customerIds: string[] = [];
      for (const { className, members } of teams) {
        const room = maxCustomers - customerIds.length;
        if (members.length > 0 && room > 0) {
          customerIds.push(...(await this.missing.listCustomerIds(tx, className, room)));
        }
      }
      if (customerIds.length === 0) return 0;
      const shares = new Shares();
      const teamOf = new Map(teams.map((team) => [team.className, team]));
      const customers = await this.customers.lockMany(tx, customerIds);
      const changes = customers.flatMap((customer): ReasonedChange[] => {
        const team = teamOf.get(customer.customerClass);
        const chosen = customer.specialist || !team ? null : shares.next(team);
        if (!chosen) return [];
        const { personId, name } = chosen;
        return [{ ...assignSpecialist(customer, { personId, name, byHand: false }), reason: 'SPECIALIST_MISSING' }];
      });
      return (await this.changes.record(tx, changes)).length;
    });
  }
}
