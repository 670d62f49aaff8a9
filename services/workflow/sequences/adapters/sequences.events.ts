import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import { SequenceEvents } from '../use-cases/sequence-events.js';

@Injectable()
export class OutboxSequenceEvents extends SequenceEvents {
  override applied(tx: Tx, name: string, version: number): void {
    tx.emit({
      type: 'dunlin.workflow.v1.SequenceApplied',
      key: name,
      subject: name,
      sequence: version,
      payload: { name, version },
    });
  }
}
