import { enumName, fromWireDate, fromWireMoney } from '#libs/contracts';
import { isCurrency, type Money } from '#libs/money';
import type { LocalDate } from '#libs/time';

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

export function amountOf(wire: Parameters<typeof fromWireMoney>[0] | null): Money | null {
  return wire && isCurrency(wire.currencyCode ?? '') ? fromWireMoney(wire) : null;
}

export function dateOf(wire: Parameters<typeof fromWireDate>[0]): LocalDate | null {
  return wire?.year ? fromWireDate(wire) : null;
}
