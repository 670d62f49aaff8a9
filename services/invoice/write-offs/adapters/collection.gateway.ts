import { Injectable } from '@nestjs/common';
import { enumName } from '#libs/contracts';
import { DomainError } from '#libs/errors';
import { type CallOptions, RpcClients } from '#libs/platform';
import type { CallerOnward } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import { type CollectionStanding, isOpenCase } from '../domain/write-off.js';
import { Collection } from '../use-cases/ports.js';

/** Given up well before the transaction that waits. */
const soon: CallOptions = { deadlineMs: 3_000, attempts: 2 };

/** The newest come first, and an invoice is in one open case. */
const maxCases = 50;

@Injectable()
export class RpcCollection extends Collection {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async standingOf(
    { invoiceId, customerId }: { readonly invoiceId: string; readonly customerId: string },
    { actor, correlationId }: CallerOnward,
  ): Promise<CollectionStanding> {
    const workflow = this.clients.of('workflow');
    // Without the request id of the caller, which is the key of another request.
    const caller = { actor, correlationId };
    try {
      const [{ cases }, { placedInvoiceIds }] = await Promise.all([
        workflow.listCases({ invoiceId, pageSize: maxCases, withoutInvoices: true }, caller, soon),
        workflow.checkHolds({ customerId, invoiceIds: [invoiceId] }, caller, soon),
      ]);
      return {
        caseStates: cases.flatMap(({ state }) => enumName(state, 'STATE_') ?? []).filter(isOpenCase),
        placed: placedInvoiceIds.includes(invoiceId),
      };
    } catch (error) {
      // Whatever keeps it from answering, also a pod of the last release, which does not know this caller.
      if (!(error instanceof DomainError)) throw error;
      const sentence =
        'The workflow service does not say how the case of the invoice stands. Make the same call again later.';
      throw errors.WRITE_OFF_CASE_UNAVAILABLE(sentence, { facts: { reason: error.code } });
    }
  }
}
