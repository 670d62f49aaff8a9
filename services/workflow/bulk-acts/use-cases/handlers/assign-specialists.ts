import { Injectable } from '@nestjs/common';
import { type FieldFaults, maxLengths, readOptionalId, readOptionalLine } from '#libs/fields';
import type { Caller, Queryable } from '#libs/transactions';
import { type ActParameters, fieldOf } from '../../domain/act-parameters.js';
import type { Judgements } from '../../domain/bulk-act.js';
import { CustomerOwner } from '../ports.js';
import { RemoteActHandler } from './act-handler.js';
import { KnownCustomers } from './known-customers.js';

@Injectable()
export class AssignSpecialists extends RemoteActHandler {
  override readonly act = 'ASSIGN_SPECIALIST';
  override readonly singly = { service: 'customer', rpc: 'AssignSpecialist' };
  override readonly takes = ['personId', 'reason'] as const;

  constructor(
    private readonly known: KnownCustomers,
    private readonly owner: CustomerOwner,
  ) {
    super();
  }

  override read({ personId, reason }: ActParameters, faults: FieldFaults): Partial<ActParameters> {
    return {
      personId: faults.take(fieldOf('personId'), readOptionalId(personId)) ?? '',
      reason: faults.take(fieldOf('reason'), readOptionalLine(reason, maxLengths.reason)) ?? '',
    };
  }

  override judge(queryable: Queryable, customerIds: readonly string[]): Promise<Judgements> {
    return this.known.judge(queryable, customerIds);
  }

  override async carryOut(caller: Caller, customerId: string, { personId, reason }: ActParameters): Promise<null> {
    await this.owner.assignSpecialist(caller, { customerId, personId, reason });
    return null;
  }
}
