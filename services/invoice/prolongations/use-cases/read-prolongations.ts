import { Injectable } from '@nestjs/common';
import { isId } from '#libs/ids';
import { Database, type PageRequest } from '#libs/transactions';
import { errors } from '../domain/errors.js';
import type { Prolongation } from '../domain/prolongation.js';
import { type ProlongationFilter, type ProlongationKey, ProlongationStore } from './ports.js';

/** A page of rows by their keys. */
const statementTimeoutMs = 5_000;

@Injectable()
export class ReadProlongations {
  constructor(
    private readonly database: Database,
    private readonly prolongations: ProlongationStore,
  ) {}

  /** @throws PROLONGATION_NOT_FOUND */
  async getProlongation(prolongationId: string): Promise<Prolongation> {
    const found = isId(prolongationId) ? await this.prolongations.find(this.database, prolongationId) : null;
    if (!found) throw errors.PROLONGATION_NOT_FOUND(`There is no prolongation ${JSON.stringify(prolongationId)}.`);
    return found;
  }

  listProlongations(filter: ProlongationFilter, page: PageRequest<ProlongationKey>): Promise<Prolongation[]> {
    return this.database.snapshot(statementTimeoutMs, (snapshot) => this.prolongations.list(snapshot, filter, page));
  }
}
