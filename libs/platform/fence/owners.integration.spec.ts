import 'reflect-metadata';
import type { Act } from '#libs/fence';
import { newId } from '#libs/ids';
import { StubOwners, until } from '#libs/testing';
import { connectChannels } from '../rpc/client/connect.js';
import { RpcClients } from '../rpc/client/rpc-clients.js';
import { RpcOwners } from './owners.js';

const caller = { actor: 'system:communication', correlationId: 'spec' };
/** Long, since the first question also reads the contracts of all owners; nothing here ends by it. */
const inTime = { deadlineMs: 60_000 };

describe('asking the owners before an act', () => {
  let stub: StubOwners;
  let channels: ReturnType<typeof connectChannels>;
  let owners: RpcOwners;

  beforeAll(async () => {
    stub = new StubOwners();
    await stub.listen();
    channels = connectChannels(stub.environment);
    owners = new RpcOwners(new RpcClients(channels));
  });
  afterAll(() => {
    channels.close();
    stub.close();
  });
  beforeEach(() => stub.calm());

  const anAct = (more: Partial<Act> = {}): Act => {
    const customerId = stub.addCustomer({
      reference: 'C-1',
      name: 'Ada',
      kind: 'KIND_BUSINESS',
      locale: 'de',
      zones: ['Europe/Berlin', 'UTC'],
      contacts: [
        { contactId: 'mail', channel: 'CHANNEL_EMAIL', address: 'ada@example.test', validity: 'VALIDITY_VALID' },
        { contactId: 'phone', channel: 'CHANNEL_SMS', address: '+15550100' },
        { contactId: 'unknown', address: 'x' },
      ],
      optedOutChannels: ['CHANNEL_SMS'],
      flags: ['FLAG_BANKRUPT', 'FLAG_VULNERABLE', 'FLAG_UNSPECIFIED'],
      flagEnds: [{ flag: 'FLAG_BANKRUPT', untilDate: { year: 2024, month: 12, day: 31 } }],
    });
    const invoiceIds = [stub.addInvoice(customerId, { number: 'INV-1' }), stub.addInvoice(customerId)];
    return { customerId, caseId: null, invoiceIds, ...more };
  };

  it('gives what each of them knows, in the words of the domain', async () => {
    const act = anAct();
    const [first, second] = act.invoiceIds as [string, string];
    stub.changeInvoice(second, { disputed: true, collectability: 'COLLECTABILITY_UNSPECIFIED', version: '7' });
    stub.moneyInFlight.add(first);
    stub.promisedInvoices.add(second);
    stub.arrangedInvoices.add(first);
    stub.heldInvoices.add(first);
    stub.placedInvoices.add(second);
    stub.holdReasons = ['Negotiating'];
    const facts = await owners.ask(act, caller, inTime);
    expect(facts.customer).toEqual({
      customerId: act.customerId,
      reference: 'C-1',
      name: 'Ada',
      debtType: 'BUSINESS',
      locale: 'de',
      zones: ['Europe/Berlin', 'UTC'],
      contacts: [
        { contactId: 'mail', channel: 'EMAIL', address: 'ada@example.test', validity: 'VALID' },
        { contactId: 'phone', channel: 'SMS', address: '+15550100', validity: 'UNVERIFIED' },
      ],
      optedOutChannels: ['SMS'],
      flags: ['BANKRUPT', 'UNKNOWN'],
      flagEnds: { BANKRUPT: '2024-12-31' },
    });
    expect(facts.invoices.get(first)).toEqual({
      invoiceId: first,
      number: 'INV-1',
      customerId: act.customerId,
      lifecycle: 'OPEN',
      collectable: true,
      disputed: false,
      amount: { minor: 20_000n, currency: 'USD' },
      remaining: { minor: 15_000n, currency: 'USD' },
      dueDate: '2013-01-15',
      version: 1n,
    });
    expect(facts.invoices.get(second)).toMatchObject({ disputed: true, collectable: false, version: 7n });
    expect(facts.moneyInFlight).toEqual(new Set([first]));
    expect(facts.promised).toEqual(new Set([second]));
    expect(facts.arranged).toEqual(new Set([first]));
    expect(facts.holds).toEqual({
      actHeld: true,
      caseClosed: false,
      heldInvoiceIds: new Set([first]),
      placedInvoiceIds: new Set([second]),
      unannouncedInvoiceIds: new Set(),
    });
  });

  it('leaves out what the owners do not know, and takes an unknown kind of customer for a consumer', async () => {
    const unknown = await owners.ask({ customerId: 'nobody', caseId: null, invoiceIds: ['none'] }, caller, inTime);
    expect(unknown).toMatchObject({ customer: null, invoices: new Map() });
    const customerId = stub.addCustomer({ kind: 'KIND_UNSPECIFIED' });
    const facts = await owners.ask({ customerId, caseId: null, invoiceIds: [] }, caller, inTime);
    expect(facts.customer).toMatchObject({ debtType: 'CONSUMER' });
  });

  it('asks for invoices only after payment returned, and for the rest beside it', async () => {
    let respond!: () => void;
    stub.heldBack.set('CheckMoneyInFlight', new Promise((resolve) => (respond = resolve)));
    const asking = owners.ask(anAct(), caller, inTime);
    await until(() => stub.asked.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 50));
    expect([...stub.asked].sort()).toEqual(['BatchGetContactFacts', 'CheckHolds', 'CheckMoneyInFlight']);
    respond();
    await asking;
    expect(stub.asked.at(-1)).toBe('BatchGetInvoices');
  });

  it.each(['customer', 'invoice', 'payment', 'workflow'] as const)(
    'gives no facts while %s cannot be reached',
    async (owner) => {
      stub.away.add(owner);
      await expect(owners.ask(anAct(), caller, inTime)).rejects.toMatchObject({ kind: 'unavailable' });
    },
  );

  it('gives no facts when nobody listens, or when all together take too long', async () => {
    const gone = new StubOwners();
    await gone.listen();
    const nobody = connectChannels(gone.environment);
    gone.close();
    const asking = new RpcOwners(new RpcClients(nobody)).ask(anAct(), caller, { deadlineMs: 300 });
    await expect(asking).rejects.toMatchObject({ kind: 'unavailable' });
    nobody.close();

    const started = performance.now();
    stub.heldBack.set('CheckMoneyInFlight', new Promise((resolve) => setTimeout(resolve, 250)));
    stub.heldBack.set('BatchGetInvoices', new Promise(() => undefined));
    await expect(owners.ask(anAct(), caller, { deadlineMs: 400 })).rejects.toMatchObject({ kind: 'unavailable' });
    // An rpc ends after ten seconds when nobody gives it a deadline.
    expect(performance.now() - started).toBeLessThan(8_000);
  });

  it('gives a customer or invoices alone, and asks nobody else', async () => {
    const { customerId, invoiceIds } = anAct();
    const facts = await owners.ask({ customerId, caseId: null, invoiceIds }, caller, inTime);
    stub.calm();
    expect(await owners.findCustomer(customerId, caller, inTime)).toEqual(facts.customer);
    expect(await owners.findCustomer(newId(), caller, inTime)).toBeNull();
    const found = await owners.findInvoices([...invoiceIds, newId()], caller, inTime);
    expect(found).toEqual([...facts.invoices.values()]);
    expect(stub.asked).toEqual(['BatchGetContactFacts', 'BatchGetContactFacts', 'BatchGetInvoices']);
  });

  it('refuses an invoice of which the owner leaves out what an act depends on', async () => {
    const act = anAct();
    stub.changeInvoice(act.invoiceIds[0]!, { lifecycle: 'LIFECYCLE_UNSPECIFIED' });
    await expect(owners.ask(act, caller, inTime)).rejects.toMatchObject({ kind: 'internal' });
  });
});
