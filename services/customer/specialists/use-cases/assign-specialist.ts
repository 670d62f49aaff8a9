import { Injectable } from '@nestjs/common';
import { faultOf } from '#libs/errors';
import { FieldFaults, maxLengths, readIds, readOptionalId, readOptionalLine } from '#libs/fields';
import { type Caller, Runner, type Tx } from '#libs/transactions';
import { requireUnlocked } from '../../classes/domain/customer-class.js';
import { type ClassTeam, Shares } from '../../classes/domain/team.js';
import { Classes } from '../../classes/use-cases/classes.js';
import { type Customer, requireCustomer } from '../../customers/domain/customer.js';
import { assignSpecialist } from '../../customers/domain/specialist.js';
import { CustomerChanges } from '../../customers/use-cases/changing/customer-changes.js';
import { CustomerStore, type ReasonedChange } from '../../customers/use-cases/ports.js';
import { type Person, requireActive, requirePerson } from '../../staff/domain/person.js';
import { PersonStore } from '../../staff/use-cases/ports.js';
import { errors } from '../domain/errors.js';

interface Wanted {
  readonly customerIds: readonly string[];
  /** Empty for the team of the class of each. */
  readonly personId: string;
  readonly reason: string;
}

/** Who looks after a customer after the call. */
interface Assignment {
  readonly customerId: string;
  /** Empty where the team has nobody. */
  readonly specialistId: string;
  readonly changed: boolean;
}

@Injectable()
export class AssignSpecialist {
  constructor(
    private readonly runner: Runner,
    private readonly customers: CustomerStore,
    private readonly changes: CustomerChanges,
    private readonly classes: Classes,
    private readonly people: PersonStore,
  ) {}

  /**
   * Gives customers to a person, or to the teams of their classes; all of them or none.
   * @throws SPECIALIST_INVALID, CUSTOMER_NOT_FOUND, PERSON_NOT_FOUND, PERSON_STATE_FORBIDS, CLASS_STATE_FORBIDS
   */
  assignSpecialist(caller: Caller, wanted: Wanted): Promise<Assignment[]> {
    const { customerIds, personId, reason } = readWanted(wanted);
    const assign = async (tx: Tx): Promise<Assignment[]> => {
      const person = personId === null ? null : await this.requireActive(tx, personId);
      const customers = await this.customers.lockMany(tx, customerIds);
      requireAll(customers, customerIds);
      const classNames = customers.map(({ customerClass }) => customerClass);
      const teams = await this.classes.teamsOf(tx, classNames);
      const shares = new Shares();
      const changes = customers.map((customer): ReasonedChange => {
        const team = teams.get(customer.customerClass)!;
        const decided = person ? byHand(customer, person, team) : byLoad(customer, team, shares);
        return { ...decided, reason };
      });
      const recorded = await this.changes.record(tx, changes);
      const changed = new Set(recorded.map(({ customer }) => customer.customerId));
      return changes.map(({ customer: { customerId, specialist } }) => ({
        customerId,
        specialistId: specialist?.personId ?? '',
        changed: changed.has(customerId),
      }));
    };
    return this.runner.run(caller, assign);
  }

  private async requireActive(tx: Tx, personId: string): Promise<Person> {
    const [found] = await this.people.findMany(tx, [personId]);
    return requireActive(requirePerson(found ?? null, personId));
  }
}

function readWanted({ customerIds, personId, reason }: Wanted) {
  const faults = new FieldFaults();
  const ids = faults.take('customer_ids', readIds(customerIds)) ?? [];
  faults.check(customerIds.length > 0, 'customer_ids', faultOf('MISSING'));
  const person = faults.take('person_id', readOptionalId(personId)) ?? null;
  const why = faults.take('reason', readOptionalLine(reason, maxLengths.reason)) ?? '';
  faults.throwIfAny(errors.SPECIALIST_INVALID);
  return { customerIds: ids, personId: person, reason: why };
}

function requireAll(customers: readonly Customer[], customerIds: readonly string[]): void {
  const found = new Set(customers.map(({ customerId }) => customerId));
  for (const customerId of customerIds) if (!found.has(customerId)) requireCustomer(null, customerId);
}

/** @throws CLASS_STATE_FORBIDS */
function byHand(customer: Customer, { personId, name }: Person, team: ClassTeam) {
  const ofTeam = team.members.some((member) => member.personId === personId);
  if (!ofTeam)
    requireUnlocked({ name: team.className, locked: team.locked }, 'only its team looks after its customers');
  return assignSpecialist(customer, { personId, name, byHand: true });
}

function byLoad(customer: Customer, team: ClassTeam, shares: Shares) {
  if (customer.specialist) shares.takeBack(team, customer.specialist.personId);
  const chosen = shares.next(team);
  if (!chosen) return { customer, events: [] };
  const { personId, name } = chosen;
  return assignSpecialist(customer, { personId, name, byHand: false });
}
