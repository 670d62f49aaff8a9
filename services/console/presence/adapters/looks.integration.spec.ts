import { useConsole } from '../../testing/console-service.js';

const console = useConsole();
const customerId = '01a229c6-3fcf-77a6-a8a1-2d2e2b6910a2';

interface Answer {
  readonly others: readonly { readonly sub: string; readonly name: string }[];
}

type Person = Awaited<ReturnType<typeof console.signIn>>;

async function look(person: Person, leaving = false): Promise<string[]> {
  const response = await person.send('POST', '/api/v1/looks', { customerId, leaving });
  expect(response.status).toBe(200);
  return ((await response.json()) as Answer).others.map(({ sub }) => sub);
}

async function kinds(): Promise<string[]> {
  const rows = await console.db.database.query<{ event_type: string; customer_id: string }>(
    'SELECT event_type, customer_id FROM changes ORDER BY sequence',
  );
  return rows.filter((row) => row.customer_id === customerId).map((row) => row.event_type);
}

describe('people who have one customer open', () => {
  it('see each other until they leave, and others learn that they came and left', async () => {
    const [agent, lead] = [await console.signIn('agent'), await console.signIn('lead')];
    expect(await look(agent)).toEqual([]);
    expect(await look(lead)).toEqual(['agent']);
    expect(await look(agent)).toEqual(['lead']);
    expect(await kinds()).toHaveLength(2);
    expect(await look(lead, true)).toEqual(['agent']);
    expect(await look(agent)).toEqual([]);
    expect(await kinds()).toEqual(Array.from({ length: 3 }, () => 'dunlin.console.v1.LookChanged'));
  });

  it('are not seen any more once they have said nothing for a minute', async () => {
    const [agent, lead] = [await console.signIn('agent'), await console.signIn('lead')];
    await look(lead);
    expect(await look(agent)).toEqual(['lead']);
    await console.db.database.query(
      `UPDATE looks SET seen_at = seen_at - interval '61 seconds' WHERE subject = 'lead'`,
    );
    expect(await look(agent)).toEqual([]);
    const before = (await kinds()).length;
    await look(lead);
    expect(await kinds()).toHaveLength(before + 1);
  });

  it('are told where the provider gives them a longer name than is kept', async () => {
    const finance = await console.signIn('finance');
    await console.db.database.query(`UPDATE sessions SET name = repeat('a', 256) WHERE subject = 'finance'`);
    const response = await finance.send('POST', '/api/v1/looks', { customerId, leaving: false });
    const { reason, violations } = (await response.json()) as { reason: string; violations: { field: string }[] };
    expect([response.status, reason, violations.map(({ field }) => field)]).toEqual([400, 'LOOK_INVALID', ['name']]);
  });

  it('are told each field that is wrong', async () => {
    const agent = await console.signIn('agent');
    const response = await agent.send('POST', '/api/v1/looks', { customerId: 'one', since: 1 });
    const { violations } = (await response.json()) as { violations: { field: string }[] };
    expect([response.status, violations.map(({ field }) => field).sort()]).toEqual([400, ['customerId', 'since']]);
  });
});
