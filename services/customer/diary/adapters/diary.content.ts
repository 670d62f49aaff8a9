import { enumName } from '#libs/contracts';

/** The part of a payload that the diary needs. */
export interface Content<Data> {
  readonly customerId: string;
  readonly data: Data;
  readonly invoiceIds?: readonly string[];
  readonly invoiceNumber?: string;
  readonly caseId?: string;
  readonly workId?: string;
}

/** Empty for a name that is not known. */
export function named(wire: string, prefix: string): string {
  return enumName(wire, prefix) ?? '';
}
