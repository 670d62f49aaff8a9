import { Injectable } from '@nestjs/common';
import { CustomerOwner, type Asker } from '../../../contact-law/use-cases/ports.js';
import { InvoiceOwner } from '../../../templates/use-cases/ports.js';
import type { FenceFacts } from '../../domain/fence.js';
import { PaymentOwner, WorkflowOwner, type HeldAct } from '../ports.js';

/** Asks the owners of the facts before an act, never a copy. An owner that cannot be reached means no act. */
@Injectable()
export class AskOwners {
  constructor(
    private readonly payments: PaymentOwner,
    private readonly invoices: InvoiceOwner,
    private readonly workflow: WorkflowOwner,
    private readonly customers: CustomerOwner,
  ) {}

  /**
   * The standing of the invoices is asked only after the answer about money in flight: money leaves flight when its
   * allocation is in the standing, so "not in flight" asked first proves that the standing shows it. Asked side by side,
   * a payment could slip between the two.
   * @throws DomainError of kind unavailable
   */
  async ask(act: HeldAct, asker: Asker): Promise<FenceFacts> {
    const { customerId, invoiceIds } = act;
    const [money, holds, customer] = await Promise.all([
      this.moneyThenStandings(customerId, invoiceIds, asker),
      this.workflow.holds(act, asker),
      this.customers.facts(customerId, asker),
    ]);
    return { ...money, holds, customer };
  }

  private async moneyThenStandings(
    customerId: string,
    invoiceIds: readonly string[],
    asker: Asker,
  ): Promise<Pick<FenceFacts, 'inFlightInvoiceIds' | 'invoices'>> {
    const inFlightInvoiceIds = await this.payments.inFlight(customerId, invoiceIds, asker);
    return { inFlightInvoiceIds, invoices: await this.invoices.standings(invoiceIds, asker) };
  }
}
