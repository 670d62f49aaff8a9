import { fromWireDate, type invoiceV1, toWireDate, type workflowV1 } from '#libs/contracts';
import { newId } from '#libs/ids';
import { incomingEvent } from '#libs/testing';
import { counts, importFiles } from '../../testing/import-files.js';
import { KeptCustomers } from '../../testing/kept-customers.js';
import { ann, cause, shortTypes, specService } from '../../testing/spec-service.js';

const spec = specService();
const { anInvoice, consume, get } = spec;

type Said = Partial<invoiceV1.PaymentTermsInit>;

const organisation = { level: 'LEVEL_ORGANISATION' } as const;
const ofClass = (name: string) => ({ level: 'LEVEL_CLASS', class: name }) as const;
const ofCustomer = (customerId: string) => ({ level: 'LEVEL_CUSTOMER', customerId }) as const;

const set = async (whose: Said, said: Said, expectedVersion = '0'): Promise<invoiceV1.PaymentTerms> => {
  const terms = { kind: 'KIND_REGULAR', ...whose, ...said } as const;
  return (await spec.client.setTerms({ requestId: newId(), terms, expectedVersion }, ann)).terms!;
};
const remove = async (whose: Said): Promise<invoiceV1.PaymentTerms> => {
  const request = { requestId: newId(), kind: 'KIND_REGULAR', ...whose } as invoiceV1.RemoveTermsRequestInit;
  return (await spec.client.removeTerms(request, ann)).terms!;
};

/** Each value of the regular terms with who says it. */
const resolved = async (asked: invoiceV1.GetTermsRequestInit): Promise<Record<string, string>> => {
  const [regular] = (await spec.client.getTerms(asked, ann)).resolved;
  return Object.fromEntries(
    regular!.values.map(({ name, value, level, code }) => [
      name,
      [value, level.slice(6), code].filter(Boolean).join(' '),
    ]),
  );
};

const customerOf = async (className: string, reference: string = newId()): Promise<string> => {
  const customerId = newId();
  const customer = { customerId, reference, zone: 'Europe/Berlin', class: className };
  await consume('onCustomers', incomingEvent('dunlin.customer.v1.CustomerChanged', { cause, customer }));
  return customerId;
};

const lock = (name: string, locked: boolean, sequence: bigint) =>
  consume('onClasses', incomingEvent('dunlin.customer.v1.ClassChanged', { cause, class: name, locked }, { sequence }));

const applyCalendar = (code: string, over: workflowV1.CalendarInit = {}) => {
  const calendar = {
    ...{ code, version: 1, weekendDays: [6, 7], usedFromDate: toWireDate('2013-01-01') },
    ...{ knownFromDate: toWireDate('2003-01-01'), knownUntilDate: toWireDate('2023-12-31') },
    ...over,
  };
  const days = [{ date: toWireDate('2013-04-01'), name: 'Easter Monday', off: true }];
  return consume('onCalendars', incomingEvent('dunlin.workflow.v1.CalendarApplied', { cause, calendar, days }));
};

const dueOf = async (invoiceId: string): Promise<string[]> => {
  const { dueDate, dueDateSource, kind } = await get(invoiceId);
  return [fromWireDate(dueDate)!, dueDateSource.slice(16), kind.slice(5)];
};

const issuedOn = (date: string) => ({ issueDate: toWireDate(date), dueDate: null });

afterEach(async () => {
  await remove(organisation);
});

