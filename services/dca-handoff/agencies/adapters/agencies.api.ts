import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { dcaHandoffV1 } from '#libs/contracts';
import { closePage, FromCaller, openPage, type Caller, type RpcHandlers } from '#libs/platform';
import { ApplyAgency } from '../use-cases/apply-agency.js';
import { AgencyStore } from '../use-cases/ports.js';

const service = 'dunlin.dca_handoff.v1.DcaHandoffService';

type AgencyRpcs = Pick<dcaHandoffV1.DcaHandoffServiceRpcs, 'applyAgency' | 'listAgencies'>;

@Controller()
export class AgenciesApi implements RpcHandlers<AgencyRpcs> {
  constructor(
    private readonly applyingAgency: ApplyAgency,
    private readonly agencies: AgencyStore,
  ) {}

  @GrpcMethod(service, 'ApplyAgency')
  async applyAgency(
    @Payload() { code, title, active }: dcaHandoffV1.ApplyAgencyRequest,
    @FromCaller() caller: Caller,
  ): Promise<dcaHandoffV1.ApplyAgencyResponseInit> {
    return { agency: await this.applyingAgency.apply(caller, { code, title, active }) };
  }

  @GrpcMethod(service, 'ListAgencies')
  async listAgencies(
    @Payload() request: dcaHandoffV1.ListAgenciesRequest,
  ): Promise<dcaHandoffV1.ListAgenciesResponseInit> {
    const page = openPage(request, 'agencies');
    const found = await this.agencies.list((page.after?.[0] as string | undefined) ?? null, page.limit + 1);
    const { rows, nextPageToken } = closePage(found, page, ({ code }) => [code]);
    return { agencies: rows, nextPageToken };
  }
}
