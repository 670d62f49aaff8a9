import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { CustomerClass } from '../domain/customer-class.js';
import { ClassEvents } from '../use-cases/ports.js';

@Injectable()
export class OutboxClassEvents extends ClassEvents {
  override changed(tx: Tx, { name, title, team, defaultSequence, locked, version }: CustomerClass): void {
    tx.emit({
      type: 'dunlin.customer.v1.ClassChanged',
      key: name,
      subject: name,
      sequence: version,
      payload: { class: name, title, team: team ?? '', defaultSequence, locked },
    });
  }
}
