import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { connect } from '#libs/client';
import { serviceNames, type Stack } from '#libs/stack';
import { programToken } from '../../libs/stack/servers/identity.js';
import { fillCases, fillCustomers, fillInvoices, largeCustomer, nameOf, specialistId } from './console-rows.js';
import { lower, type Measurement } from './measurement.js';

const sequence = `
name: desk
title: Desk
enrol: { when: overdue }
anchor: due_date
grouping: case
calendar: { time: '09:20', zone: customer, days: all }
steps:
  - { id: reminder, after: 3d, send: { channel: email, template: reminder } }
`.trimStart();
const step = 'reminder';
const asked = 300;
const pageSize = 100;

/** No person asks as fast as a bench does. */
export const consoleSettings = { DUNLIN_CONSOLE_REQUESTS_PER_MINUTE: '1000000' };

/** Starts every service; those without a case, a customer or an invoice are asked as well by a page. */
export const startWithConsole = (stack: Stack): Promise<void> =>
  stack.startServices(serviceNames, { env: consoleSettings });

/**
 * What screens ask, through HTTP with sign-in, permission and access log, one at a time: lists of cases with the names of
 * their customers beside the same rows by bare SQL, cards, text search, and all that an account page asks for at once.
 */
export async function measureConsole(
  stack: Stack,
  caseCount: number,
  say: (line: string) => void,
): Promise<Measurement[]> {
  const dunlin = connect(stack.clientEnv(), 'user:bench');
  await dunlin.workflow.applySequence({ requestId: 'bench/sequence', document: sequence }, dunlin.caller);
  dunlin.close();
  say(`fill ${caseCount} cases`);
  const ownerOf = (service: 'customer' | 'invoice' | 'workflow'): string =>
    stack.env(service)['DUNLIN_POSTGRES_OWNER_URL']!;
  await fillCases(ownerOf('workflow'), caseCount, 'desk', step);
  await fillCustomers(ownerOf('customer'), caseCount);
  await fillInvoices(ownerOf('invoice'));
  const desk = await Desk.open(stack);
  const [cases, customers] = [new pg.Client(ownerOf('workflow')), new pg.Client(ownerOf('customer'))];
  await Promise.all([cases.connect(), customers.connect()]);
  try {
    say('ask');
    const lists = await msOfLists(desk);
    const bare = await msOfBareLists(cases, customers);
    say('search');
    const search = await msOfSearches(desk, Math.floor(caseCount / 2), say);
    say('cards and pages');
    const cards = await msOfEach(asked, () => desk.get('/case-summary'), desk);
    const page = await msOfEach(60, () => desk.getAll(accountPage()), desk);
    return [
      lower(
        `page of ${pageSize} of ${caseCount} cases with names, slowest of 100`,
        'ms',
        at(lists, 0.99),
        at(bare, 0.99),
        60,
        25,
      ),
      lower('of them the median', 'ms', at(lists, 0.5), at(bare, 0.5)),
      ...Object.entries(search).map(([kind, ms]) =>
        lower(
          `customers by ${kind}, slowest of 100`,
          'ms',
          at(ms, 0.99),
          null,
          kind === 'a word with a typo' ? 250 : 100,
        ),
      ),
      lower('cards, slowest of 100', 'ms', at(cards, 0.99), null, 50),
      lower('account page of 5,000 invoices and 50,000 diary lines, the median', 'ms', at(page, 0.5), null, 300),
      lower('of them the slowest of 20', 'ms', at(page, 0.95), null, 300),
    ];
  } finally {
    await Promise.all([cases.end(), customers.end()]);
  }
}

/** Lists as people ask for them, with pages after the first. */
const lists: readonly object[] = [
  {},
  { states: ['ACTIVE'], orderBy: 'NEXT_MESSAGE' },
  { states: ['ACTIVE', 'FAILED'], orderBy: 'OUTSTANDING', descending: true },
  { specialistId: specialistId(9), orderBy: 'OLDEST_DUE' },
  { customerClass: 'class-3', states: ['PAUSED', 'ON_HOLD'] },
  { minOutstanding: { currencyCode: 'EUR', minorUnits: '4990000' }, orderBy: 'NEXT_MESSAGE' },
];

async function msOfLists(desk: Desk): Promise<number[]> {
  const tokens = lists.map(() => '');
  await msOfEach(lists.length * 5, nextPage, desk);
  return msOfEach(asked, nextPage, desk);

  async function nextPage(index: number): Promise<void> {
    const which = index % lists.length;
    const question = { ...lists[which], pageSize, pageToken: tokens[which] };
    const answer = (await desk.post('/cases/query', question)) as { nextPageToken?: string };
    tokens[which] = answer.nextPageToken ?? '';
  }
}

