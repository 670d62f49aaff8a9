import { Injectable } from '@nestjs/common';
import { enumName } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { type CallOptions, RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { isOpenCase } from '../../write-offs/domain/write-off.js';
import { errors } from '../domain/errors.js';
import type { CollectionStanding } from '../domain/quote.js';
import { CollectionFacts } from '../use-cases/ports.js';

/** Given up well before the transaction that waits. */
const soon: CallOptions = { deadlineMs: 3_000, attempts: 2 };

/** The newest come first, and an invoice is in one open case. */
const maxCases = 50;

interface Asked {
  readonly invoiceId: string;
  readonly customerId: string;
}

@Injectable()
export class RpcCollectionFacts extends CollectionFacts {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async standingOf(asked: Asked, { actor, correlationId }: CallerOnward): Promise<CollectionStanding> {
    // Without the request id of the caller, which is the key of another request.
    const caller = { actor, correlationId };
    try {
      const [ofWorkflow, ofPayment] = await Promise.all([
        this.askWorkflow(asked, caller),
        this.askPayment(asked, caller),
      ]);
      const { moneyInFlight, agreed } = ofPayment;
      return { ...ofWorkflow, moneyInFlight, held: ofWorkflow.held || agreed };
    } catch (error) {
      // Whatever keeps them from answering, also a pod of the last release, which does not know this caller.
      if (!(error instanceof DomainError)) throw error;
      const sentence =
        'The workflow or the payment service does not say how the invoice stands. Make the same call again later.';
      throw errors.PROLONGATION_CASE_UNAVAILABLE(sentence, { facts: { reason: error.code } });
    }
  }

  /** More time is what people pause a case for: its pause stops nothing, and every other hold does. */
  private async askWorkflow(
    { invoiceId, customerId }: Asked,
    caller: CallerOnward,
  ): Promise<Omit<CollectionStanding, 'moneyInFlight'>> {
    const workflow = this.clients.of('workflow');
    const request = { invoiceId, pageSize: maxCases, withoutInvoices: true };
    const { cases } = await workflow.listCases(request, caller, soon);
    const open = cases.flatMap(({ caseId, state }) => {
      const name = enumName<string>(state, 'STATE_');
      return name === null || !isOpenCase(name) ? [] : [{ caseId, state: name }];
    });
    const about = { customerId, caseId: open[0]?.caseId ?? '', invoiceIds: [invoiceId], passesPause: true };
    const holds = await workflow.checkHolds(about, caller, soon);
    return {
      caseStates: open.map(({ state }) => state),
      placed: holds.placedInvoiceIds.includes(invoiceId),
      held: holds.actHeld || holds.heldInvoiceIds.includes(invoiceId),
    };
  }

  private async askPayment({ invoiceId, customerId }: Asked, caller: CallerOnward) {
    const request = { customerId, invoiceIds: [invoiceId] };
    const money = await this.clients.of('payment').checkMoneyInFlight(request, caller, soon);
    return {
      moneyInFlight: money.invoiceIds.includes(invoiceId),
      // The debtor promised to pay it, or pays it in instalments.
      agreed: [...money.promisedInvoiceIds, ...money.arrangedInvoiceIds].includes(invoiceId),
    };
  }
}