describe('payment terms', () => {
  it('are those of the product, of the organisation, the class and the customer, value by value', async () => {
    const customerId = await customerOf('levels', 'D-7');
    expect(await resolved({ customerId })).toEqual({
      ...{ net_days: '30 PRODUCT', month_end: 'NONE PRODUCT', calendar: 'PRODUCT', roll: 'FOLLOWING PRODUCT' },
      ...{ interest_policy: 'none PRODUCT', fixed_sum: 'false PRODUCT' },
    });
    await set(organisation, { netDays: 21, monthEnd: 'MONTH_END_OF_ISSUE', interestPolicy: 'eu-b2b' });
    await set(ofClass('levels'), { netDays: 14, fixedSum: true });
    await set(ofCustomer(customerId), { roll: 'ROLL_PRECEDING' });
    const ofAll = {
      ...{ month_end: 'OF_ISSUE ORGANISATION', calendar: 'PRODUCT' },
      ...{ interest_policy: 'eu-b2b ORGANISATION', fixed_sum: 'true CLASS levels' },
    };
    expect(await resolved({ customerId })).toEqual({
      ...{ ...ofAll, net_days: '14 CLASS levels', roll: 'PRECEDING CUSTOMER D-7' },
    });
    expect(await resolved({ class: 'levels' })).toMatchObject({ ...ofAll, net_days: '14 CLASS levels' });
    expect(await resolved({})).toMatchObject({ ...ofAll, net_days: '21 ORGANISATION', fixed_sum: 'false PRODUCT' });
    expect(await spec.client.getTerms({ customerId }, ann)).toMatchObject({
      own: [
        { ...ofCustomer(customerId), customerReference: 'D-7', roll: 'ROLL_PRECEDING', version: '1', setBy: ann.actor },
      ],
      class: 'levels',
      locked: false,
    });
  });

  it('are told when they change, once, and not where nothing is another', async () => {
    const whose = ofClass('told');
    expect(await set(whose, { netDays: 7 })).toMatchObject({ version: '1', netDays: 7 });
    expect(await set(whose, { netDays: 7 })).toMatchObject({ version: '1' });
    expect(await remove(whose)).toMatchObject({ version: '2' });
    expect(await remove(whose)).toMatchObject({ version: '2' });
    expect(await set(whose, { netDays: 8 }, '2')).toMatchObject({ version: '3' });
    const events = await spec.db.published();
    expect(shortTypes(events)).toEqual(['TermsChanged', 'TermsChanged', 'TermsChanged']);
    expect(events.map(({ payload }) => payload)).toMatchObject([
      { terms: { class: 'told', netDays: 7 }, removed: false },
      { terms: { class: 'told', version: '2' }, removed: true },
      { terms: { class: 'told', netDays: 8 }, removed: false },
    ]);
    await expect(set(whose, { netDays: 9 }, '2')).rejects.toMatchObject({ code: 'TERMS_CONFLICT' });
  });

  it('of a customer of a locked class do not count, and are refused with the class', async () => {
    const customerId = await customerOf('locked');
    await set(ofClass('locked'), { netDays: 10 });
    await set(ofCustomer(customerId), { netDays: 60 });
    expect(await resolved({ customerId })).toMatchObject({ net_days: expect.stringContaining('60 CUSTOMER') });
    await lock('locked', true, 2n);
    await lock('locked', false, 1n);
    expect(await resolved({ customerId })).toMatchObject({ net_days: '10 CLASS locked' });
    expect(await spec.client.getTerms({ customerId }, ann)).toMatchObject({ locked: true, class: 'locked' });
    await expect(set(ofCustomer(customerId), { netDays: 61 })).rejects.toMatchObject({
      code: 'TERMS_STATE_FORBIDS',
      details: { state: 'LOCKED', facts: { class: 'locked' } },
    });
    await remove(ofCustomer(customerId));
    await lock('locked', false, 3n);
    expect(await resolved({ customerId })).toMatchObject({ net_days: '10 CLASS locked' });
  });

  it.each<[string, Said, string[]]>([
    ['of nobody', { netDays: 1 }, ['terms.level']],
    ['of a class without its name', { level: 'LEVEL_CLASS', netDays: 1 }, ['terms.class']],
    ['of a customer without an id', { level: 'LEVEL_CUSTOMER', customerId: 'D-1', netDays: 1 }, ['terms.customer_id']],
    ['of two', { ...organisation, class: 'a', customerId: newId(), netDays: 1 }, ['terms.class', 'terms.customer_id']],
    ['that say nothing', organisation, ['terms.net_days']],
    ['of too many days', { ...organisation, netDays: 366 }, ['terms.net_days']],
    ['with interest by no policy', { ...organisation, interestPolicy: 'usury' }, ['terms.interest_policy']],
    ['by a calendar that is not known', { ...organisation, calendar: 'atlantis' }, ['terms.calendar']],
  ])('%s are refused', async (_name, said, fields) => {
    const details = { violations: fields.map((field) => expect.objectContaining({ field })) };
    await expect(set(said, {})).rejects.toMatchObject({ code: 'TERMS_INVALID', details });
  });

  it('are listed page by page, with the references of customers', async () => {
    const customerId = await customerOf('listed', 'D-8');
    await set(ofCustomer(customerId), { netDays: 3 });
    await set({ ...ofCustomer(customerId), kind: 'KIND_OUT_OF_TURN' }, { netDays: 2 });
    const listed: string[] = [];
    let pageToken = '';
    do {
      const page = await spec.client.listTerms({ level: 'LEVEL_CUSTOMER', pageSize: 1, pageToken }, ann);
      listed.push(
        ...page.terms.map(({ customerReference, kind, netDays }) => `${customerReference} ${kind} ${netDays}`),
      );
      pageToken = page.nextPageToken;
    } while (pageToken !== '');
    expect(listed.filter((line) => line.startsWith('D-8'))).toEqual(['D-8 KIND_OUT_OF_TURN 2', 'D-8 KIND_REGULAR 3']);
    await expect(spec.client.getTerms({ customerId: newId() }, ann)).rejects.toMatchObject({
      code: 'CUSTOMER_NOT_FOUND',
    });
  });
});

