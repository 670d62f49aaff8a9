import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readLocale, readOptionalLine, readZone } from '#libs/fields';
import { newId } from '#libs/ids';
import type { Caller, Tx } from '#libs/transactions';
import { requireUnlocked } from '../../classes/domain/customer-class.js';
import { ClassStore } from '../../classes/use-cases/ports.js';
import { readOtherZones } from '../domain/candidate-zones.js';
import { type Change, type Customer, revise } from '../domain/customer.js';
import type { CustomerKind, Details } from '../domain/details.js';
import { errors } from '../domain/errors.js';
import { readJurisdiction } from '../domain/jurisdiction.js';
import { CustomerChanges } from './changing/customer-changes.js';

/** An absent field stays; candidate zones are replaced when any are given. */
interface CustomerPatch {
  readonly customerId: string;
  readonly name?: string;
  readonly kind?: CustomerKind;
  readonly customerClass?: string;
  readonly zone?: string;
  readonly candidateZones: readonly string[];
  readonly locale?: string;
  readonly debtType?: Details['debtType'];
  readonly jurisdiction?: string;
  readonly role?: Details['role'];
  /** Empty for that of the class. */
  readonly defaultSequence?: string | undefined;
  /** 0 asks for no check. */
  readonly expectedVersion: bigint;
}

@Injectable()
export class ChangeCustomer {
  constructor(
    private readonly changes: CustomerChanges,
    private readonly classes: ClassStore,
  ) {}

  /**
   * Changes the details of a customer.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT, CLASS_STATE_FORBIDS
   */
  changeCustomer(caller: Caller, patch: CustomerPatch): Promise<Customer> {
    const details = readDetails(patch);
    const decide = async (customer: Customer, tx: Tx): Promise<Change> => {
      const change = revise(customer, { details, addresses: {}, by: 'PERSON' }, newId);
      if (details.defaultSequence) await this.requireOwnSettings(tx, change.customer.customerClass);
      return change;
    };
    return this.changes.changeOne(caller, patch.customerId, '', decide, patch.expectedVersion);
  }

  private async requireOwnSettings(tx: Tx, className: string): Promise<void> {
    const [found] = await this.classes.findMany(tx, [className]);
    if (found) requireUnlocked(found, 'its customers have no sequence of their own');
  }
}

function readDetails(patch: CustomerPatch): Partial<Details> {
  const faults = new FieldFaults();
  const { kind, debtType, role } = patch;
  const details: { -readonly [Field in keyof Details]?: Details[Field] | undefined } = { kind, debtType, role };
  if (patch.name !== undefined) details.name = faults.take('name', readLine(patch.name, maxLengths.name));
  if (patch.customerClass !== undefined) {
    details.customerClass = faults.take('class', readLine(patch.customerClass, maxLengths.customerClass));
  }
  if (patch.zone !== undefined) details.zone = faults.take('zone', readZone(patch.zone));
  if (patch.locale !== undefined) details.locale = faults.take('locale', readLocale(patch.locale));
  if (patch.jurisdiction !== undefined) {
    details.jurisdiction = faults.take('jurisdiction', readJurisdiction(patch.jurisdiction));
  }
  if (patch.defaultSequence !== undefined) {
    const reading = readOptionalLine(patch.defaultSequence, maxLengths.sequenceName);
    details.defaultSequence = faults.take('default_sequence', reading);
  }
  if (patch.candidateZones.length > 0) {
    details.otherZones = faults.take('candidate_zones', readOtherZones(patch.candidateZones, details.zone ?? ''));
  }
  faults.throwIfAny(errors.CUSTOMER_INVALID);
  return details as Partial<Details>;
}
