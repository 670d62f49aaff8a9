import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { invoiceV1 } from '#libs/contracts';
import { listPage, type Response, type RpcHandlers } from '#libs/platform';
import { Clock, localDateAt } from '#libs/time';
import { OrganisationDefaults } from '../../ledger/use-cases/ports.js';
import { GetPayerProfiles } from '../use-cases/get-payer-profiles.js';
import { type Debtor, DebtorReader, maxCount } from '../use-cases/ports.js';
import { debtorKeyOf, fromWireDebtorFilter, toWireDebtor, toWireProfile } from './debtors.wire.js';

const service = 'dunlin.invoice.v1.DebtorService';

type Rpcs = invoiceV1.DebtorServiceRpcs;

@Controller()
export class DebtorsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly debtors: DebtorReader,
    private readonly getPayerProfilesUseCase: GetPayerProfiles,
    private readonly clock: Clock,
    private readonly defaults: OrganisationDefaults,
  ) {}

  @GrpcMethod(service, 'ListDebtors')
  async listDebtors(@Payload() request: invoiceV1.ListDebtorsRequest): Promise<Response<Rpcs, 'listDebtors'>> {
    const filter = fromWireDebtorFilter(request);
    const today = localDateAt(await this.clock.now(), this.defaults.zone);
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      (debtor: Debtor) => debtorKeyOf(debtor, filter.order),
      (page) => this.debtors.list(filter, today, page),
    );
    const count = request.withCount ? await this.debtors.count(filter, today) : null;
    return {
      debtors: rows.map((debtor) => toWireDebtor(debtor, today)),
      nextPageToken,
      count: count === null ? null : { count: Math.min(count, maxCount), more: count > maxCount },
    };
  }

  @GrpcMethod(service, 'GetPayerProfile')
  async getPayerProfile(
    @Payload() { customerId }: invoiceV1.GetPayerProfileRequest,
  ): Promise<Response<Rpcs, 'getPayerProfile'>> {
    const [profile] = await this.getPayerProfilesUseCase.getPayerProfiles('customer_id', [customerId]);
    return { profile: toWireProfile(profile!) };
  }

  @GrpcMethod(service, 'BatchGetPayerProfiles')
  async batchGetPayerProfiles(
    @Payload() { customerIds }: invoiceV1.BatchGetPayerProfilesRequest,
  ): Promise<Response<Rpcs, 'batchGetPayerProfiles'>> {
    const profiles = await this.getPayerProfilesUseCase.getPayerProfiles('customer_ids', customerIds);
    return { profiles: profiles.map(toWireProfile) };
  }
}
