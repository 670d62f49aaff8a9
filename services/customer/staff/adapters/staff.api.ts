import { Controller } from '@nestjs/common';
import { GrpcMethod, Payload } from '@nestjs/microservices';
import { type customerV1, enumName } from '#libs/contracts';
import { isId } from '#libs/ids';
import { FromCaller, listPage, type Response, type RpcHandlers } from '#libs/platform';
import type { Caller } from '#libs/transactions';
import type { Person } from '../domain/person.js';
import { maxMembers, requireRoster, type Roster, type RosterKind } from '../domain/roster.js';
import { ApplyPerson } from '../use-cases/apply-person.js';
import { ApplyRoster } from '../use-cases/apply-roster.js';
import { ChangeRosterMembers } from '../use-cases/change-roster-members.js';
import { GetPerson } from '../use-cases/get-person.js';
import { type PersonKey, PersonStore, RosterStore } from '../use-cases/ports.js';
import { toWirePerson, toWireRoster } from './staff.wire.js';

const service = 'dunlin.customer.v1.StaffService';
/** Of each queue and group in a list, which may have 500 of these with 500 members each. */
const maxListedMembers = 20;

type Rpcs = customerV1.StaffServiceRpcs;
type Reply<Name extends keyof Rpcs> = Promise<Response<Rpcs, Name>>;

@Controller()
export class StaffApi implements RpcHandlers<Rpcs> {
  constructor(
    private readonly applyPersonUseCase: ApplyPerson,
    private readonly getPersonUseCase: GetPerson,
    private readonly applyRosterUseCase: ApplyRoster,
    private readonly changeRosterMembersUseCase: ChangeRosterMembers,
    private readonly people: PersonStore,
    private readonly rosters: RosterStore,
  ) {}

  @GrpcMethod(service, 'ApplyPerson')
  async applyPerson(
    @Payload() { sub, name, email, active, expectedVersion }: customerV1.ApplyPersonRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyPerson'> {
    const wanted = { sub, name, email, active };
    const person = await this.applyPersonUseCase.applyPerson(caller, wanted, BigInt(expectedVersion));
    return { person: toWirePerson(person) };
  }

  @GrpcMethod(service, 'GetPerson')
  async getPerson(@Payload() { personId, sub }: customerV1.GetPersonRequest): Reply<'getPerson'> {
    return { person: toWirePerson(await this.getPersonUseCase.getPerson(personId, sub)) };
  }

  @GrpcMethod(service, 'ListPeople')
  async listPeople(@Payload() request: customerV1.ListPeopleRequest): Reply<'listPeople'> {
    const { activeOnly } = request;
    const { rows, nextPageToken } = await listPage(request, { activeOnly }, personKeyOf, (page) =>
      this.people.list(activeOnly, page),
    );
    return { people: rows.map(toWirePerson), nextPageToken };
  }

  @GrpcMethod(service, 'ApplyRoster')
  async applyRoster(
    @Payload() { name, kind, title, expectedVersion }: customerV1.ApplyRosterRequest,
    @FromCaller() caller: Caller,
  ): Reply<'applyRoster'> {
    const wanted = enumName<RosterKind>(kind, 'KIND_');
    const version = BigInt(expectedVersion);
    return this.withMembers(await this.applyRosterUseCase.applyRoster(caller, name, wanted, title, version));
  }

  @GrpcMethod(service, 'ChangeRosterMembers')
  async changeRosterMembers(
    @Payload() { name, addPersonIds, removePersonIds }: customerV1.ChangeRosterMembersRequest,
    @FromCaller() caller: Caller,
  ): Reply<'changeRosterMembers'> {
    const wanted = { add: addPersonIds, remove: removePersonIds };
    return this.withMembers(await this.changeRosterMembersUseCase.changeRosterMembers(caller, name, wanted));
  }

  @GrpcMethod(service, 'GetRoster')
  async getRoster(@Payload() { name }: customerV1.GetRosterRequest): Reply<'getRoster'> {
    return this.withMembers(requireRoster(await this.rosters.find(name), name));
  }

  @GrpcMethod(service, 'ListRosters')
  async listRosters(@Payload() request: customerV1.ListRostersRequest): Reply<'listRosters'> {
    const { memberId } = request;
    const filter = { kind: enumName<RosterKind>(request.kind, 'KIND_'), memberId };
    const { rows, nextPageToken } = await listPage(
      request,
      filter,
      ({ name }: Roster) => [name],
      async (page) => (memberId !== '' && !isId(memberId) ? [] : this.rosters.list(filter, page)),
    );
    const members = await this.rosters.findMembers(
      rows.map(({ name }) => name),
      maxListedMembers,
    );
    return { rosters: rows.map((row) => toWireRoster(row, members.get(row.name))), nextPageToken };
  }

  @GrpcMethod(service, 'ListRosterMembers')
  async listRosterMembers(@Payload() request: customerV1.ListRosterMembersRequest): Reply<'listRosterMembers'> {
    const { name } = requireRoster(await this.rosters.find(request.name), request.name);
    const { rows, nextPageToken } = await listPage(request, { name }, personKeyOf, (page) =>
      this.rosters.listMembers(name, page),
    );
    return { members: rows.map(toWirePerson), nextPageToken };
  }

  private async withMembers(roster: Roster): Promise<{ roster: customerV1.RosterInit }> {
    const members = await this.rosters.findMembers([roster.name], maxMembers);
    return { roster: toWireRoster(roster, members.get(roster.name)) };
  }
}

function personKeyOf({ name, personId }: Person): PersonKey {
  return [name, personId];
}
