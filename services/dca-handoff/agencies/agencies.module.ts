import { Module } from '@nestjs/common';
import { AgenciesApi } from './adapters/agencies.api.js';
import { PostgresAgencyStore } from './adapters/agency.store.js';
import { ApplyAgency } from './use-cases/apply-agency.js';
import { CheckAgencies } from './use-cases/check-agencies.js';
import { AgencyStore } from './use-cases/ports.js';

@Module({
  controllers: [AgenciesApi],
  providers: [{ provide: AgencyStore, useClass: PostgresAgencyStore }, ApplyAgency, CheckAgencies],
  exports: [AgencyStore],
})
export class AgenciesModule {}
