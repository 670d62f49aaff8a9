import type { PageRequest, Tx } from '#libs/transactions';
import type { Agency } from '../domain/agency.js';

export type AgencyKey = readonly [code: string];

export abstract class AgencyStore {
  abstract find(code: string): Promise<Agency | null>;
  /** Those of the codes that exist. */
  abstract findMany(codes: readonly string[]): Promise<Agency[]>;
  /** In order of the code. */
  abstract list(page: PageRequest<AgencyKey>): Promise<Agency[]>;
  /** All of them, in order; there are few. */
  abstract codes(): Promise<string[]>;
  /** Creates the agency, or changes the one with its code. */
  abstract upsert(tx: Tx, agency: Agency): Promise<void>;
}
