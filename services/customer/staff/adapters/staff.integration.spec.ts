import 'reflect-metadata';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { schemaDrift } from '#libs/platform';
import { customersTable } from '../../customers/adapters/customer.tables.js';
import { ann, aPerson, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { staffTables } from './staff.tables.js';

const service = useCustomerService();

it('has tables that agree with the entities', async () => {
  expect(await schemaDrift(service.db.ownerUrl, [customersTable, ...staffTables])).toEqual([]);
});

describe('people', () => {
  it('are registered once for a sub, and changed by it', async () => {
    const sub = `sub-${newId()}`;
    const request = { requestId: newId(), sub, name: 'Hedy', email: 'hedy@desk.test' };
    const { person } = await service.client.applyPerson(request, ann);
    expect(person).toMatchObject({ sub, name: 'Hedy', email: 'hedy@desk.test', active: true, version: '1' });
    expect((await service.client.applyPerson(request, ann)).person).toEqual(person);
    const away = await service.client.applyPerson({ requestId: newId(), sub, active: false }, ann);
    expect(away.person).toEqual({ ...person, active: false, version: '2' });
    expect((await service.client.getPerson({ sub }, ann)).person).toEqual(away.person);
    expect((await service.client.getPerson({ personId: person!.personId }, ann)).person).toEqual(away.person);
    const { people } = await service.client.listPeople({ activeOnly: true, pageSize: 500 }, ann);
    expect(people.map(({ personId }) => personId)).not.toContain(person!.personId);
    expect(typesOf(await service.db.published())).toEqual(['PersonChanged', 'PersonChanged']);
  });

  it('are refused with every wrong field named, and not found where nobody is', async () => {
    const wrong = service.client.applyPerson({ requestId: newId(), sub: '', name: 'x'.repeat(201), email: 'no' }, ann);
    await expect(wrong).rejects.toMatchObject({
      code: 'PERSON_INVALID',
      details: { violations: [{ field: 'sub' }, { field: 'name' }, { field: 'email' }] },
    });
    for (const who of [{ sub: 'nobody' }, { sub: 'a\u0000' }, { personId: 'x' }, { personId: newId() }]) {
      await expect(service.client.getPerson(who, ann)).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    }
    await expect(service.client.getPerson({}, ann)).rejects.toMatchObject({ code: 'PERSON_INVALID' });
  });
});

describe('queues and groups', () => {
  it('share their names, and have members', async () => {
    const [name, one, two] = [`team-${newId()}`, await aPerson(service), await aPerson(service)];
    const group = { requestId: newId(), name, kind: 'KIND_GROUP' } as const;
    expect((await service.client.applyRoster(group, ann)).roster).toMatchObject({ title: name, members: [] });
    await service.client.applyRoster({ ...group, requestId: newId(), title: 'Our team' }, ann);
    const change = (add: string[], remove: string[] = []) =>
      service.client.changeRosterMembers({ requestId: newId(), name, addPersonIds: add, removePersonIds: remove }, ann);
    await change([one.personId, two.personId]);
    const { roster } = await change([two.personId], [one.personId]);
    expect(roster).toMatchObject({ kind: 'KIND_GROUP', title: 'Our team', members: [two], version: '4' });
    expect((await service.client.getRoster({ name }, ann)).roster).toEqual(roster);
    const other = service.client.applyRoster({ requestId: newId(), name, kind: 'KIND_QUEUE' }, ann);
    await expect(other).rejects.toMatchObject({ code: 'ROSTER_KEY_REUSED' });
    await expect(change([newId()])).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    await expect(change([one.personId], [one.personId])).rejects.toMatchObject({ code: 'ROSTER_INVALID' });
    const members = (await service.db.published()).filter(({ type }) => type.endsWith('RosterChanged'));
    expect(members.at(-1)!.payload).toMatchObject({ name, addedPersonIds: [], removedPersonIds: [one.personId] });
  });

  it('tell in lists how many members they have and name some of them, and list all of them by pages', async () => {
    const [large, empty] = [`large-${newId()}`, `empty-${newId()}`];
    for (const name of [large, empty]) {
      await service.client.applyRoster({ requestId: newId(), name, kind: 'KIND_QUEUE' }, ann);
    }
    const people: customerV1.Person[] = [];
    for (let index = 0; index < 23; index += 1) people.push(await aPerson(service));
    const addPersonIds = people.map(({ personId }) => personId);
    const { roster } = await service.client.changeRosterMembers({ requestId: newId(), name: large, addPersonIds }, ann);
    expect([roster!.memberCount, roster!.members.length]).toEqual([23, 23]);
    const listed = (await service.client.listRosters({ memberId: addPersonIds[0]! }, ann)).rosters;
    expect(listed).toEqual([{ ...roster!, members: roster!.members.slice(0, 20) }]);
    expect((await service.client.getRoster({ name: large }, ann)).roster).toEqual(roster);
    expect((await service.client.getRoster({ name: empty }, ann)).roster).toMatchObject({
      memberCount: 0,
      members: [],
    });
    const found: customerV1.Person[] = [];
    let pageToken = '';
    do {
      const page = await service.client.listRosterMembers({ name: large, pageSize: 10, pageToken }, ann);
      found.push(...page.members);
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(found).toEqual(roster!.members);
    await expect(service.client.listRosterMembers({ name: 'no such' }, ann)).rejects.toMatchObject({
      code: 'ROSTER_NOT_FOUND',
    });
  });

  it('are listed by kind and member', async () => {
    const { personId } = await aPerson(service);
    const names = ['a', 'b'].map((prefix) => `${prefix}-${newId()}`);
    for (const [index, name] of names.entries()) {
      const kind = index === 0 ? 'KIND_QUEUE' : 'KIND_GROUP';
      await service.client.applyRoster({ requestId: newId(), name, kind }, ann);
      await service.client.changeRosterMembers({ requestId: newId(), name, addPersonIds: [personId] }, ann);
    }
    const listed = async (filter: object) =>
      (await service.client.listRosters({ memberId: personId, ...filter }, ann)).rosters.map(({ name }) => name);
    expect(await listed({})).toEqual(names);
    expect(await listed({ kind: 'KIND_GROUP' })).toEqual([names[1]]);
    expect(await listed({ memberId: 'nobody' })).toEqual([]);
    await expect(service.client.getRoster({ name: 'no such' }, ann)).rejects.toMatchObject({
      code: 'ROSTER_NOT_FOUND',
    });
  });
});
