import { Injectable } from '@nestjs/common';
import { type FieldFaults, maxLengths, readText } from '#libs/fields';
import type { Caller, Queryable } from '#libs/transactions';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements } from '../../domain/bulk-act.js';
import { CustomerOwner } from '../ports.js';
import { RemoteActHandler } from './act-handler.js';
import { KnownCustomers } from './known-customers.js';

@Injectable()
export class AddNotes extends RemoteActHandler {
  override readonly act = 'ADD_NOTE';
  override readonly singly = { service: 'customer', rpc: 'AddNote' };
  override readonly takes = ['text'] as const;

  constructor(
    private readonly known: KnownCustomers,
    private readonly owner: CustomerOwner,
  ) {
    super();
  }

  override read({ text }: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    return { text: faults.take(fieldOf('text'), readText(text, maxLengths.note)) ?? '' };
  }

  override judge(queryable: Queryable, customerIds: readonly string[]): Promise<Judgements> {
    return this.known.judge(queryable, customerIds);
  }

  override async carryOut(caller: Caller, customerId: string, { text }: ActParameters): Promise<null> {
    await this.owner.addNote(caller, { customerId, text });
    return null;
  }
}
