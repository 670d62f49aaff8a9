import 'reflect-metadata';
import type { customerV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { schemaDrift } from '#libs/platform';
import { classTables } from '../../classes/adapters/classes.tables.js';
import { customersTable } from '../../customers/adapters/customer.tables.js';
import { staffTables } from '../../staff/adapters/staff.tables.js';
import { ann, aPerson, nextReference, typesOf, useCustomerService } from '../../testing/customer-service.js';
import { AssignMissingSpecialists } from '../use-cases/assign-missing-specialists.js';

const service = useCustomerService();

it('has tables of classes that agree with the entities', async () => {
  expect(await schemaDrift(service.db.ownerUrl, [customersTable, ...staffTables, ...classTables])).toEqual([]);
});

/** A class whose team has so many members. */
async function aTeam(memberCount: number, more: customerV1.ApplyClassRequestInit = {}) {
  const [name, team] = [`class-${newId()}`, `team-${newId()}`];
  const members: customerV1.Person[] = [];
  while (members.length < memberCount) members.push(await aPerson(service));
  await service.client.applyRoster({ requestId: newId(), name: team, kind: 'KIND_GROUP' }, ann);
  const addPersonIds = members.map(({ personId }) => personId);
  await service.client.changeRosterMembers({ requestId: newId(), name: team, addPersonIds }, ann);
  await service.client.applyClass({ requestId: newId(), name, team, ...more }, ann);
  await service.db.clearOutbox();
  return { name, team, members };
}

async function countsOf(members: readonly customerV1.Person[]): Promise<string[]> {
  const { specialists } = await service.client.listSpecialists({ pageSize: 500 }, ann);
  return members.map(
    ({ personId }) => specialists.find((specialist) => specialist.personId === personId)!.customerCount,
  );
}

const assign = (customerIds: string[], personId = '') =>
  service.client.assignSpecialist({ requestId: newId(), customerIds, personId, reason: 'on holiday' }, ann);

describe('classes', () => {
  it('are created when a customer names them, and are changed after that', async () => {
    const name = `trade-${newId()}`;
    await service.aCustomer({ class: name });
    const { class: created } = await service.client.getClass({ name }, ann);
    expect(created).toMatchObject({ name, title: name, team: '', defaultSequence: '', locked: false, version: '1' });
    const change = { name, title: 'Trade', defaultSequence: 'friendly', locked: true, expectedVersion: '1' };
    const { class: changed } = await service.client.applyClass({ requestId: newId(), ...change }, ann);
    expect(changed).toMatchObject({ title: 'Trade', defaultSequence: 'friendly', locked: true, version: '2' });
    const outdated = service.client.applyClass({ requestId: newId(), ...change, title: 'Other' }, ann);
    await expect(outdated).rejects.toMatchObject({ code: 'CLASS_CONFLICT' });
    const { classes } = await service.client.listClasses({ pageSize: 500 }, ann);
    expect(classes.map((each) => each.name)).toEqual(expect.arrayContaining(['default', name]));
    expect(typesOf(await service.db.published())).toEqual(['ClassChanged', 'CustomerCreated', 'ClassChanged']);
  });

  it('take only a team that exists and is a group', async () => {
    const apply = (team: string) => service.client.applyClass({ requestId: newId(), name: 'wrong', team }, ann);
    await expect(apply('no such')).rejects.toMatchObject({ code: 'ROSTER_NOT_FOUND' });
    const queue = `queue-${newId()}`;
    await service.client.applyRoster({ requestId: newId(), name: queue, kind: 'KIND_QUEUE' }, ann);
    await expect(apply(queue)).rejects.toMatchObject({ code: 'ROSTER_KEY_REUSED' });
    const long = { requestId: newId(), name: 'x'.repeat(65), title: '', defaultSequence: 'x'.repeat(61) };
    await expect(service.client.applyClass(long, ann)).rejects.toMatchObject({
      details: { violations: [{ field: 'name' }, { field: 'title' }, { field: 'default_sequence' }] },
    });
  });
});

describe('specialists', () => {
  it('are whoever of the team has the fewest customers, also for the thousands of a file', async () => {
    const { name, members } = await aTeam(3);
    const [known, rows] = [nextReference(), Array.from({ length: 299 }, () => ({ reference: nextReference() }))];
    const created = await service.aCustomer({ reference: known, class: name });
    expect(members.map(({ personId }) => personId)).toContain(created.specialistId);
    await service.client.upsertCustomers(
      { requestId: newId(), rows: rows.map((row) => ({ ...row, class: name })) },
      ann,
    );
    expect(await countsOf(members)).toEqual(['100', '100', '100']);
    const published = (await service.db.published()).filter(({ type }) => type.endsWith('CustomerCreated'));
    expect(published).toHaveLength(300);
    for (const { payload } of published) {
      const { specialistId, specialistName } = (payload as { customer: customerV1.CustomerSnapshot }).customer;
      expect(members.find(({ personId }) => personId === specialistId)!.name).toBe(specialistName);
    }
  });

  it('change by hand, one or many at once, and that is told with who it was before', async () => {
    const { name, members } = await aTeam(1);
    const other = await aPerson(service);
    const customers = [await service.aCustomer({ class: name }), await service.aCustomer({ class: name })];
    const customerIds = customers.map(({ customerId }) => customerId).sort();
    await service.db.clearOutbox();
    const { assignments } = await assign(customerIds, other.personId);
    const changed = customerIds.map((customerId) => ({ customerId, specialistId: other.personId, changed: true }));
    expect(assignments).toEqual(changed);
    const published = await service.db.published();
    expect(typesOf(published)).toEqual(['CustomerChanged', 'CustomerChanged']);
    expect(published[0]!.payload).toMatchObject({
      cause: { actor: 'user:ann', reason: 'on holiday' },
      customer: { specialistId: other.personId, specialistName: other.name },
      changedFields: ['specialist'],
      formerSpecialistName: members[0]!.name,
    });
    expect((await assign(customerIds, other.personId)).assignments).toEqual(
      changed.map((each) => ({ ...each, changed: false })),
    );
    expect(await countsOf([...members, other])).toEqual(['0', '2']);
    const { customers: listed } = await service.client.listCustomersOfSpecialist({ specialistId: other.personId }, ann);
    expect(listed.map(({ reference, byHand }) => [reference, byHand])).toEqual(
      customers.map(({ reference }) => [reference, true]),
    );
    expect((await assign(customerIds)).assignments[0]).toMatchObject({ specialistId: members[0]!.personId });
  });

  it('are refused as a whole where one of the customers or the person cannot be', async () => {
    const { customerId } = await service.aCustomer();
    const [person, away] = [await aPerson(service), await aPerson(service)];
    await service.client.applyPerson({ requestId: newId(), sub: away.sub, active: false }, ann);
    await expect(assign([customerId, newId()], person.personId)).rejects.toMatchObject({ code: 'CUSTOMER_NOT_FOUND' });
    await expect(assign([customerId], newId())).rejects.toMatchObject({ code: 'PERSON_NOT_FOUND' });
    await expect(assign([customerId], away.personId)).rejects.toMatchObject({ code: 'PERSON_STATE_FORBIDS' });
    await expect(assign([], 'x')).rejects.toMatchObject({
      code: 'SPECIALIST_INVALID',
      details: { violations: [{ field: 'customer_ids' }, { field: 'person_id' }] },
    });
    const many = Array.from({ length: 501 }, () => newId());
    await expect(assign(many)).rejects.toMatchObject({ code: 'SPECIALIST_INVALID' });
    expect((await service.get(customerId)).specialistId).toBe('');
  });

  it('follow the class unless they were chosen by hand, and always where it is locked', async () => {
    const [from, to, locked] = [await aTeam(1), await aTeam(1), await aTeam(1, { locked: true })];
    const [free, kept] = [await service.aCustomer({ class: from.name }), await service.aCustomer({ class: from.name })];
    const chosen = await aPerson(service);
    await assign([kept.customerId], chosen.personId);
    const move = async (customerId: string, name: string) =>
      (await service.client.changeCustomer({ requestId: newId(), customerId, class: name }, ann)).customer!
        .specialistId;
    expect(await move(free.customerId, to.name)).toBe(to.members[0]!.personId);
    expect(await move(kept.customerId, to.name)).toBe(chosen.personId);
    expect(await move(kept.customerId, locked.name)).toBe(locked.members[0]!.personId);
    await expect(assign([kept.customerId], chosen.personId)).rejects.toMatchObject({ code: 'CLASS_STATE_FORBIDS' });
    expect((await assign([kept.customerId], locked.members[0]!.personId)).assignments).toHaveLength(1);
    expect(await countsOf([from.members[0]!, to.members[0]!, locked.members[0]!, chosen])).toEqual([
      '0',
      '1',
      '1',
      '0',
    ]);
  });

  it('are given to customers who had nobody as soon as somebody is there', async () => {
    const name = `late-${newId()}`;
    const customers = [await service.aCustomer({ class: name }), await service.aCustomer({ class: name })];
    expect(customers.map(({ specialistId }) => specialistId)).toEqual(['', '']);
    const janitor = service.running.app.get(AssignMissingSpecialists);
    expect(await janitor.assignMissingSpecialists()).toBe(0);
    const { team, members } = await aTeam(2);
    await service.client.applyClass({ requestId: newId(), name, team }, ann);
    expect(await janitor.assignMissingSpecialists()).toBe(2);
    expect(await janitor.assignMissingSpecialists()).toBe(0);
    expect(await countsOf(members)).toEqual(['1', '1']);
    const [last] = (await service.db.published()).slice(-1);
    expect(last!.payload).toMatchObject({ cause: { actor: 'system:customer', reason: 'SPECIALIST_MISSING' } });
  });
});

describe('terms', () => {
  it('are those of the customer, else of the class, and say which', async () => {
    const { name, members } = await aTeam(1, { defaultSequence: 'friendly' });
    const { customerId, reference } = await service.aCustomer({ class: name });
    const terms = async () => (await service.client.resolveTerms({ customerId }, ann)).terms;
    expect(await terms()).toMatchObject([
      { name: 'default_sequence', value: 'friendly', level: 'LEVEL_CLASS', explanation: `Said by class ${name}.` },
      { name: 'specialist', value: members[0]!.personId, level: 'LEVEL_CLASS' },
      { name: 'locked', value: 'false', level: 'LEVEL_CLASS' },
    ]);
    const own = { requestId: newId(), customerId, defaultSequence: 'firm' };
    expect((await service.client.changeCustomer(own, ann)).customer).toMatchObject({ defaultSequence: 'firm' });
    expect((await terms())[0]).toMatchObject({
      value: 'firm',
      level: 'LEVEL_CUSTOMER',
      explanation: `Said by customer ${reference}, in place of class ${name}.`,
    });
    await service.client.applyClass({ requestId: newId(), name, locked: true }, ann);
    expect((await terms())[0]).toMatchObject({ value: 'friendly', level: 'LEVEL_CLASS' });
    const refused = service.client.changeCustomer({ ...own, requestId: newId(), defaultSequence: 'soft' }, ann);
    await expect(refused).rejects.toMatchObject({ code: 'CLASS_STATE_FORBIDS' });
    const cleared = { ...own, requestId: newId(), defaultSequence: '' };
    expect((await service.client.changeCustomer(cleared, ann)).customer!.defaultSequence).toBe('');
  });
});
