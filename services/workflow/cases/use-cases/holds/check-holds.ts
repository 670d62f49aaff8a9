import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database } from '#libs/platform';
import { CaseReader, HoldStore } from '../ports.js';

export interface HoldsOfAct {
  readonly actHeld: boolean;
  readonly heldInvoiceIds: string[];
  readonly reasons: string[];
}

/** What fences ask: whether an act, or some of its invoices, must not happen now. */
@Injectable()
export class CheckHolds {
  constructor(
    private readonly database: Database,
    private readonly reader: CaseReader,
    private readonly holds: HoldStore,
  ) {}

  /** @param act case id may be empty */
  async checkHolds(act: { customerId: string; caseId: string; invoiceIds: readonly string[] }): Promise<HoldsOfAct> {
    const now = await this.database.now();
    const holds = await this.holds.inForce(this.database, [act.customerId], now);
    const concerned = holds.filter(
      ({ scope, subjectId }) =>
        scope === 'CUSTOMER' || subjectId === act.caseId || (scope === 'INVOICE' && act.invoiceIds.includes(subjectId)),
    );
    const reasons = concerned.map(({ reason }) => reason);
    const found = isId(act.caseId) ? await this.reader.find(this.database, act.caseId) : null;
    const caseEnded = act.caseId !== '' && (!found || found.closedAt !== null);
    if (caseEnded) reasons.push(found ? `CASE_${found.state}` : 'CASE_NOT_FOUND');
    return {
      actHeld: caseEnded || concerned.some(({ scope }) => scope !== 'INVOICE'),
      heldInvoiceIds: concerned.filter(({ scope }) => scope === 'INVOICE').map(({ subjectId }) => subjectId),
      reasons: [...new Set(reasons)],
    };
  }
}