describe('a due date', () => {
  it('is previewed with the days that were stepped over and the version that says so', async () => {
    await applyCalendar('works');
    await set(ofClass('works'), { netDays: 1, monthEnd: 'MONTH_END_OF_ISSUE', calendar: 'works' });
    const asked = { class: 'works', issueDate: toWireDate('2013-03-05') };
    expect(await spec.client.previewDueDate(asked, ann)).toMatchObject({
      dueDate: toWireDate('2013-04-02'),
      countedFromDate: toWireDate('2013-03-31'),
      netDate: toWireDate('2013-04-01'),
      skippedDays: [{ date: toWireDate('2013-04-01'), name: 'Easter Monday' }],
      calendarVersion: 1,
      terms: { kind: 'KIND_REGULAR' },
    });
    // A version is used from its day on, in place of the one before.
    await applyCalendar('works', { version: 2, weekendDays: [], usedFromDate: toWireDate('2013-03-01') });
    await applyCalendar('works', { version: 3, usedFromDate: toWireDate('2013-03-02') });
    expect(await spec.client.previewDueDate(asked, ann)).toMatchObject({ calendarVersion: 2 });
    await expect(
      spec.client.previewDueDate({ ...asked, issueDate: toWireDate('2023-12-30') }, ann),
    ).rejects.toMatchObject({ code: 'TERMS_DAY_UNKNOWN' });
  });

  it('that nobody gives comes from the terms of the customer, by the kind of the invoice', async () => {
    const customerId = await customerOf('kinds');
    await set(ofClass('kinds'), { netDays: 14 });
    await set({ ...ofClass('kinds'), kind: 'KIND_OUT_OF_TURN' }, { netDays: 6 });
    const regular = await anInvoice(customerId, 100, issuedOn('2013-01-31'));
    const between = await anInvoice(customerId, 100, { ...issuedOn('2013-01-31'), kind: 'KIND_OUT_OF_TURN' });
    const given = await anInvoice(customerId);
    expect(await dueOf(regular.invoiceId)).toEqual(['2013-02-14', 'TERMS', 'REGULAR']);
    expect(await dueOf(between.invoiceId)).toEqual(['2013-02-06', 'TERMS', 'OUT_OF_TURN']);
    expect(await dueOf(given.invoiceId)).toEqual(['2013-03-10', 'GIVEN', 'REGULAR']);
  });

  it('of an invoice that exists stays when the terms change', async () => {
    const customerId = await customerOf('stays');
    await set(ofClass('stays'), { netDays: 14 });
    const { invoiceId } = await anInvoice(customerId, 100, issuedOn('2013-02-01'));
    await set(ofClass('stays'), { netDays: 40 });
    expect(await dueOf(invoiceId)).toEqual(['2013-02-15', 'TERMS', 'REGULAR']);
  });

  it('is of the class that the customer service names, where no event told it here yet', async () => {
    const customerId = newId();
    await spec.consumeCustomer(customerId, 'UTC');
    const kept = {
      customerId,
      reference: customerId,
      zone: 'UTC',
      className: 'asked',
      debtorKind: '',
      fields: {},
    } as const;
    KeptCustomers.customers.set(customerId, kept);
    await set(ofClass('asked'), { netDays: 5 });
    const { invoiceId } = await anInvoice(customerId, 100, issuedOn('2013-02-01'));
    expect(await dueOf(invoiceId)).toEqual(['2013-02-06', 'TERMS', 'REGULAR']);
  });
});