/** What somebody would write by hand for the first two of them: one walk of an index, and the names by their keys. */
async function msOfBareLists(cases: pg.Client, customers: pg.Client): Promise<number[]> {
  let after = ['-infinity', '00000000-0000-0000-0000-000000000000'];
  return msOfEach(asked, async () => {
    const { rows } = await cases.query<{ customer_id: string; case_id: string; at: string }>({
      name: 'list',
      text: `SELECT *, next_message_at::text AS at FROM cases WHERE shown_state = 'ACTIVE' AND closed_at IS NULL
        AND next_message_at IS NOT NULL AND (next_message_at, case_id) > ($1::timestamptz, $2::uuid)
        ORDER BY next_message_at, opened_at, case_id LIMIT ${pageSize}`,
      values: after,
    });
    await customers.query({
      name: 'names',
      text: 'SELECT customer_id, reference, name FROM customers WHERE customer_id = ANY ($1::uuid[])',
      values: [rows.map((row) => row.customer_id)],
    });
    const last = rows.at(-1)!;
    after = [last.at, last.case_id];
  });
}

async function msOfSearches(
  desk: Desk,
  customerCount: number,
  say: (line: string) => void,
): Promise<Record<string, number[]>> {
  const texts: Record<string, (n: number) => string> = {
    'a whole name': nameOf,
    'the beginning of a name': (n) => nameOf(n).slice(0, -2),
    'a reference': (n) => `C-${String(n).padStart(9, '0')}`,
    'an e-mail address': (n) => `c${String(n).padStart(9, '0')}@mail.test`,
    'a phone number in its local form': (n) => `0170 ${String(n).padStart(9, '0')}`,
    'a word with a typo': (n) => mistyped(nameOf(n).split(' ')[1]!),
  };
  const found: Record<string, number[]> = {};
  for (const [kind, textOf] of Object.entries(texts)) {
    const search = async (index: number) => {
      const text = textOf((index * 7919) % customerCount);
      const { customerIds, tooBroad } = (await desk.post('/customers/search', { text })) as {
        customerIds: string[];
        tooBroad: boolean;
      };
      if (customerIds.length === 0 && !tooBroad) throw new Error(`Nobody was found by ${kind}: ${text}`);
    };
    found[kind] = await msOfEach(asked, search, desk);
    say(`${kind}: ${at(found[kind], 0.5).toFixed(1)} ms, slowest of 100 ${at(found[kind], 0.99).toFixed(1)} ms`);
  }
  return found;
}

/** Two neighbouring letters in the wrong order. */
const mistyped = (word: string): string => `${word.slice(0, 3)}${word[4]}${word[3]}${word.slice(5)}`;

/** What the account page asks for when it opens. */
function accountPage(): string[] {
  const of = `customerId=${largeCustomer}`;
  return [
    `/customers/${largeCustomer}`,
    `/customers/${largeCustomer}/payer-profile`,
    `/customers/${largeCustomer}/diary?pageSize=50`,
    `/customers/${largeCustomer}/terms`,
    `/cases?${of}&pageSize=50`,
    `/tasks?${of}&state=OPEN&pageSize=50`,
    `/invoices?${of}&pageSize=100`,
    `/messages?${of}&pageSize=50`,
    `/placements?${of}&pageSize=50`,
    `/journal?${of}&pageSize=50`,
    `/holds?${of}`,
  ];
}

const renewMs = 60_000;

/** The HTTP API of console as a program of an organisation calls it. */
class Desk {
  private token = '';
  private renewAt = 0;

  private constructor(
    private readonly url: string,
    private readonly newToken: () => Promise<string>,
  ) {}

  static async open(stack: Stack): Promise<Desk> {
    const file = join(stack.dir, 'data/identity/config.json');
    const { programSecret } = JSON.parse(readFileSync(file, 'utf8')) as { programSecret: string };
    const newToken = () => programToken(stack.server('identity').url, programSecret);
    const desk = new Desk(`http://127.0.0.1:${stack.state.ports['console/http']}/api/v1`, newToken);
    await desk.renew();
    return desk;
  }

  /** Outside of what is measured, since tokens hold for minutes. */
  async renew(): Promise<void> {
    if (performance.now() < this.renewAt) return;
    this.token = await this.newToken();
    this.renewAt = performance.now() + renewMs;
  }

  get(path: string): Promise<unknown> {
    return this.ask(path, {});
  }

  getAll(paths: readonly string[]): Promise<unknown> {
    return Promise.all(paths.map((path) => this.get(path)));
  }

  post(path: string, body: object): Promise<unknown> {
    return this.ask(path, { method: 'POST', body: JSON.stringify(body) });
  }

  private async ask(path: string, init: RequestInit): Promise<unknown> {
    const headers = { authorization: `Bearer ${this.token}`, 'content-type': 'application/json' };
    const response = await fetch(`${this.url}${path}`, { ...init, headers });
    const answer: unknown = await response.json();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${JSON.stringify(answer)}`);
    return answer;
  }
}

async function msOfEach(count: number, work: (index: number) => Promise<unknown>, desk?: Desk): Promise<number[]> {
  const ms: number[] = [];
  for (let index = 0; index < count; index++) {
    await desk?.renew();
    ms.push(await msOf(() => work(index)));
  }
  return ms;
}

async function msOf(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

function at(ms: readonly number[], share: number): number {
  const sorted = ms.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length * share)]!;
}
