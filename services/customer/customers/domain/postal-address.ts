import { faultOf } from '#libs/errors';
import { FieldFaults, readChoice, readLine, readOptionalLine } from '#libs/fields';
import { errors } from './errors.js';

export type PostalKind = 'BILLING' | 'SHIPPING';
export const postalKinds: readonly PostalKind[] = ['BILLING', 'SHIPPING'];

export interface PostalAddress {
  readonly kind: PostalKind;
  /** Empty for the customer. */
  readonly recipient: string;
  readonly lines: readonly string[];
  readonly city: string;
  readonly postalCode: string;
  readonly region: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
}

/** An address as it is given. */
export interface GivenPostalAddress extends Omit<PostalAddress, 'kind'> {
  readonly kind: PostalKind | null;
}

/**
 * @returns the kind, and null for an address that is to be removed
 * @throws CUSTOMER_INVALID
 */
export function readPostalAddress(given: GivenPostalAddress): { kind: PostalKind; address: PostalAddress | null } {
  const faults = new FieldFaults();
  const kind = faults.take('address.kind', readChoice(given.kind, postalKinds));
  const lines = given.lines.filter((line) => line.trim() !== '');
  const { city, postalCode, region, country } = given;
  if (lines.length === 0 && [city, postalCode, region, country].every((text) => text.trim() === '')) {
    faults.throwIfAny(errors.CUSTOMER_INVALID);
    return { kind: kind!, address: null };
  }
  faults.check(lines.length > 0, 'address.lines', faultOf('MISSING'));
  faults.check(lines.length <= maxLines, 'address.lines', faultOf('TOO_MANY_LINES', { max: maxLines }));
  const address = {
    recipient: faults.take('address.recipient', readOptionalLine(given.recipient, maxLengths.line)),
    lines: lines.slice(0, maxLines).map((line) => faults.take('address.lines', readLine(line, maxLengths.line))),
    city: faults.take('address.city', readLine(city, maxLengths.city)),
    postalCode: faults.take('address.postal_code', readOptionalLine(postalCode, maxLengths.postalCode)),
    region: faults.take('address.region', readOptionalLine(region, maxLengths.city)),
    country: country.trim().toUpperCase(),
  };
  faults.check(/^[A-Z]{2}$/.test(address.country), 'address.country', faultOf('NOT_A_COUNTRY'));
  faults.throwIfAny(errors.CUSTOMER_INVALID);
  return { kind: kind!, address: { kind: kind!, ...address } as PostalAddress };
}

export function sameAddress(left: PostalAddress, right: PostalAddress): boolean {
  const parts = ({ recipient, lines, city, postalCode, region, country }: PostalAddress): string[] => [
    ...[recipient, city, postalCode, region, country],
    ...lines,
  ];
  const [one, other] = [parts(left), parts(right)];
  return one.length === other.length && one.every((part, index) => part === other[index]);
}

const maxLines = 4;
const maxLengths = { line: 200, city: 100, postalCode: 20 };
