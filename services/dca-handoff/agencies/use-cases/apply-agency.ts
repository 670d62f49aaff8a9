import { Injectable } from '@nestjs/common';
import { type Caller, Runner } from '#libs/transactions';
import { type Agency, readAgency } from '../domain/agency.js';
import { AgencyStore } from './ports.js';

@Injectable()
export class ApplyAgency {
  constructor(
    private readonly runner: Runner,
    private readonly agencies: AgencyStore,
  ) {}

  /**
   * Creates an agency, or changes the one with this code.
   * @throws AGENCY_INVALID
   */
  applyAgency(caller: Caller, input: Agency): Promise<Agency> {
    return this.runner.run(caller, async (tx) => {
      const agency = readAgency(input);
      await this.agencies.upsert(tx, agency);
      return agency;
    });
  }
}
