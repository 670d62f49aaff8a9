import { Injectable } from '@nestjs/common';
import { RpcClients } from '#libs/platform';
import type { Asker } from '../../contact-law/use-cases/ports.js';
import type { HoldFacts } from '../domain/fence.js';
import { PaymentOwner, WorkflowOwner, type HeldAct } from '../use-cases/ports.js';

/** Shorter than the lease of a message, so that a slow owner costs no lease. */
const options = { deadlineMs: 8_000 };

@Injectable()
export class RpcPaymentOwner extends PaymentOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async inFlight(customerId: string, invoiceIds: readonly string[], asker: Asker): Promise<string[]> {
    const client = this.clients.of('dunlin.payment.v1.PaymentService');
    const answer = await client.getMoneyInFlight({ customerId, invoiceIds: [...invoiceIds] }, asker, options);
    return answer.invoiceIds;
  }
}

@Injectable()
export class RpcWorkflowOwner extends WorkflowOwner {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async holds({ customerId, caseId, invoiceIds }: HeldAct, asker: Asker): Promise<HoldFacts> {
    const client = this.clients.of('dunlin.workflow.v1.WorkflowService');
    const request = { customerId, caseId: caseId ?? '', invoiceIds: [...invoiceIds] };
    const { actHeld, heldInvoiceIds, reasons } = await client.checkHolds(request, asker, options);
    return { actHeld, heldInvoiceIds, reasons };
  }
}
