import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import type { customerV1 } from '#libs/contracts';
import { isId } from '#libs/ids';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import { SpecialistCounts } from '../../classes/use-cases/ports.js';
import type { Customer } from '../../customers/domain/customer.js';
import { CustomerStore } from '../../customers/use-cases/ports.js';
import type { Person } from '../../staff/domain/person.js';
import { PersonStore } from '../../staff/use-cases/ports.js';
import { AssignSpecialist } from '../use-cases/assign-specialist.js';
import { ResolveTerms } from '../use-cases/resolve-terms.js';

const service = 'dunlin.customer.v1.SpecialistService';

type Rpcs = customerV1.SpecialistServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class SpecialistsApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly assignSpecialistUseCase: AssignSpecialist,
    private readonly resolveTermsUseCase: ResolveTerms,
    private readonly customers: CustomerStore,
    private readonly people: PersonStore,
    private readonly counts: SpecialistCounts,
  ) {}

  @GrpcMethod(service, 'AssignSpecialist')
  async assignSpecialist(
    @Payload() { customerIds, personId, reason }: customerV1.AssignSpecialistRequest,
    @FromCaller() caller: Caller,
  ): Reply<'assignSpecialist'> {
    const wanted = { customerIds, personId, reason };
    return { assignments: await this.assignSpecialistUseCase.assignSpecialist(caller, wanted) };
  }

  @GrpcMethod(service, 'ListCustomersOfSpecialist')
  async listCustomersOfSpecialist(
    @Payload() request: customerV1.ListCustomersOfSpecialistRequest,
  ): Reply<'listCustomersOfSpecialist'> {
    const { specialistId } = request;
    const { rows, nextPageToken } = await listPage(
      request,
      { specialistId },
      ({ reference }: Customer) => [reference],
      async (page) =>
        specialistId !== '' && !isId(specialistId) ? [] : this.customers.listOfSpecialist(specialistId || null, page),
    );
    const customers = rows.map(({ customerId, reference, name, customerClass, specialist }) => ({
      ...{ customerId, reference, name, class: customerClass, byHand: specialist?.byHand ?? false },
    }));
    return { customers, nextPageToken };
  }

  @GrpcMethod(service, 'ListSpecialists')
  async listSpecialists(@Payload() request: customerV1.ListSpecialistsRequest): Reply<'listSpecialists'> {
    const { rows, nextPageToken } = await listPage(
      request,
      'specialists',
      ({ name, personId }: Person) => [name, personId],
      (page) => this.people.list(false, page),
    );
    const counts = await this.counts.findMany(rows.map(({ personId }) => personId));
    const specialists = rows.map(({ personId, sub, name, active }) => ({
      ...{ personId, sub, name, active },
      customerCount: String(counts.get(personId) ?? 0n),
    }));
    return { specialists, nextPageToken };
  }

  @GrpcMethod(service, 'ResolveTerms')
  async resolveTerms(@Payload() { customerId }: customerV1.ResolveTermsRequest): Reply<'resolveTerms'> {
    const terms = await this.resolveTermsUseCase.resolveTerms(customerId);
    return {
      terms: Object.entries(terms).map(([name, { value, level, explanation }]) => ({
        ...{ name, value: value === null ? '' : String(value), explanation },
        level: level === null ? 'LEVEL_UNSPECIFIED' : `LEVEL_${level}`,
      })),
    };
  }
}
