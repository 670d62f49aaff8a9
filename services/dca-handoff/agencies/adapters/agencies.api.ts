import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { dcaHandoffV1 } from '#libs/contracts';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Agency } from '../domain/agency.js';
import { ApplyAgency } from '../use-cases/apply-agency.js';
import { CheckAgencies } from '../use-cases/check-agencies.js';
import { AgencyStore } from '../use-cases/ports.js';

const service = 'dunlin.dca_handoff.v1.AgencyService';

type Rpcs = dcaHandoffV1.AgencyServiceRpcs;

@Controller()
export class AgenciesApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly applyAgencyUseCase: ApplyAgency,
    private readonly checkAgenciesUseCase: CheckAgencies,
    private readonly agencies: AgencyStore,
  ) {}

  @GrpcMethod(service, 'ApplyAgency')
  async applyAgency(
    @Payload() { code, title, active }: dcaHandoffV1.ApplyAgencyRequest,
    @FromCaller() caller: Caller,
  ): Promise<Response<Rpcs, 'applyAgency'>> {
    return { agency: await this.applyAgencyUseCase.applyAgency(caller, { code, title, active }) };
  }

  @GrpcMethod(service, 'CheckAgencies')
  async checkAgencies(
    @Payload() { codes }: dcaHandoffV1.CheckAgenciesRequest,
  ): Promise<Response<Rpcs, 'checkAgencies'>> {
    const { activeCodes, inactiveCodes } = await this.checkAgenciesUseCase.checkAgencies(codes);
    return { activeCodes: [...activeCodes], inactiveCodes: [...inactiveCodes] };
  }

  @GrpcMethod(service, 'ListAgencies')
  async listAgencies(@Payload() request: dcaHandoffV1.ListAgenciesRequest): Promise<Response<Rpcs, 'listAgencies'>> {
    const { rows, nextPageToken } = await listPage(
      request,
      'agencies',
      ({ code }: Agency) => [code],
      (page) => this.agencies.list(page),
    );
    return { agencies: rows, nextPageToken };
  }
}
