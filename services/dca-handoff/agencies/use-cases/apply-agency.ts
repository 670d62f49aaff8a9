import { Injectable } from '@nestjs/common';
import { Runner, type Caller } from '#libs/platform';
import { checkedAgency, type Agency } from '../domain/agency.js';
import { AgencyStore } from './ports.js';

/** Creates an agency or changes it; its code stays what it is. */
@Injectable()
export class ApplyAgency {
  constructor(
    private readonly runner: Runner,
    private readonly agencies: AgencyStore,
  ) {}

  /** Errors: AGENCY_INVALID */
  apply(caller: Caller, agency: Agency): Promise<Agency> {
    return this.runner.run(caller, async (tx) => {
      const checked = checkedAgency(agency);
      await this.agencies.apply(tx, checked);
      return checked;
    });
  }
}
