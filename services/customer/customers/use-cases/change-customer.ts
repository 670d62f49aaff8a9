import { Injectable } from '@nestjs/common';
import { FieldFaults, maxLengths, readLine, readLocale, readZone } from '#libs/fields';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/transactions';
import { readOtherZones } from '../domain/candidate-zones.js';
import { type Customer, type CustomerKind, type Details, expectVersion, revise } from '../domain/customer.js';
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
  /** 0 asks for no check. */
  readonly expectedVersion: bigint;
}

@Injectable()
export class ChangeCustomer {
  constructor(private readonly changes: CustomerChanges) {}

  /**
   * Changes the details of a customer.
   * @throws CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CONFLICT
   */
  changeCustomer(caller: Caller, patch: CustomerPatch): Promise<Customer> {
    const details = readDetails(patch);
    return this.changes.changeOne(caller, patch.customerId, '', (customer) => {
      expectVersion(customer, patch.expectedVersion);
      return revise(customer, { details, addresses: {}, by: 'PERSON' }, newId);
    });
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
  if (patch.candidateZones.length > 0) {
    details.otherZones = faults.take('candidate_zones', readOtherZones(patch.candidateZones, details.zone ?? ''));
  }
  faults.throwIfAny(errors.CUSTOMER_INVALID);
  return details as Partial<Details>;
}
