import { Injectable } from '@nestjs/common';
import { newId } from '#libs/ids';
import type { Caller } from '#libs/platform';
import { expectVersion, revise, type Customer, type CustomerKind, type Details } from '../domain/customer.js';
import { FieldReader, maxLengths, readLine, readLocale, readOtherZones, readZone } from '../domain/fields.js';
import { CustomerChanges } from './customer-changes.js';

/** An absent field stays; candidate zones are replaced when any are given. */
export interface CustomerPatch {
  readonly customerId: string;
  readonly name?: string;
  readonly kind?: CustomerKind;
  readonly customerClass?: string;
  readonly zone?: string;
  readonly candidateZones: readonly string[];
  readonly locale?: string;
  /** 0 asks for no check. */
  readonly expectedVersion: bigint;
}

@Injectable()
export class ChangeCustomer {
  constructor(private readonly changes: CustomerChanges) {}

  /** @throws DomainError CUSTOMER_INVALID, CUSTOMER_NOT_FOUND, CUSTOMER_CHANGED_MEANWHILE */
  execute(caller: Caller, patch: CustomerPatch): Promise<Customer> {
    const details = read(patch);
    return this.changes.changeOne(caller, patch.customerId, '', (customer) => {
      expectVersion(customer, patch.expectedVersion);
      return revise(customer, { details, addresses: {} }, newId);
    });
  }
}

function read(patch: CustomerPatch): Partial<Details> {
  const fields = new FieldReader();
  const details: { -readonly [Field in keyof Details]?: Details[Field] | undefined } = { kind: patch.kind };
  if (patch.name !== undefined) details.name = fields.take('name', readLine(patch.name, maxLengths.name));
  if (patch.customerClass !== undefined) {
    details.customerClass = fields.take('class', readLine(patch.customerClass, maxLengths.customerClass));
  }
  if (patch.zone !== undefined) details.zone = fields.take('zone', readZone(patch.zone));
  if (patch.locale !== undefined) details.locale = fields.take('locale', readLocale(patch.locale));
  if (patch.candidateZones.length > 0) {
    details.otherZones = fields.take('candidate_zones', readOtherZones(patch.candidateZones, details.zone ?? ''));
  }
  fields.finish();
  return details as Partial<Details>;
}