describe('a file that does not say when invoices are due', () => {
  const mapping = (
    due: string,
    kind = '  invoice.kind: { column: kind, values: { closing: OutOfTurn, usual: Regular } }\n',
  ) => `
columns:
  customer.reference: customer
  customer.class: { column: class, optional: true }
  invoice.number: number
  invoice.issueDate: issued
${due}${kind}  invoice.amount: amount
  invoice.currency: { constant: USD }
`;
  const header = 'customer,class,number,issued,kind,amount';
  const { importFile, errorsOf } = importFiles(spec);
  const take = (rows: string[], document = mapping(''), head = header, dryRun = false) =>
    importFile([head, ...rows, ''].join('\n'), { mapping: document, dryRun });
  const dueOfNumber = async (number: string) =>
    dueOf((await spec.client.getInvoice({ number }, ann)).invoice!.invoiceId);

  it('has it from the terms of their class and kind, and changes nothing when it comes again', async () => {
    await set(ofClass('filed'), { netDays: 14 });
    await set({ ...ofClass('filed'), kind: 'KIND_OUT_OF_TURN' }, { netDays: 6 });
    const rows = [
      'F-1,filed,T-1,2013-02-01,usual,10.00',
      'F-1,filed,T-2,2013-02-01,closing,10.00',
      'F-2,,T-3,2013-02-01,,5.00',
    ];
    const tried = await take(rows, mapping(''), header, true);
    expect(counts(tried)).toEqual([3, 3, 0, 0, 0, 0, 0]);
    const done = await take(rows);
    expect(counts(done)).toEqual([3, 3, 0, 0, 0, 0, 0]);
    const dueDates = [await dueOfNumber('T-1'), await dueOfNumber('T-2'), await dueOfNumber('T-3')];
    expect(dueDates).toEqual([
      ['2013-02-15', 'TERMS', 'REGULAR'],
      ['2013-02-07', 'TERMS', 'OUT_OF_TURN'],
      ['2013-03-03', 'TERMS', 'REGULAR'],
    ]);
    await set(ofClass('filed'), { netDays: 60 });
    expect(counts(await take(rows))).toEqual([3, 0, 0, 3, 0, 0, 0]);
    expect(await dueOfNumber('T-1')).toEqual(dueDates[0]);
  });

  it('in some of its rows has it there from the terms, and elsewhere from the row', async () => {
    const due = '  invoice.dueDate: due\n';
    const rows = ['F-3,,T-4,2013-02-01,2013-02-20,10.00', 'F-3,,T-5,2013-02-01,,10.00'];
    const head = 'customer,class,number,issued,due,amount';
    expect(counts(await take(rows, mapping(due, ''), head))).toEqual([2, 2, 0, 0, 0, 0, 0]);
    expect(await dueOfNumber('T-4')).toEqual(['2013-02-20', 'GIVEN', 'REGULAR']);
    expect(await dueOfNumber('T-5')).toEqual(['2013-03-03', 'TERMS', 'REGULAR']);
  });

  it('is refused in the rows of which the calendar knows no such day', async () => {
    await applyCalendar('short', { knownUntilDate: toWireDate('2013-02-28') });
    await set(ofClass('short'), { calendar: 'short' });
    const rows = ['F-4,short,T-6,2013-01-15,usual,10.00', 'F-4,short,T-7,2013-02-15,usual,10.00'];
    const done = await take(rows);
    expect(counts(done)).toEqual([2, 1, 0, 0, 0, 0, 1]);
    expect(await errorsOf(done.importId)).toEqual([expect.stringContaining('DUE_DATE_UNKNOWN')]);
  });
});
