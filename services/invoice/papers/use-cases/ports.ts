import type { LocalDate } from '#libs/time';
import type { CallerOnward } from '#libs/transactions';
import type { InvoiceLine } from '../../invoices/domain/lines.js';
import type { Invoice } from '../../ledger/domain/invoice.js';
import type { OpenInvoice } from '../../ledger/domain/journal/account.js';
import type { Statement } from '../domain/statement.js';

/** Who gets a paper. */
export interface Addressee {
  readonly name: string;
  readonly reference: string;
  /** Street, city and country; empty where no address is known. */
  readonly address: readonly string[];
  /** BCP 47 tag. */
  readonly locale: string;
  readonly zone: string;
}

/** Customers as the customer service knows them now. */
export abstract class Addressees {
  /** @returns null when there is no such customer */
  abstract find(customerId: string, caller: CallerOnward): Promise<Addressee | null>;
}

/** What stands on every paper. */
export interface Letter {
  readonly addressee: Addressee;
  readonly sender: { readonly name: string; readonly lines: readonly string[]; readonly payment: readonly string[] };
  readonly today: LocalDate;
  /** Language of the texts: en or de. */
  readonly language: PaperLanguage;
  /** Of amounts and dates. */
  readonly locale: string;
}

export const paperLanguages = ['en', 'de'] as const;
export type PaperLanguage = (typeof paperLanguages)[number];

/** Makes PDF files. */
export abstract class PaperPrinter {
  abstract printInvoice(letter: Letter, invoice: Invoice, lines: readonly InvoiceLine[]): Promise<Uint8Array>;
  /** @param open null where the statement ends before today, so that what is open now is not what it is about */
  abstract printStatement(
    letter: Letter,
    currency: string,
    statement: Statement,
    open: readonly OpenInvoice[] | null,
  ): Promise<Uint8Array>;
}

/** What the organisation says on its papers. */
export abstract class PaperPolicy {
  /** Lines under the name of the organisation: address, register, tax number. */
  abstract readonly paperSender: readonly string[];
  /** Lines that say how to pay, such as a bank account. */
  abstract readonly paperPayment: readonly string[];
}

/** The organisation as readers of papers know it. */
export abstract class PaperOrganisation {
  abstract readonly name: string;
  abstract readonly locale: string;
}
