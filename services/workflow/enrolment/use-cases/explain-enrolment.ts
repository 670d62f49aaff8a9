import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database } from '#libs/transactions';
import { CaseReader } from '../../cases/use-cases/ports.js';
import { errors } from '../../copies/domain/errors.js';
import { CustomerStore, InvoiceStore } from '../../copies/use-cases/ports.js';
import type { Explained } from '../../sequences/domain/rule-evaluation.js';
import { Sequences } from '../../sequences/use-cases/sequences.js';
import { explainEnrolment } from '../domain/enrolment.js';

interface ExplainedSequence {
  readonly sequence: string;
  readonly version: number;
  readonly enrolled: boolean;
  readonly matches: boolean;
  readonly conditions: readonly Explained[];
}

/** Says for every active sequence whether an invoice belongs to it and why; the same decision as enrolment itself. */
@Injectable()
export class ExplainEnrolment {
  constructor(
    private readonly database: Database,
    private readonly invoices: InvoiceStore,
    private readonly customers: CustomerStore,
    private readonly sequences: Sequences,
    private readonly cases: CaseReader,
  ) {}

  /** @throws INVOICE_NOT_FOUND */
  async explainEnrolment(invoiceId: string): Promise<ExplainedSequence[]> {
    const [invoice] = isId(invoiceId) ? await this.invoices.findMany(this.database, [invoiceId]) : [];
    if (!invoice) throw errors.INVOICE_NOT_FOUND(`Invoice ${invoiceId} is not known here.`);
    const [now, rules, customers] = await Promise.all([
      this.database.now(),
      this.sequences.activeRules(this.database),
      this.customers.findMany(this.database, [invoice.customerId]),
    ]);
    const current = invoice.caseId ? await this.cases.find(this.database, invoice.caseId) : null;
    const customerClass = customers.get(invoice.customerId)?.customerClass ?? null;
    return rules.map((rule) => {
      const { matches, conditions } = explainEnrolment(invoice, customerClass, rule, now);
      const enrolled = current?.case.sequence === rule.sequence;
      const membership = {
        holds: enrolled,
        text: `${enrolled ? 'is in a case' : 'is in no case'} of it: ${invoice.because}`,
      };
      return {
        sequence: rule.sequence,
        version: rule.version,
        enrolled,
        matches,
        conditions: [...conditions, membership],
      };
    });
  }
}
