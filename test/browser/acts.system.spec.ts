import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { advanceClock } from '#libs/client';
import { toWireDate } from '#libs/contracts';
import { hasBrowser } from './chromium.js';
import { caseOf, ConsoleInBrowser, createCustomer, faultsOf, issue, picture, settled } from './console.js';
import { actWithReason, choose, chooseByKeys, confirm, pressUntil, readUntil, toldBeside } from './gestures.js';

jest.setTimeout(1_800_000);

const inBrowser = hasBrowser ? describe : describe.skip;

/** What no rule takes: people start it, or change to it. */
const strict = `
name: strict
title: Strict
enrol: { when: 'remaining > 1000000.00 EUR' }
anchor: due_date
grouping: invoice
calendar: { time: '09:00', zone: UTC, days: all }
steps:
  - { id: warning-5, after: 5d, send: { channel: email, template: reminder } }
  - { id: visit-12, after: 12d, task: { queue: callers, title: 'Visit about {{ invoice.number }}' } }
expire: { after: 30d }
`;

let console: ConsoleInBrowser;

/** Case and customer of each number. */
const cases = new Map<string, string>();
const customers = new Map<string, string>();
const invoices = new Map<string, string>();

async function plantMore(): Promise<void> {
  const { dunlin } = console;
  const { workflow, invoice, dcaHandoff, caller } = dunlin;
  await workflow.applySequence({ requestId: 'strict', document: strict }, caller);
  const bridgeDay = { date: toWireDate('2026-05-15'), name: 'Bridge day', kind: 'KIND_OFF' as const };
  const content = { title: 'Germany', weekendDays: [6, 7], jurisdiction: 'DE', language: 'en', ownDays: [bridgeDay] };
  const terms = { level: 'LEVEL_CLASS', class: 'default', kind: 'KIND_OUT_OF_TURN', netDays: 6 } as const;
  await invoice.setTerms({ requestId: 'terms', terms }, caller);
  await workflow.applyCalendar({ requestId: 'germany', code: 'germany', content, reason: 'As the law has it' }, caller);
  await dcaHandoff.applyAgency({ requestId: 'northgate', code: 'northgate', title: 'Northgate', active: true }, caller);
  for (const at of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const customerId = await createCustomer(dunlin, `A-${at}`, `Debtor ${at}`, `d${at}@example.com`);
    customers.set(`A-2026-${at}`, customerId);
    invoices.set(`A-2026-${at}`, await issue(dunlin, customerId, `A-2026-${at}`));
  }
  for (const at of [1, 2, 3, 4, 5, 6, 7, 8]) {
    const customerId = await createCustomer(dunlin, `C-${at}`, `Owner ${at}`, `c${at}@example.com`);
    customers.set(`C-2026-${at}`, customerId);
    invoices.set(`C-2026-${at}`, await issue(dunlin, customerId, `C-2026-${at}`));
  }
  await advanceClock(dunlin, new Date('2026-03-05T12:00:00Z'), { requestId: 'advance for acts' });
  for (const [number, invoiceId] of invoices) cases.set(number, await caseOf(dunlin, invoiceId));
  await issueNotDue(customers.get('A-2026-2')!, 'A-2026-22');
}

/** An invoice that no sequence takes by itself yet. */
async function issueNotDue(customerId: string, number: string): Promise<void> {
  const invoiceId = await draftNotDue(customerId, number);
  const { invoice, caller } = console.dunlin;
  await invoice.issueInvoice({ requestId: `issue ${number}`, invoiceId }, caller);
}

/** @returns id of an invoice that nobody has issued yet */
async function draftNotDue(customerId: string, number: string): Promise<string> {
  const { invoice, caller } = console.dunlin;
  const created = await invoice.createInvoice(
    {
      ...{ requestId: `invoice ${number}`, customerId, number },
      amount: { currencyCode: 'EUR', minorUnits: 20_000 },
      issueDate: { year: 2026, month: 3, day: 1 },
      dueDate: { year: 2026, month: 4, day: 15 },
    },
    caller,
  );
  return created.invoice!.invoiceId;
}

/** @returns id of the placement of a case with Northgate, of which nobody was told before */
async function place(number: string): Promise<string> {
  const { workflow, caller } = console.dunlin;
  const wanted = { requestId: `place ${number}`, caseId: cases.get(number)!, agency: 'northgate' };
  const unannouncedReason = 'The address is unknown';
  const { placements } = await workflow.sendToCollections({ ...wanted, unannouncedReason }, caller);
  return placements[0]!.placementId;
}

beforeAll(async () => {
  if (!hasBrowser) return;
  console = await ConsoleInBrowser.start();
  await plantMore();
});
afterAll(() => console?.stop());

const letReopen = { button: 'Let files re-open it', title: 'Let files re-open it' };
const stopCollection = { button: 'Stop collection', title: 'Stop collection' };
const letCollect = { button: 'Let it be collected', title: 'Let it be collected' };

const charge = { button: 'Charge', title: 'Charge a fee or costs' };
const waive = { button: 'Waive', title: 'Waive the charge' };

const caseAddress = (number: string) => `${console.url}/cases/${cases.get(number)}`;
const invoiceAddress = (number: string) => `${console.url}/invoices/${invoices.get(number)}`;
const customerAddress = (number: string) => `${console.url}/customers/${customers.get(number)}`;
const diaryOf = (page: Page) => page.getByRole('region', { name: 'Diary' });

function upload(page: Page, name: string, text: string): Promise<void> {
  return page
    .locator('input[type=file]')
    .first()
    .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
}

const portfolio =
  'Buyer;Title;Doc;Made;Payable;Sum\n' +
  'F-1;Ünal GmbH;F-2026-1;01/02/2026;05/03/2026;1.234,50\n' +
  'F-2;Čapek s.r.o.;F-2026-2;02/02/2026;06/03/2026;99,00\n' +
  'F-3;Wrong Ltd;F-2026-3;03/02/2026;07/03/2026;much\n';

