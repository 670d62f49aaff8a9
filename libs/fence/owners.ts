import type { CustomerFacts, FenceFacts, InvoiceFacts, MoneyFacts } from './facts.js';
import type { Act } from './invoice-checks.js';

/** Caller on whose behalf an act is done. */
export interface ActCaller {
  readonly actor: string;
  readonly correlationId: string;
  readonly causationId?: string;
}

export interface AskOptions {
  readonly deadlineMs: number;
  readonly money?: () => Promise<MoneyFacts>;
}

/** Those who own the facts that an act depends on. A copy of them may lag behind, so before an act they are asked. */
export abstract class Owners {
  /**
   * Asks the payment, invoice, workflow and customer services about an act.
   * @param options.deadlineMs how long all of it may take, retries included; less than the lease of the act
   * @param options.money where the payment service acts, which answers itself and leaves out what it is about to do
   * @throws the error of an owner that did not respond, of kind unavailable when it cannot be reached: no facts, no act
   */
  abstract ask(act: Act, caller: ActCaller, options: AskOptions): Promise<FenceFacts>;

  /**
   * The customer alone, for a question that no act follows from.
   * @returns null when there is no such customer
   * @throws the error of the customer service, of kind unavailable when it cannot be reached
   */
  abstract findCustomer(
    customerId: string,
    caller: ActCaller,
    options: { readonly deadlineMs: number },
  ): Promise<CustomerFacts | null>;

  /**
   * Invoices alone, for a question that no act follows from; unknown ones are missing.
   * @throws the error of the invoice service, of kind unavailable when it cannot be reached
   */
  abstract findInvoices(
    invoiceIds: readonly string[],
    caller: ActCaller,
    options: { readonly deadlineMs: number },
  ): Promise<InvoiceFacts[]>;
}
