import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Interaction } from '../domain/interaction.js';
import { InteractionEvents } from '../use-cases/ports.js';

@Injectable()
export class OutboxInteractionEvents extends InteractionEvents {
  override recorded(tx: Tx, interaction: Interaction): void {
    const { interactionId, customerId, method, outcome, delinquencyReason, invoiceId, caseId } = interaction;
    tx.emit({
      type: 'dunlin.customer.v1.InteractionRecorded',
      key: customerId,
      subject: interactionId,
      sequence: 1,
      payload: {
        ...{ customerId, interactionId, method, outcome, delinquencyReason },
        direction: `DIRECTION_${interaction.direction}`,
        ...{ invoiceId: invoiceId ?? '', caseId: caseId ?? '' },
      },
    });
  }
}
