import { DomainError, invalidFields, type FieldViolation } from '#libs/errors';

/** A debt collection agency. */
export interface Agency {
  /** Unique, kebab-case; also the name of its folder. */
  readonly code: string;
  /** For people. */
  readonly title: string;
  /** Whether it takes placements. */
  readonly active: boolean;
}

const maxCodeLength = 64;
const maxTitleLength = 200;

/** @throws DomainError AGENCY_INVALID with every wrong field */
export function checkedAgency(agency: Agency): Agency {
  const violations: FieldViolation[] = [];
  if (!isAgencyCode(agency.code)) {
    violations.push({
      field: 'code',
      description: `must be kebab-case, at most ${maxCodeLength} characters, such as northgate`,
    });
  }
  const title = agency.title.trim();
  if (title === '') violations.push({ field: 'title', description: 'is missing' });
  if (title.length > maxTitleLength)
    violations.push({ field: 'title', description: `has more than ${maxTitleLength} characters` });
  if (violations.length > 0) throw invalidFields('AGENCY_INVALID', violations);
  return { ...agency, title };
}

/** A code names a folder, so nothing that could lead out of its place passes. */
export function isAgencyCode(text: string): boolean {
  return text.length <= maxCodeLength && /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text);
}

/** Errors: AGENCY_NOT_FOUND, AGENCY_INACTIVE */
export function assertTakesPlacements(agency: Agency | null, code: string): void {
  if (!agency) {
    throw new DomainError(
      'AGENCY_NOT_FOUND',
      'not-found',
      `There is no agency ${JSON.stringify(code)}. Apply it first, or list the agencies for their codes.`,
    );
  }
  if (agency.active) return;
  throw new DomainError(
    'AGENCY_INACTIVE',
    'refused',
    `Agency ${code} takes no placements at present. Apply it as active, or choose another one.`,
  );
}
