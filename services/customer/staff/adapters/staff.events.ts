import { Injectable } from '@nestjs/common';
import type { Tx } from '#libs/transactions';
import type { Person } from '../domain/person.js';
import type { MemberChange, Roster } from '../domain/roster.js';
import { StaffEvents } from '../use-cases/ports.js';

@Injectable()
export class OutboxStaffEvents extends StaffEvents {
  override personChanged(tx: Tx, { personId, sub, name, active, version }: Person): void {
    tx.emit({
      type: 'dunlin.customer.v1.PersonChanged',
      key: personId,
      subject: personId,
      sequence: version,
      payload: { personId, sub, name, active },
    });
  }

  override rosterChanged(tx: Tx, { name, kind, title, version }: Roster, { added, removed }: MemberChange): void {
    tx.emit({
      type: 'dunlin.customer.v1.RosterChanged',
      key: name,
      subject: name,
      sequence: version,
      payload: { name, kind: `KIND_${kind}`, title, addedPersonIds: [...added], removedPersonIds: [...removed] },
    });
  }
}
