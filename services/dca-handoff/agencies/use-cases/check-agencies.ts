import { Injectable } from '@nestjs/common';
import { maxIds, type Reading, requireField } from '#libs/fields';
import { errors } from '../domain/errors.js';
import { AgencyStore } from './ports.js';

export interface CheckedAgencies {
  readonly activeCodes: readonly string[];
  readonly inactiveCodes: readonly string[];
}

/** A sequence names agencies long before it places anything with them, so they are checked when it is applied. */
@Injectable()
export class CheckAgencies {
  constructor(private readonly agencies: AgencyStore) {}

  /**
   * Tells which agencies exist and which of them take placements; a code in neither list is unknown.
   * @throws AGENCY_INVALID
   */
  async checkAgencies(codes: readonly string[]): Promise<CheckedAgencies> {
    const found = await this.agencies.findMany(requireField(errors.AGENCY_INVALID, 'codes', readCodes(codes)));
    const codesWhere = (active: boolean) => found.filter((agency) => agency.active === active).map(({ code }) => code);
    return { activeCodes: codesWhere(true), inactiveCodes: codesWhere(false) };
  }
}

function readCodes(codes: readonly string[]): Reading<readonly string[]> {
  if (codes.length >= 1 && codes.length <= maxIds) return { value: codes };
  return { fault: `must have 1 to ${maxIds} values` };
}
