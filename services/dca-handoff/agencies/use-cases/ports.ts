import type { Tx } from '#libs/platform';
import type { Agency } from '../domain/agency.js';

export abstract class AgencyStore {
  abstract find(code: string): Promise<Agency | null>;
  /** In order of the code. */
  abstract list(afterCode: string | null, limit: number): Promise<Agency[]>;
  abstract codes(): Promise<string[]>;
  abstract apply(tx: Tx, agency: Agency): Promise<void>;
}