inBrowser('somebody who brings files', () => {
  it('says which column is what, tries the file, takes it, and sees its invoices and the row that was refused', async () => {
    const { context, page, faults } = await console.signIn('finance');
    await page.goto(`${console.url}/files`);
    await page.getByRole('link', { name: 'Upload a file' }).click();
    await upload(page, 'portfolio.csv', portfolio);
    const mapping = page.getByRole('region', { name: 'Which column is what' });
    await mapping.waitFor();
    await page.getByText('Say what is missing or in doubt above').waitFor();
    for (const [field, column] of [
      ['Customer number', 'Buyer'],
      ['Customer name', 'Title'],
      ['Invoice number', 'Doc'],
      ['Date of issue', 'Made'],
      ['Due date', 'Payable'],
      ['Amount', 'Sum'],
    ] as const) {
      await choose(page, mapping, `Column for ${field}`, column);
    }
    await choose(page, mapping, 'Column for Currency', 'The same for every row');
    await mapping.getByRole('textbox', { name: 'Currency of every row' }).fill('EUR');
    for (const field of ['Date of issue', 'Due date']) {
      await mapping.getByLabel(`How ${field} is written`).fill('dd/MM/yyyy');
      await page.keyboard.press('Escape');
    }
    await choose(page, mapping, 'How Amount is written', '1.234,50');
    const sample = page.getByRole('region', { name: 'The first rows as they would be read' });
    await sample
      .getByRole('row', { name: /Taken.*F-1.*Ünal GmbH.*F-2026-1.*1 Feb 2026.*5 Mar 2026.*1,234\.50/ })
      .waitFor();
    await sample.getByRole('row', { name: /Refused.*much/ }).waitFor();
    await page.getByRole('button', { name: 'Trial run' }).click();
    const trial = page.getByRole('status', { name: 'Trial run' });
    await trial.getByText('Completed').waitFor();
    expect(await trial.textContent()).toMatch(/Created2.*Errors1/);
    const none = await console.dunlin.invoice.listInvoices({ text: 'F-2026-' }, console.dunlin.caller);
    expect(none.invoices).toEqual([]);
    await page.getByRole('button', { name: 'Take the file' }).click();
    await page.getByRole('heading', { name: 'portfolio.csv', level: 1 }).waitFor();
    await page.getByText('Completed').first().waitFor();
    await page
      .getByRole('region', { name: 'Rows that were refused' })
      .getByRole('row', { name: /4.*Sum.*much/ })
      .waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as CSV' }).click(),
    ]);
    expect(readFileSync(await download.path(), 'utf8')).toMatch(/Sum,much,NOT_A_NUMBER/);
    await page.goto(`${console.url}/invoices?text=F-2026-`);
    await page.getByRole('row', { name: /F-2026-1.*Ünal GmbH.*1,234\.50/ }).waitFor();
    await page.getByRole('row', { name: /F-2026-2.*Čapek/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('goes on with an upload that broke off, and is told why a file is none', async () => {
    const { context, page } = await console.signIn('finance');
    await page.goto(`${console.url}/files/new`);
    await upload(page, 'book.xlsx.csv', 'PK\u0003\u0004 not a list');
    await page.getByText(/Excel workbook/).waitFor();
    await upload(page, 'empty.csv', '');
    await page.getByText(/it is empty/).waitFor();
    const rows = Array.from(
      { length: 40_000 },
      (_, at) => `B-${at},Broken ${at},B-2026-${at},2026-02-01,2026-05-03,10.00,EUR`,
    );
    const text = `customer id,customer name,invoice number,invoice date,due date,amount,currency\n${rows.join('\n')}\n`;
    await upload(page, 'large.csv', text);
    await page
      .getByRole('region', { name: 'The first rows as they would be read' })
      .getByText('B-2026-1')
      .first()
      .waitFor();
    let part = 0;
    await page.route(/\/parts\/1$/, (route) => {
      part += 1;
      // As long as the page tries by itself, and once more.
      return part <= 4 ? route.abort('connectionreset') : route.continue();
    });
    await page.getByRole('button', { name: 'Trial run' }).click();
    await page.getByText('The upload broke off').waitFor();
    await page.getByRole('button', { name: 'Go on' }).click();
    await page.getByRole('status', { name: 'Trial run' }).getByText('Completed').waitFor();
    expect(await page.getByRole('status', { name: 'Trial run' }).textContent()).toMatch(/Created40,000.*Errors0/);
    await context.close();
  });

  it('cancels a file that waits, and resumes one that was given up', async () => {
    const { invoice, caller } = console.dunlin;
    const { context, page, faults } = await console.signIn('finance');
    const bring = async (name: string, number: string) => {
      await page.goto(`${console.url}/files/new`);
      const row = `W-1,Waits Ltd,${number},2026-02-01,2026-03-05,10.00,EUR`;
      await upload(
        page,
        name,
        `customer id,customer name,invoice number,invoice date,due date,amount,currency\n${row}\n`,
      );
      await page.getByRole('row', { name: new RegExp(`Taken.*${number}`) }).waitFor();
      await page.getByRole('button', { name: 'Take the file' }).click();
      await page.getByRole('heading', { name, level: 1 }).waitFor();
      await page.getByText('Waiting', { exact: true }).first().waitFor();
    };
    const taker = console.service('workflow');
    // As long as it is away, files wait.
    await taker.stop();
    try {
      await bring('too-early.csv', 'W-2026-1');
      await actWithReason(page, { button: 'Cancel the file', title: 'Cancel the file', reason: 'Sent too early' });
      await page.getByText('Cancelled', { exact: true }).first().waitFor();
      await page.getByRole('button', { name: 'Cancel the file' }).waitFor({ state: 'hidden' });
      await bring('given-up.csv', 'W-2026-2');
      const importId = new URL(page.url()).pathname.split('/').at(-1)!;
      await invoice.failImport({ requestId: 'give up', importId, reason: 'INTERNAL' }, caller);
      await page.getByText('Failed', { exact: true }).first().waitFor();
    } finally {
      await taker.start();
    }
    await actWithReason(page, { button: 'Resume', title: 'Resume the file', reason: 'The disk has room again' });
    await page.getByText('Completed', { exact: true }).first().waitFor();
    await page.goto(`${console.url}/files`);
    await page.getByRole('row', { name: /Completed.*given-up\.csv/ }).waitFor();
    await page.getByRole('row', { name: /Cancelled.*too-early\.csv/ }).waitFor();
    await page.goto(`${console.url}/invoices?text=W-2026-`);
    await page.getByRole('row', { name: /W-2026-2.*Waits Ltd.*10\.00/ }).waitFor();
    // It was announced before the other, so that its turn has been.
    expect(await page.getByText('W-2026-1').count()).toBe(0);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('brings payments, of which one names nobody’s invoice', async () => {
    const { context, page } = await console.signIn('finance');
    await page.goto(`${console.url}/files/new?of=payments`);
    const text =
      'Remittance information;Value date;Amount;Currency\nA-2026-8;2026-03-04;1.234,50;EUR\nX-99;2026-03-04;5,00;EUR\n';
    await upload(page, 'bank.csv', text);
    await page.getByRole('row', { name: /Taken.*A-2026-8.*1,234\.50/ }).waitFor();
    await page.getByRole('button', { name: 'Trial run' }).click();
    const trial = page.getByRole('status', { name: 'Trial run' });
    await trial.getByText('Completed').waitFor();
    expect(await trial.textContent()).toMatch(/Would be recorded1.*1,234\.50.*Unmatched1/);
    await trial.getByRole('button', { name: 'Take what was tried' }).click();
    const asked = page.getByRole('dialog', { name: 'Take what was tried' });
    await asked.getByRole('button', { name: 'Take what was tried' }).click();
    await page.getByText('1 payment names an invoice that nobody knows').waitFor();
    await page.getByRole('row', { name: /X-99.*There is no such invoice/ }).waitFor();
    await page.goto(invoiceAddress('A-2026-8'));
    await page.getByText('Paid', { exact: true }).first().waitFor();
    await page.getByRole('row', { name: /Settled.*1,234\.50/ }).waitFor();
    await context.close();
  });
});

inBrowser('somebody who acts on cases', () => {
  it('changes a sequence after a look at what comes of it, by keys alone', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(caseAddress('A-2026-1'));
    await page.getByRole('heading', { name: /A-2026-1/, level: 1 }).waitFor();
    await pressUntil(page, 'Tab', 'Change the sequence');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Change the sequence' });
    await drawer.waitFor();
    await pressUntil(page, 'Shift+Tab', /^Sequence/);
    await page.keyboard.type('Strict');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    const next = drawer.getByRole('region', { name: 'What would come next' });
    await next.getByRole('row', { name: /8 Mar 2026.*E-mail: Reminder/ }).waitFor();
    await next.getByRole('row', { name: /15 Mar 2026.*Task/ }).waitFor();
    await pressUntil(page, 'Tab', /^Reason/);
    await page.keyboard.type('Promised too often');
    await pressUntil(page, 'Tab', 'Change the sequence');
    await page.keyboard.press('Enter');
    await drawer.waitFor({ state: 'hidden' });
    await page.getByText('strict, version 1').first().waitFor();
    const diary = page.getByRole('region', { name: 'Diary' });
    await diary.getByText(/Case now runs strict/).waitFor();
    await diary
      .getByText(/Promised too often/)
      .first()
      .waitFor();
    await page.goto(`${console.url}/cases?sequence=strict`);
    await page.getByRole('row', { name: /A-2026-1.*E-mail: Reminder.*strict, version 1/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('starts a sequence by hand, and lets another case join it', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(customerAddress('A-2026-2'));
    await page.getByRole('button', { name: 'Start a sequence' }).click();
    const start = page.getByRole('dialog', { name: 'Start a sequence' });
    await choose(page, start, 'Sequence', /Strict/);
    await choose(page, start, 'Invoices', /A-2026-22/);
    await page.keyboard.press('Escape');
    await start.getByLabel('Reason').fill('Wanted by the bank');
    await start.getByRole('button', { name: 'Start a sequence' }).click();
    await start.getByText('1 invoice has joined version 1.').waitFor();
    await start.getByRole('link', { name: 'To case 1' }).click();
    await page.getByRole('heading', { name: /A-2026-22/, level: 1 }).waitFor();
    await page.goto(caseAddress('A-2026-2'));
    await page.getByRole('button', { name: 'Change the sequence' }).click();
    const change = page.getByRole('dialog', { name: 'Change the sequence' });
    await choose(page, change, 'Sequence', /Strict/);
    await change.getByText('Another case runs it already').waitFor();
    await change.getByLabel('Reason').fill('One letter for both');
    await change.getByRole('button', { name: 'Change the sequence' }).click();
    await change.getByText('This case is merged').waitFor();
    await change.getByRole('button', { name: 'Close' }).last().click();
    await page.getByText('Closed', { exact: true }).first().waitFor();
    await page.getByRole('link', { name: 'To that case' }).click();
    await page.getByRole('heading', { name: /A-2026-2.*\+1/, level: 1 }).waitFor();
    await context.close();
  });

  it('sends what it paused itself to an agency, and says why nobody was told', async () => {
    const { context, page } = await console.signIn('lead');
    await page.goto(caseAddress('A-2026-3'));
    await page.getByRole('button', { name: 'Pause', exact: true }).click();
    const pause = page.getByRole('dialog', { name: 'Pause the case' });
    await choose(page, pause, 'Why', 'Hardship');
    await pause.getByText('Illness, loss of work or the like').waitFor();
    await pause.getByRole('button', { name: 'Pause' }).click();
    await page.getByText('Paused', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'What is not possible now, and why' }).click();
    await page.getByText('Pause the case: The case is paused already.').waitFor();
    await page.getByRole('button', { name: 'Send to collections' }).click();
    const send = page.getByRole('dialog', { name: 'Send to collections' });
    await send.getByText('The pause ends with this act').waitFor();
    await send.getByText('Nobody was told of it').waitFor();
    await choose(page, send, 'Agency', 'Northgate');
    await send.getByLabel('Notes').fill('Moved away in January');
    const confirm = send.getByRole('button', { name: 'Send to collections' });
    expect(await confirm.isDisabled()).toBe(true);
    await send.getByLabel('Why without a message before').fill('The address is unknown');
    await confirm.click();
    await send.getByText('A-2026-3: on its way').waitFor();
    await send.getByRole('link', { name: 'To the placement' }).click();
    await page.getByText('The address is unknown', { exact: true }).waitFor();
    await page.goto(caseAddress('A-2026-3'));
    await page.getByText('With an agency').first().waitFor();
    await page.getByText('Nothing holds this case.').waitFor();
    await context.close();
  });

  it('exports exactly the cases and columns that are shown', async () => {
    const { context, page } = await console.signIn('lead');
    await page.goto(`${console.url}/cases?states=ACTIVE&columns=case,customer,outstanding,nextStep`);
    await page.getByRole('textbox', { name: 'Search', exact: true }).fill('Debtor 4');
    await page.getByText('Search: Debtor 4').waitFor();
    await page.getByText('1 row', { exact: true }).waitFor();
    expect(page.url()).not.toContain('Debtor');
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    const [head, ...rows] = readFileSync(await download.path(), 'utf8')
      .trim()
      .split(/\r?\n/);
    expect(head).toContain(
      'caseId,customerReference,customerName,outstanding,outstandingCurrency,nextStep,nextStepTime',
    );
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatch(/A-4,Debtor 4,1234\.50,EUR,send EMAIL reminder,2026-03-06T10:00:00/);
    await page.getByRole('button', { name: 'More filters' }).click();
    await page.getByRole('textbox', { name: 'Currency' }).fill('EUR');
    await page.getByRole('textbox', { name: 'Owed at least' }).fill('2000');
    await page.getByText('Nothing fits these filters.').waitFor();
    await page.getByRole('button', { name: /^Remove filter Owed at least/ }).click();
    await page.getByRole('row', { name: /A-2026-4/ }).waitFor();
    await context.close();
  });

  it('sends the debts of an account to an agency, recalls them at the case, and sees it at placement, list and diary', async () => {
    const { context, page, faults } = await console.signIn('lead');
    await page.goto(customerAddress('C-2026-1'));
    await page.getByRole('button', { name: 'Send to collections' }).click();
    const send = page.getByRole('dialog', { name: 'Send to collections' });
    await choose(page, send, 'Agency', 'Northgate');
    await send.getByRole('button', { name: 'Send to collections' }).click();
    // An account tells nothing of messages, so that its services ask.
    await send.getByLabel('Why without a message before').fill('Every message came back');
    await send.getByRole('button', { name: 'Send to collections' }).click();
    await send.getByText('C-2026-1: on its way').waitFor();
    await page.goto(caseAddress('C-2026-1'));
    await page.getByText('With an agency').first().waitFor();
    // Not before the agency has what is recalled.
    await readUntil(page, page.getByRole('button', { name: 'Recall', exact: true }));
    await actWithReason(page, { button: 'Recall', title: 'Recall from the agency', reason: 'They paid a part' });
    await diaryOf(page).getByText('They paid a part').first().waitFor();
    await page.goto(`${console.url}/placements`);
    const row = page.getByRole('row', { name: /Recall.*northgate.*Owner 1/ });
    await row.waitFor();
    await row.getByRole('link', { name: /northgate/i }).click();
    await page.getByRole('row', { name: /C-2026-1.*Recall/ }).waitFor();
    await page
      .getByRole('row', { name: /They paid a part/ })
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('recalls a placement where it stands', async () => {
    const placementId = await place('C-2026-2');
    const { context, page } = await console.signIn('lead');
    await page.goto(`${console.url}/placements/${placementId}`);
    await page.getByRole('heading', { level: 1, name: /northgate/i }).waitFor();
    await page.getByRole('button', { name: 'Recall' }).click();
    const drawer = page.getByRole('dialog', { name: 'Recall the placement' });
    await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill('Placed by mistake');
    await confirm(drawer, 'Recall');
    await page.getByRole('row', { name: /C-2026-2.*Recall/ }).waitFor();
    await page.goto(customerAddress('C-2026-2'));
    await diaryOf(page).getByText('Placed by mistake').first().waitFor();
    await context.close();
  });

  it('finds the file that took a placement to its agency, reads what is known of it, and saves it', async () => {
    const placementId = await place('C-2026-8');
    const { context, page, faults } = await console.signIn('lead');
    await page.goto(`${console.url}/placements`);
    await page.getByRole('tab', { name: 'Files exchanged' }).click();
    const row = page.getByRole('row', { name: new RegExp(`northgate.*Sent.*Placement.*placement-${placementId}`) });
    await row.waitFor();
    await choose(page, page, 'Direction', 'Received');
    await page.waitForURL(/direction=RECEIVED/);
    await row.waitFor({ state: 'hidden' });
    await choose(page, page, 'Direction', 'Sent');
    await row.getByRole('link').click();
    await page.getByRole('heading', { level: 1, name: new RegExp(placementId) }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Download' }).click(),
    ]);
    const content = readFileSync(await download.path());
    expect(download.suggestedFilename()).toContain(placementId);
    expect(content.toString()).toMatch(/C-2026-8.*1234\.50/);
    await page.getByText(createHash('sha256').update(content).digest('hex')).waitFor();
    await page.getByRole('link', { name: placementId.slice(0, 8) }).click();
    await page.getByRole('heading', { level: 1, name: /northgate/i }).waitFor();
    await page.getByRole('region', { name: 'Files about this placement' }).getByRole('link').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('cancels a case, and finds it so in the list, at the case and in the diary', async () => {
    const { context, page } = await console.signIn('lead');
    await page.goto(`${console.url}/cases?sequence=gentle`);
    await page.getByRole('button', { name: 'Acts: C-2026-3' }).click();
    await page.getByRole('menuitem', { name: 'Cancel the case' }).click();
    const drawer = page.getByRole('dialog', { name: 'Cancel the case' });
    await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill('Agreed with the board');
    await confirm(drawer, 'Cancel the case');
    await page.goto(`${console.url}/cases?states=CANCELLED`);
    await page
      .getByRole('row', { name: /Cancelled.*C-2026-3/ })
      .getByRole('link', { name: 'C-2026-3' })
      .click();
    await page.getByText('Cancelled', { exact: true }).first().waitFor();
    await page.getByText('No step is to come.').waitFor();
    await diaryOf(page).getByText('Agreed with the board').first().waitFor();
    await context.close();
  });

  it('holds an invoice at its case and a customer on the account, and lifts both', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(caseAddress('C-2026-4'));
    await actWithReason(page, { button: 'Hold', title: 'Hold', reason: 'The goods are looked for' });
    await page.getByText('On hold', { exact: true }).first().waitFor();
    await page.goto(customerAddress('C-2026-4'));
    await actWithReason(page, { button: 'Hold', title: 'Hold', reason: 'Their office has burnt down' });
    await diaryOf(page).getByText('Their office has burnt down').first().waitFor();
    await page.goto(`${console.url}/cases?states=ON_HOLD`);
    await page.getByRole('row', { name: /On hold.*C-2026-4/ }).waitFor();
    await page.goto(caseAddress('C-2026-4'));
    for (const left of [1, 0]) {
      const lift = page.getByRole('button', { name: 'Lift', exact: true });
      await lift.first().click();
      const drawer = page.getByRole('dialog', { name: 'Lift the hold' });
      await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill('All is well again');
      await confirm(drawer, 'Lift');
      await lift.nth(left).waitFor({ state: 'detached' });
    }
    await page.getByText('Nothing holds this case.').waitFor();
    await page.getByText('Active', { exact: true }).first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

inBrowser('two people at one case', () => {
  it('see each other, and who is slower is told what it is now and loses nothing typed', async () => {
    const [slow, fast] = [await console.signIn('agent'), await console.signIn('lead')];
    const drawers = [];
    for (const { page } of [slow, fast]) {
      await page.goto(caseAddress('C-2026-6'));
      await page.getByRole('button', { name: 'Pause', exact: true }).click();
      const drawer = page.getByRole('dialog', { name: 'Pause the case' });
      await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill('Asked for a week');
      drawers.push(drawer);
    }
    await slow.page.getByText('Lena Lead has it open too').waitFor();
    await fast.page.getByText('Adam Agent has it open too').waitFor();
    await picture(slow.page, 'case-of-two-1280-light');
    await confirm(drawers[1]!, 'Pause');
    // Without anybody reading the page again.
    await slow.page.getByText('Paused', { exact: true }).first().waitFor();
    await drawers[0]!.getByRole('button', { name: 'Pause', exact: true }).click();
    const told = drawers[0]!.getByRole('alert');
    await told.getByText('This was not done').waitFor();
    await told.getByText(/Its state is now “Paused”. Possible now: .*resume/).waitFor();
    await picture(slow.page, 'conflict-1280-light');
    expect(await drawers[0]!.getByRole('textbox', { name: 'Reason', exact: true }).inputValue()).toBe(
      'Asked for a week',
    );
    await slow.page.keyboard.press('Escape');
    await actWithReason(slow.page, { button: 'Resume', title: 'Resume the case', reason: 'It was paid by phone' });
    await fast.page.getByText('Active', { exact: true }).first().waitFor();
    await diaryOf(fast.page).getByText('It was paid by phone').first().waitFor();
    await fast.page.getByRole('link', { name: 'Cases', exact: true }).click();
    await slow.page.getByText(/has it open too/).waitFor({ state: 'hidden' });
    await Promise.all([slow.context.close(), fast.context.close()]);
  });
});

inBrowser('somebody with a keyboard alone', () => {
  it('filters cases by text and by state', async () => {
    const { context, page } = await console.signIn('agent');
    await page.keyboard.press('/');
    await page.keyboard.type('Owner 5');
    await page.getByText('Search: Owner 5').waitFor();
    await page.getByRole('row', { name: /C-2026-4/ }).waitFor({ state: 'hidden' });
    await page.getByRole('row', { name: /C-2026-5\b/ }).waitFor();
    await pressUntil(page, 'Tab', /^State/);
    await chooseByKeys(page, 'Active');
    await page.waitForURL(/states=ACTIVE/);
    await page.keyboard.press('Escape');
    await pressUntil(page, 'Tab', 'C-2026-5');
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { level: 1, name: /C-2026-5\b/ }).waitFor();
    await context.close();
  });

  it('writes a note', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(customerAddress('C-2026-7'));
    await page.getByRole('heading', { level: 1, name: 'Owner 7' }).waitFor();
    await pressUntil(page, 'Tab', 'Write a note');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Write a note' }).getByRole('textbox', { name: 'Note' }).waitFor();
    await pressUntil(page, 'Tab', /^Note/);
    await page.keyboard.type('Speaks Dutch');
    await pressUntil(page, 'Tab', 'Save');
    await page.keyboard.press('Enter');
    await diaryOf(page).getByText('Speaks Dutch').first().waitFor();
    await context.close();
  });

  it('creates a task, finds it in worklist and diary, resolves it and comes to the next', async () => {
    const { customer, caller } = console.dunlin;
    const customerId = customers.get('C-2026-7')!;
    await customer.createTask({ requestId: 'other task', customerId, queue: 'moves', title: 'Ask when' }, caller);
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(customerAddress('C-2026-7'));
    await page.getByRole('heading', { level: 1, name: 'Owner 7' }).waitFor();
    await pressUntil(page, 'Tab', 'Create a task');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Create a task' });
    await drawer.waitFor();
    await pressUntil(page, 'Tab', /^What is to be done/);
    await page.keyboard.type('Ask where to');
    await pressUntil(page, 'Tab', /^Queue/);
    await page.keyboard.press('Control+A');
    await page.keyboard.type('moves');
    await page.getByRole('option', { name: 'moves' }).waitFor();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await pressUntil(page, 'Tab', 'Create');
    await page.keyboard.press('Enter');
    await drawer.waitFor({ state: 'hidden' });
    await diaryOf(page)
      .getByText(/Ask where to/)
      .first()
      .waitFor();
    await page.goto(`${console.url}/worklist?scope=QUEUE+moves`);
    const tasks = page.getByRole('list', { name: 'Worklist' }).getByRole('button');
    await tasks.getByText('Ask where to').waitFor();
    const text = await tasks.first().textContent();
    const [first, second] = text!.startsWith('Ask when') ? ['Ask when', 'Ask where to'] : ['Ask where to', 'Ask when'];
    await pressUntil(page, 'Tab', new RegExp(`^${first}`));
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: 'Resolve and next' }).waitFor();
    await pressUntil(page, 'Tab', 'Resolve and next');
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: 'Resolve the task' }).getByLabel('Outcome').waitFor();
    await pressUntil(page, 'Tab', /^Outcome/);
    await page.keyboard.type('To Utrecht in May');
    await pressUntil(page, 'Tab', 'Resolve');
    await page.keyboard.press('Enter');
    await tasks.getByText(first).waitFor({ state: 'hidden' });
    await tasks.filter({ hasText: second }).and(page.locator('[aria-pressed=true]')).waitFor();
    await diaryOf(page)
      .getByText(/To Utrecht in May/)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

inBrowser('somebody who acts on an invoice', () => {
  it('marks it as paid, and the case ends', async () => {
    const { context, page } = await console.signIn('finance');
    await page.goto(invoiceAddress('A-2026-5'));
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    const drawer = page.getByRole('dialog', { name: 'Mark as paid' });
    await choose(page, drawer, 'Method', 'Cheque');
    await drawer.getByLabel('Value date').fill('2026-03-04');
    await drawer.getByLabel('Where the proof is').fill('Folder 12');
    await drawer.getByRole('button', { name: 'Mark as paid' }).click();
    await page.getByRole('row', { name: /Settled.*4 Mar 2026.*Cheque.*Folder 12/ }).waitFor();
    await page.goto(caseAddress('A-2026-5'));
    await page.getByText('Paid', { exact: true }).first().waitFor();
    await page.getByText('No step is to come.').waitFor();
    await context.close();
  });

  it('charges a fee on it and waives a part, sees both wherever it is told what is owed', async () => {
    const { context, page, faults } = await console.signIn('finance');
    const facts = page.locator('section', { has: page.getByRole('heading', { name: 'Facts' }) });
    const isOwed = async (amount: string) => {
      await page.goto(caseAddress('C-2026-7'));
      // Cases hear of it from invoices.
      await readUntil(page, facts.filter({ hasText: new RegExp(`Outstanding${amount}`) }));
      await page.goto(`${console.url}/cases?columns=case,outstanding`);
      await page.getByRole('textbox', { name: 'Search', exact: true }).fill('Owner 7');
      await page.getByRole('row', { name: new RegExp(`C-2026-7.*${amount}`) }).waitFor();
      await page.goto(`${console.url}/invoices?text=C-2026-7`);
      await page.getByRole('row', { name: new RegExp(`C-2026-7.*${amount}`) }).waitFor();
    };
    await page.goto(invoiceAddress('C-2026-7'));
    await page.getByRole('button', { name: charge.button, exact: true }).click();
    const add = page.getByRole('dialog', { name: charge.title });
    const amount = add.getByRole('textbox', { name: 'Amount in EUR' });
    await amount.fill('0');
    await add.getByRole('textbox', { name: 'Reason', exact: true }).fill('Second reminder');
    await add.getByRole('textbox', { name: 'What the debtor reads' }).fill('Fee for a reminder');
    await add.getByRole('button', { name: charge.button, exact: true }).click();
    await toldBeside(amount, /more than zero/);
    await amount.fill('12.50');
    await confirm(add, charge.button);
    await facts.filter({ hasText: /Remaining€1,247\.00.*Owed: Principal€1,234\.50.*Owed: Fee€12\.50/ }).waitFor();
    await page.getByRole('tab', { name: 'Journal' }).click();
    await page
      .getByRole('row', { name: /Charge added.*Fee.*€12\.50/ })
      .first()
      .waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await diaryOf(page)
      .getByText(/Fee of €12\.50 charged on invoice C-2026-7/)
      .waitFor();
    await isOwed('€1,247.00');

    await page.goto(invoiceAddress('C-2026-7'));
    await page.getByRole('tab', { name: 'Charges', exact: true }).click();
    await page.getByRole('row', { name: /Open.*Fee.*€12\.50.*€12\.50.*Second reminder.*Fee for a reminder/ }).waitFor();
    await page.getByRole('button', { name: 'Acts: Second reminder' }).click();
    await page.getByRole('menuitem', { name: waive.title }).click();
    const drawer = page.getByRole('dialog', { name: waive.title });
    await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill('For their patience');
    const part = drawer.getByRole('textbox', { name: 'Amount in EUR' });
    await part.fill('12.51');
    await toldBeside(part, /No more than €12\.50 is open/);
    expect(await drawer.getByRole('button', { name: waive.button, exact: true }).isDisabled()).toBe(true);
    await part.fill('2.50');
    await confirm(drawer, waive.button);
    await page.getByRole('row', { name: /Open.*Fee.*€12\.50.*€2\.50.*€10\.00.*Waived: For their patience/ }).waitFor();
    await facts.filter({ hasText: /Remaining€1,244\.50.*Owed: Fee€10\.00/ }).waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await diaryOf(page)
      .getByText(/Fee on invoice C-2026-7 waived by €2\.50/)
      .waitFor();
    await isOwed('€1,244.50');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('prolongs it at the fee that is shown, and takes that back', async () => {
    const { invoice, caller } = console.dunlin;
    await invoice.applyNumberSeries({ requestId: 'fees', code: 'fees', prefix: 'P-', digits: 3 }, caller);
    const fee = { basis: 'BASIS_FLAT', amount: { currencyCode: 'EUR', minorUnits: '1000' } } as const;
    const policy = { level: 'LEVEL_ORGANISATION' as const, fee, taxRateBasisPoints: 1_900, numberSeries: 'fees' };
    await invoice.setProlongationPolicy({ requestId: 'prolongations', policy }, caller);
    const { context, page, faults } = await console.signIn('finance');
    const facts = page.locator('section', { has: page.getByRole('heading', { name: 'Facts' }) });
    await page.goto(invoiceAddress('C-2026-7'));
    await page.getByRole('button', { name: 'Prolong', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Prolong' });
    await drawer.getByText('€10.00, and €1.90 of tax').first().waitFor();
    expect(await drawer.getByRole('button', { name: 'Prolong', exact: true }).isDisabled()).toBe(true);
    await drawer.getByRole('radio', { name: '14 days' }).check();
    await drawer.getByRole('textbox', { name: 'Reason' }).fill('Asked on the phone');
    expect(await faultsOf(page)).toEqual([]);
    await picture(page, 'prolong');
    await confirm(drawer, 'Prolong');
    await facts.filter({ hasText: /prolonged.*More time for the feeP-001/ }).waitFor();
    await page.getByRole('tab', { name: 'Prolongations' }).click();
    const row = /C-2026-7.*14.*€10\.00.*€1\.90.*P-001.*Asked on the phone/;
    await page.getByRole('row', { name: row }).filter({ hasText: 'Made' }).waitFor();
    await page.getByRole('button', { name: 'Acts: 14 days' }).click();
    await page.getByRole('menuitem', { name: 'Take the prolongation back' }).click();
    const cancel = page.getByRole('dialog', { name: 'Take the prolongation back' });
    await cancel.getByRole('textbox', { name: 'Reason' }).fill('The wrong invoice');
    await confirm(cancel, 'Take back');
    await page.getByRole('row', { name: row }).filter({ hasText: 'Taken back: The wrong invoice' }).waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await diaryOf(page)
      .getByText(/Prolongation of invoice C-2026-7 by 14 days taken back/)
      .waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('voids it after a warning, and keeps it void against files', async () => {
    const { context, page } = await console.signIn('finance');
    await page.goto(invoiceAddress('A-2026-6'));
    await page.getByRole('button', { name: 'Void', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Void the invoice' });
    await drawer.getByText('The next file that names it may re-open it').waitFor();
    await choose(page, drawer, 'Why', 'Billed twice');
    await drawer.getByRole('button', { name: 'Void' }).click();
    await page.getByText('Void', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Keep it void' }).click();
    await page.getByLabel('Reason').fill('It stands on A-2026-7');
    await page.getByRole('dialog').getByRole('button', { name: 'Keep it void' }).click();
    await page.getByText('Stays void even if a file names it again').waitFor();
    await actWithReason(page, { ...letReopen, reason: 'It stands nowhere else' });
    await page.getByText('Stays void even if a file names it again').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Keep it void' }).waitFor();
    await context.close();
  });

  it('issues it, stops its collection, lets it be collected again, holds it, and starts a sequence on it', async () => {
    const number = 'C-2026-55';
    const invoiceId = await draftNotDue(customers.get('C-2026-5')!, number);
    const { context, page, faults } = await console.signIn('admin');
    await page.goto(`${console.url}/invoices/${invoiceId}`);
    await page.getByText('Draft', { exact: true }).first().waitFor();
    await page.getByRole('button', { name: 'Issue', exact: true }).click();
    await confirm(page.getByRole('dialog', { name: 'Issue the invoice' }), 'Issue');
    await page.getByText('Open', { exact: true }).first().waitFor();
    await actWithReason(page, { ...stopCollection, reason: 'A gift of the board' });
    await page.getByText('Not collected, said by a person').waitFor();
    await actWithReason(page, { ...letCollect, reason: 'The board has changed its mind' });
    await page.getByText('Not collected, said by a person').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Start a sequence' }).click();
    const start = page.getByRole('dialog', { name: 'Start a sequence' });
    await start.getByText(new RegExp(number)).waitFor();
    await choose(page, start, 'Sequence', /Strict/);
    await start.getByRole('textbox', { name: 'Reason', exact: true }).fill('Always late');
    await start.getByRole('button', { name: 'Start a sequence' }).click();
    await start.getByText('1 invoice has joined version 1.').waitFor();
    await start.getByRole('button', { name: 'Close' }).last().click();
    await actWithReason(page, { button: 'Hold', title: 'Hold', reason: 'Goods are on the way back' });
    await page.getByRole('tab', { name: 'Timeline' }).click();
    for (const reason of ['A gift of the board', 'The board has changed its mind', 'Goods are on the way back']) {
      await diaryOf(page).getByText(reason).first().waitFor();
    }
    await page.goto(`${console.url}/invoices?text=${number}`);
    await page.getByRole('row', { name: /Open.*C-2026-55/ }).waitFor();
    await page.goto(`${console.url}/cases?sequence=strict&states=ON_HOLD`);
    await page.getByRole('row', { name: /On hold.*C-2026-55/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('raises a dispute by keys alone, sees what it stops, and what would have been written', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(invoiceAddress('A-2026-7'));
    await page.getByRole('tab', { name: 'Messages' }).click();
    const planned = page.getByRole('list', { name: 'Messages to come' });
    await planned.getByText(/6 Mar 2026.*E-mail: Reminder/).waitFor();
    await planned.getByRole('button', { name: 'Preview: Reminder' }).click();
    await page
      .getByRole('article', { name: 'What was written' })
      .getByText(/A-2026-7/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('article').waitFor({ state: 'hidden' });
    await pressUntil(page, 'Shift+Tab', 'Raise a dispute');
    await page.keyboard.press('Enter');
    const dispute = page.getByRole('dialog', { name: 'Raise a dispute' });
    // It takes the focus once it is open, from wherever it is then.
    await dispute.locator(':focus').waitFor();
    await pressUntil(page, 'Tab', /^Reason/);
    await page.keyboard.type('Never ordered');
    await pressUntil(page, 'Tab', 'Raise a dispute');
    await page.keyboard.press('Enter');
    await page.getByText('Disputed', { exact: true }).first().waitFor();
    await page.getByText('Nothing is sent as long as the case stands still').waitFor();
    await page.getByRole('tab', { name: 'Timeline' }).click();
    await page.getByRole('region', { name: 'Diary' }).getByText('Never ordered').first().waitFor();
    await page.goto(caseAddress('A-2026-7'));
    await page.getByText('An invoice is disputed').waitFor();
    await page.goto(invoiceAddress('A-2026-7'));
    await page.getByRole('button', { name: 'Close the dispute' }).click();
    await page.getByLabel('Reason').fill('An order was found');
    await page.getByRole('dialog').getByRole('button', { name: 'Close the dispute' }).click();
    await page.getByText('Disputed', { exact: true }).first().waitFor({ state: 'hidden' });
    await context.close();
  });
});

inBrowser('somebody who agrees on instalments', () => {
  it('sees the schedule before it is made, pauses the plan, goes on with it and ends it', async () => {
    const { dunlin, url } = console;
    const customerId = await createCustomer(dunlin, 'P-1', 'Pays In Parts', 'parts@example.com');
    const invoiceId = await issue(dunlin, customerId, 'P-2026-1');
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(`${url}/invoices/${invoiceId}`);
    await page.getByRole('tab', { name: 'Plans in instalments' }).click();
    await page.getByRole('button', { name: 'Make a plan' }).click();
    const drawer = page.getByRole('dialog', { name: 'Pay in instalments' });
    await drawer.getByLabel('The first is due on').fill('2026-04-01');
    await drawer.getByLabel('How the customer agreed').fill('By phone');
    const schedule = drawer.getByRole('table', { name: 'Instalments' });
    await schedule.getByRole('row', { name: /1 Jun 2026.*411\.50/ }).waitFor();
    await picture(page, 'make-plan-1280-light');
    expect(await faultsOf(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Make a plan' }).click();
    const table = page.getByRole('tabpanel', { name: 'Plans in instalments' });
    await table.getByRole('row', { name: /On track.*1,234\.50/ }).waitFor();
    const act = async (title: string, run: (opened: typeof drawer) => Promise<void>): Promise<void> => {
      await table.getByRole('button', { name: /^Acts/ }).click();
      await page.getByRole('menuitem', { name: title }).click();
      const opened = page.getByRole('dialog', { name: title });
      await run(opened);
      await opened.waitFor({ state: 'hidden' });
    };
    await act('Pause the plan', async (opened) => {
      await opened.getByLabel('Reason').fill('In hospital');
      await opened.getByRole('button', { name: 'Pause the plan' }).click();
    });
    await table.getByRole('row', { name: /Paused/ }).waitFor();
    await act('Resume the plan', (opened) => opened.getByRole('button', { name: 'Resume the plan' }).click());
    await table.getByRole('row', { name: /On track/ }).waitFor();
    await act('Change the plan', async (opened) => {
      await opened.getByLabel('The next instalment is due on').fill('2026-04-10');
      await opened.getByLabel('Reason').fill('Is paid later');
      await picture(page, 'change-plan-1280-light');
      await opened.getByRole('button', { name: 'Change' }).click();
    });
    await table.getByRole('row', { name: /On track.*10 Apr 2026/ }).waitFor();
    await page.goto(`${url}/arrangements?state=ON_TRACK`);
    await page.getByRole('row', { name: /On track.*Pays In Parts.*1,234\.50/ }).waitFor();
    await picture(page, 'plan-list-1280-light');
    expect(await faultsOf(page)).toEqual([]);
    await page.goto(`${url}/customers/${customerId}`);
    await page
      .getByText(/Plan to pay €1,234\.50 in 3 instalments/)
      .first()
      .waitFor();
    await page.goto(`${url}/invoices/${invoiceId}`);
    await page.getByRole('tab', { name: 'Plans in instalments' }).click();
    await act('End the plan', async (opened) => {
      await opened.getByLabel('Reason').fill('Pays at once');
      await opened.getByRole('button', { name: 'End the plan' }).click();
    });
    await table.getByRole('row', { name: /Ended/ }).waitFor();
    await picture(page, 'plans-1280-light');
    expect([...(await faultsOf(page)), ...faults]).toEqual([]);
    await context.close();
  });
});

inBrowser('somebody who settles for less', () => {
  it('sees what is given up before it is offered, notes that the debtor accepts, and sees it fulfilled', async () => {
    const { dunlin, url } = console;
    const customerId = await createCustomer(dunlin, 'S-1', 'Settles For Less', 'less@example.com');
    const invoiceId = await issue(dunlin, customerId, 'S-2026-1');
    const { context, page, faults } = await console.signIn('lead');
    await page.goto(`${url}/invoices/${invoiceId}`);
    await page.getByRole('tab', { name: 'Settlements' }).click();
    await page.getByRole('button', { name: 'Offer a settlement' }).click();
    const drawer = page.getByRole('dialog', { name: 'Offer a settlement' });
    await drawer.getByLabel('To be paid').fill('1000');
    await drawer.getByLabel('Last day').fill('2026-04-01');
    await drawer.getByLabel('Reason').fill('Pays at once');
    await drawer.getByText('€1,234.50 is open; €234.50 is given up.').waitFor();
    await picture(page, 'offer-settlement-1280-light');
    expect(await faultsOf(page)).toEqual([]);
    await drawer.getByRole('button', { name: 'Offer', exact: true }).click();
    const table = page.getByRole('tabpanel', { name: 'Settlements' });
    await table.getByRole('row', { name: /Offered.*1,000\.00.*234\.50/ }).waitFor();
    await table.getByRole('button', { name: /^Acts/ }).click();
    await page.getByRole('menuitem', { name: 'Note that the debtor accepts' }).click();
    const noted = page.getByRole('dialog', { name: 'Note that the debtor accepts' });
    await noted.getByLabel('How the debtor agreed').fill('By phone');
    await noted.getByRole('button', { name: 'Accepted' }).click();
    await table.getByRole('row', { name: /Accepted.*By phone/ }).waitFor();
    const payment = { sourceId: 'S-2026-1/paid', invoiceNumbers: ['S-2026-1'] };
    const amount = { currencyCode: 'EUR', minorUnits: '100000' };
    await dunlin.payment.recordPayment({ requestId: 'S-2026-1/paid', ...payment, amount }, dunlin.caller);
    await table.getByRole('row', { name: /Fulfilled/ }).waitFor();
    await page.getByText('Settled', { exact: true }).first().waitFor();
    await picture(page, 'settlements-1280-light');
    await page.goto(`${url}/customers/${customerId}`);
    await page
      .getByText(/Settlement fulfilled: €1,000\.00/)
      .first()
      .waitFor();
    expect([...(await faultsOf(page)), ...faults]).toEqual([]);
    await context.close();
  });
});

inBrowser('screens of acts', () => {
  it.each(['light', 'dark'] as const)('show nothing that axe finds wrong, %s', async (colorScheme) => {
    const { context, page, faults } = await console.signIn('admin');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      const look = async (name: string) => {
        await picture(page, `${name}-${width}-${colorScheme}`);
        found.push(...(await faultsOf(page)).map((fault) => `${name} at ${width}: ${fault}`));
      };
      await page.goto(`${console.url}/files/new`);
      await upload(page, 'portfolio.csv', portfolio);
      await page.getByRole('region', { name: 'Which column is what' }).waitFor();
      await settled(page);
      await look('new-file');
      await page.goto(`${console.url}/cases?openedFrom=2026-03-01&order=NEXT_MESSAGE`);
      await settled(page);
      await page.getByRole('textbox', { name: 'Opened from' }).waitFor();
      await look('case-filters');
      await page.goto(caseAddress('A-2026-4'));
      await page.getByRole('button', { name: 'Change the sequence' }).click();
      const drawer = page.getByRole('dialog', { name: 'Change the sequence' });
      await choose(page, drawer, 'Sequence', /Strict/);
      await drawer.getByRole('region', { name: 'What would come next' }).waitFor();
      await look('change-sequence');
      await page.goto(invoiceAddress('A-2026-4'));
      await page.getByRole('tab', { name: 'Messages' }).click();
      await page.getByRole('button', { name: 'Preview: Reminder' }).waitFor();
      await settled(page);
      await look('planned-messages');
    }
    expect([...found, ...faults]).toEqual([]);
    await context.close();
  });
});
