import { Injectable } from '@nestjs/common';
import { invariant } from '#libs/errors';
import { newId } from '#libs/ids';
import { RpcClients } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { Agencies, type Proposal, type Proposed } from '../use-cases/ports.js';

/** It asks four services, each of which may be slow. */
const respondsWithinMs = 20_000;

@Injectable()
export class RpcAgencies extends Agencies {
  constructor(private readonly clients: RpcClients) {
    super();
  }

  override async propose({ actor, correlationId }: Caller, proposal: Proposal): Promise<Proposed> {
    const { caseId, invoiceIds, ...rest } = proposal;
    const request = {
      ...rest,
      requestId: newId(),
      caseId: caseId ?? '',
      invoiceIds: [...invoiceIds],
      liftsPause: caseId !== null,
    };
    const { placement } = await this.clients
      .of('dca-handoff')
      .proposePlacement(request, { actor, correlationId }, { deadlineMs: respondsWithinMs });
    invariant(placement, 'A proposal returns its placement.');
    return {
      placementId: placement.placementId,
      caseId,
      refused: placement.state === 'STATE_REFUSED',
      debts: placement.lines.map(({ invoiceId, invoiceNumber, state, reason }) => ({
        invoiceId,
        invoiceNumber,
        refusal: state === 'STATE_REFUSED' ? reason : '',
      })),
    };
  }
}
