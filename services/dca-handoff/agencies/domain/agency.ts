import { faultOf } from '#libs/errors';
import { refusedTransition } from '#libs/errors';
import { FieldFaults, maxLengths, type Reading, readLine } from '#libs/fields';
import { errors } from './errors.js';

/** A debt collection agency. */
export interface Agency {
  /** Unique, kebab-case; also the name of its folder. */
  readonly code: string;
  /** Its name, for people. */
  readonly title: string;
  /** Whether it takes placements. */
  readonly active: boolean;
}

/** @throws AGENCY_INVALID */
export function readAgency({ code, title, active }: Agency): Agency {
  const faults = new FieldFaults();
  const agency = {
    code: faults.take('code', readAgencyCode(code)) ?? '',
    title: faults.take('title', readLine(title, maxLengths.name)) ?? '',
    active,
  };
  faults.throwIfAny(errors.AGENCY_INVALID);
  return agency;
}

export function readAgencyCode(text: string): Reading<string> {
  if (isAgencyCode(text)) return { value: text };
  if (text.length > maxLengths.agencyCode) return { fault: faultOf('TOO_LONG', { max: maxLengths.agencyCode }) };
  return { fault: faultOf('NOT_KEBAB_CASE', { example: 'northgate' }) };
}

/** A code names a folder, so it holds nothing that could lead to another folder. */
export function isAgencyCode(text: string): boolean {
  return text.length <= maxLengths.agencyCode && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** @throws AGENCY_NOT_FOUND, AGENCY_STATE_FORBIDS */
export function assertTakesPlacements(agency: Agency | null, code: string): void {
  if (!agency) {
    throw errors.AGENCY_NOT_FOUND(
      `There is no agency ${JSON.stringify(code)}. Apply it first, or list the agencies for their codes.`,
    );
  }
  if (agency.active) return;
  throw refusedTransition(errors.AGENCY_STATE_FORBIDS, `Agency ${code}`, 'placements', 'INACTIVE', ['apply']);
}
