import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { type ByReference, Database, type Queryable, type Tx } from '#libs/transactions';
import type { BulkAct } from '../domain/bulk-act.js';
import { errors } from '../domain/errors.js';
import { BulkActStore } from './ports.js';

/** Acts by id, for whoever changes or shows one. */
@Injectable()
export class BulkActs {
  constructor(
    private readonly database: Database,
    private readonly store: BulkActStore,
  ) {}

  /** What people write is kept with the act and nowhere else; a repeat reads it there. */
  readonly withoutParameters: ByReference<BulkAct, Omit<BulkAct, 'parameters'>> = {
    refer: ({ parameters: _, ...rest }) => rest,
    read: async (tx, rest) => ({ ...rest, parameters: (await this.require(tx, rest.bulkActId)).parameters }),
  };

  /** @throws BULK_ACT_NOT_FOUND */
  getBulkAct(bulkActId: string): Promise<BulkAct> {
    return this.require(this.database, bulkActId);
  }

  /** @throws BULK_ACT_NOT_FOUND */
  async lock(tx: Tx, bulkActId: string): Promise<BulkAct> {
    const found = isId(bulkActId) ? await this.store.lock(tx, bulkActId) : null;
    return found ?? unknown(bulkActId);
  }

  private async require(queryable: Queryable, bulkActId: string): Promise<BulkAct> {
    const found = isId(bulkActId) ? await this.store.find(queryable, bulkActId) : null;
    return found ?? unknown(bulkActId);
  }
}

function unknown(bulkActId: string): never {
  throw errors.BULK_ACT_NOT_FOUND(`There is no act ${JSON.stringify(bulkActId)}. Preview it again.`);
}
