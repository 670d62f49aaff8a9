import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { hasBrowser } from './chromium.js';
import { ConsoleInBrowser, faultsOf, picture, settled, type Visitor } from './console.js';
import { choose as chooseIn, confirm, readUntil, toldBeside } from './gestures.js';

jest.setTimeout(1_800_000);

const inBrowser = hasBrowser ? describe : describe.skip;
const proof = 'Paid on the 1st of March, reference R-2026-18.\n';

let console: ConsoleInBrowser;

beforeAll(async () => {
  if (!hasBrowser) return;
  console = await ConsoleInBrowser.start();
  const { customer, caller } = console.dunlin;
  await customer.applyPerson({ requestId: 'person', sub: 'ada', name: 'Ada Byron' }, caller);
});
afterAll(() => console?.stop());

/** Somebody at the page of the customer that the journeys are about. */
async function atCustomer(name: string): Promise<Visitor> {
  const visitor = await console.signIn(name);
  await visitor.page.goto(`${console.url}/customers/${console.planted.customerId}`);
  await visitor.page.getByRole('heading', { level: 1, name: /Nordström/ }).waitFor();
  return visitor;
}

/** Chooses an act from the menu of what it is about. @returns its drawer */
async function choose(page: Page, about: string | RegExp, act: string) {
  await page.getByRole('button', { name: about }).first().click();
  await page.getByRole('menuitem', { name: act }).click();
  const drawer = page.getByRole('dialog', { name: act });
  await drawer.waitFor();
  return drawer;
}

inBrowser('a person at the control room', () => {
  it('finds a customer whose name is mistyped, and sees how they pay', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(`${console.url}/customers`);
    await page.getByRole('textbox', { name: 'Find' }).fill('Nordstorm');
    await page.getByRole('row', { name: /Åse Nordström.*1,234\.50/ }).waitFor();
    await page.getByRole('row', { name: /Zoë Król/ }).waitFor({ state: 'hidden' });
    await page.getByRole('link', { name: 'Åse Nordström' }).click();
    await page.getByRole('region', { name: 'What is owed by age' }).getByText('€1,234.50').first().waitFor();
    expect(page.url()).not.toContain('Nordst');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('lists those who owe in a currency by how much is outstanding, and bounds it', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/customers`);
    await page.getByRole('textbox', { name: 'Owing in' }).fill('EUR');
    await page.waitForURL(/currency=EUR/);
    await page.getByRole('textbox', { name: 'Owes at least' }).fill('1,000');
    await page.waitForURL(/minOwed=100000/);
    await page.getByRole('row', { name: /Åse Nordström.*1,234\.50/ }).waitFor();
    await page.getByRole('textbox', { name: 'Owes at least' }).fill('5,000');
    await page.getByText('Nothing fits these filters.').waitFor();
    await page.getByRole('button', { name: /Remove filter Owes at least/ }).click();
    await page.getByRole('row', { name: /Zoë Król/ }).waitFor();
    await context.close();
  });

  it('edits a contact, says that it does not reach, and takes that back', async () => {
    const { context, page, faults } = await atCustomer('agent');
    const edit = await choose(page, 'Acts: ase@example.com', 'Edit the contact');
    await edit.getByLabel('E-mail address').fill('ase.nordstroem@example.com');
    await edit.getByLabel('Label').fill('office');
    await edit.getByRole('button', { name: 'Save' }).click();
    await edit.waitFor({ state: 'hidden' });
    await page.getByText('ase.nordstroem@example.com office').waitFor();
    const invalidate = await choose(page, 'Acts: ase.nordstroem@example.com', 'Mark as not reaching');
    await invalidate.getByLabel('Reason').fill('Left the company');
    await invalidate.getByRole('button', { name: 'Mark' }).click();
    await page.getByRole('region', { name: 'E-mail' }).getByText('Does not reach').waitFor();
    await page.getByText(/Left the company · said by user:/).waitFor();
    const validate = await choose(page, 'Acts: ase.nordstroem@example.com', 'Mark as reaching');
    await validate.getByLabel('Reason').fill('Answered after all');
    await validate.getByRole('button', { name: 'Mark' }).click();
    await page.getByRole('region', { name: 'E-mail' }).getByText('Reaches').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('adds a second contact, makes it the main one, and removes the other, warned of files', async () => {
    const { context, page } = await atCustomer('agent');
    const add = await choose(page, 'Acts: E-mail', 'Add a contact');
    await add.getByLabel('E-mail address').fill('accounts@example.com');
    await add.getByRole('button', { name: 'Add' }).click();
    await add.waitFor({ state: 'hidden' });
    const primary = await choose(page, 'Acts: accounts@example.com', 'Make it the main one');
    await primary.getByLabel('Reason').fill('They asked for it');
    await primary.getByRole('button', { name: 'Make it the main one' }).click();
    await primary.waitFor({ state: 'hidden' });
    const remove = await choose(page, /^Acts: ase\.nordstroem/, 'Remove the contact');
    await remove.getByText(/A file that names it again brings it back/).waitFor();
    await remove.getByLabel('Reason').fill('Left the company');
    await remove.getByRole('button', { name: 'Remove' }).click();
    await remove.waitFor({ state: 'hidden' });
    await page.getByText('ase.nordstroem@example.com').first().waitFor({ state: 'hidden' });
    await context.close();
  });

  it('records that calls are refused, and the withdrawal', async () => {
    const { context, page } = await atCustomer('agent');
    const calls = page.getByRole('region', { name: 'Calls' });
    const refuse = await choose(page, 'Acts: Calls', 'Record a refusal');
    await refuse.getByLabel('Reason').fill('Said so on the phone');
    await refuse.getByRole('button', { name: 'Record' }).click();
    await calls.getByText('Refuses this channel').waitFor();
    const withdraw = await choose(page, 'Acts: Calls', 'Withdraw the refusal');
    await withdraw.getByLabel('Reason').fill('Wants to be called again');
    await withdraw.getByRole('button', { name: 'Withdraw' }).click();
    await calls.getByText('Refuses this channel').waitFor({ state: 'hidden' });
    await context.close();
  });

  it('adds a billing contact and an address, edits the one, and removes both', async () => {
    const { context, page, faults } = await atCustomer('agent');
    await page.getByRole('button', { name: 'Add a billing contact' }).click();
    const person = page.getByRole('dialog', { name: 'Add a billing contact' });
    await person.getByLabel('Name').fill('Béla Kiss');
    await person.getByLabel('Role').fill('accounts payable');
    await person.getByLabel('E-mail address').fill('bela@example.com');
    await person.getByRole('button', { name: 'Add', exact: true }).click();
    await person.waitFor({ state: 'hidden' });
    await page.getByText('bela@example.com').waitFor();
    const edit = await choose(page, 'Acts: Béla Kiss', 'Edit the billing contact');
    expect(await edit.getByLabel('E-mail address').inputValue()).toBe('bela@example.com');
    await edit.getByLabel('Role').fill('head of accounts');
    await edit.getByLabel('E-mail address').fill('kiss@example.com');
    await edit.getByRole('button', { name: 'Add a contact' }).click();
    const second = edit.getByRole('group', { name: 'Contact 2' });
    await second.getByLabel('E-mail address').fill('office@example.com');
    await second.getByRole('button', { name: 'Move up: Contact 2' }).click();
    await confirm(edit, 'Save');
    await page.getByText('bela@example.com').waitFor({ state: 'hidden' });
    await page.getByText('head of accounts', { exact: true }).waitFor();
    await page
      .getByRole('region', { name: 'Diary' })
      .getByText(/^Billing contact \(head of accounts\) changed/)
      .waitFor();
    const { customer, caller } = console.dunlin;
    const ofCustomer = { customerIds: [console.planted.customerId] };
    const { billingContacts } = await customer.listBillingContacts(ofCustomer, caller);
    expect(billingContacts[0]!.contacts.map(({ address }) => address)).toEqual([
      'office@example.com',
      'kiss@example.com',
    ]);
    await page.getByRole('button', { name: 'Add: Billing address' }).click();
    const address = page.getByRole('dialog', { name: 'Edit the address' });
    await address.getByLabel('Street and number').fill('Storgata 1');
    await address.getByLabel('City').fill('Oslo');
    await address.getByLabel('Country').fill('no');
    await address.getByText('Norway').waitFor();
    await address.getByRole('button', { name: 'Save' }).click();
    await address.waitFor({ state: 'hidden' });
    await page.getByText('Storgata 1').waitFor();
    const drop = await choose(page, 'Acts: Billing address', 'Remove the address');
    await drop.getByRole('button', { name: 'Remove' }).click();
    await drop.waitFor({ state: 'hidden' });
    await page.getByText('Storgata 1').waitFor({ state: 'hidden' });
    const leave = await choose(page, 'Acts: Béla Kiss', 'Remove the billing contact');
    await leave.getByLabel('Reason').fill('Left the company');
    await leave.getByRole('button', { name: 'Remove' }).click();
    await leave.waitFor({ state: 'hidden' });
    await page.getByText('kiss@example.com').waitFor({ state: 'hidden' });
    await page.reload();
    await page.getByText('Nobody is known with whom invoices are settled.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('raises a flag, sees at the case that contact is stopped, and lowers it', async () => {
    const { context, page } = await atCustomer('agent');
    await page.getByRole('button', { name: 'Raise a flag' }).click();
    const raise = page.getByRole('dialog', { name: 'Raise a flag' });
    await raise.getByLabel('Evidence').fill('File 12 IN 34/26');
    await raise.getByLabel('Reason').fill('Letter of the court');
    await raise.getByRole('button', { name: 'Raise' }).click();
    await page.getByText('Bankrupt: any contact is stopped').waitFor();
    await page.getByText(/known by: File 12 IN 34\/26/).waitFor();
    await page.goto(`${console.url}/cases/${console.planted.caseId}`);
    await page.getByText('Bankrupt: any contact is stopped').waitFor();
    await page.goto(`${console.url}/customers/${console.planted.customerId}`);
    const lower = await choose(page, 'Acts: Bankrupt', 'Lower the flag');
    await lower.getByLabel('Reason').fill('Another person of this name');
    await lower.getByRole('button', { name: 'Lower' }).click();
    await page.getByText('Bankrupt: any contact is stopped').waitFor({ state: 'hidden' });
    await page.getByText('No flag is raised.').waitFor();
    await context.close();
  });

  it('says more of a flag that is not in force, sees its case held by it, and lowers it', async () => {
    const { context, page, faults } = await atCustomer('agent');
    await page.getByRole('button', { name: 'Raise a flag' }).click();
    const raise = page.getByRole('dialog', { name: 'Raise a flag' });
    await chooseIn(page, raise, 'Flag', 'Insolvent');
    await raise.getByLabel('First day').fill('2026-04-01');
    await raise.getByLabel('Reason').fill('Heard of it on the phone');
    await confirm(raise, 'Raise');
    await page.getByText('since 1 Apr 2026, no end is known').waitFor();
    await page.getByText('not in force today').waitFor();
    const more = await choose(page, 'Acts: Insolvent', 'Say more of the flag');
    await more.getByLabel('First day').fill('2026-03-02');
    await more.getByLabel('Last day').fill('2026-03-01');
    await more.getByLabel('Evidence').fill('Court of Oslo, 12/26');
    await more.getByLabel('Reason').fill('Letter of the court');
    await more.getByRole('button', { name: 'Save' }).click();
    const lastDay = more.getByLabel('Last day');
    await toldBeside(lastDay, /is over, as today is 2026-03-05/);
    await lastDay.fill('2026-06-30');
    await confirm(more, 'Save');
    await page.getByText('since 2 Mar 2026, until 30 Jun 2026').waitFor();
    await page.getByText(/^Letter of the court · known by: Court of Oslo, 12\/26/).waitFor();
    await page.getByText('Insolvent: any contact is stopped').waitFor();
    await page.getByText('not in force today').waitFor({ state: 'hidden' });
    await page.goto(`${console.url}/cases/${console.planted.caseId}`);
    const holds = page.locator('section', { has: page.getByRole('heading', { name: 'Holds', exact: true }) });
    // Cases hear of it from customers.
    await readUntil(page, holds.getByText('Insolvent', { exact: true }));
    await holds.getByText(/by a flag of the customer; tasks go on, .*until 1 Jul 2026/).waitFor();
    await page.getByText('On hold', { exact: true }).first().waitFor();
    await page.goto(`${console.url}/cases?states=ON_HOLD`);
    await page.getByRole('row', { name: /On hold.*R-2026-17/ }).waitFor();
    await page.goto(`${console.url}/customers/${console.planted.customerId}`);
    await page
      .getByRole('region', { name: 'Diary' })
      .getByText(/Flag raised: insolvent until 30 Jun 2026; every contact stops/)
      .first()
      .waitFor();
    const lower = await choose(page, 'Acts: Insolvent', 'Lower the flag');
    await lower.getByLabel('Reason').fill('The court has ended it');
    await confirm(lower, 'Lower');
    await page.getByText('No flag is raised.').waitFor();
    await page.goto(`${console.url}/cases/${console.planted.caseId}`);
    await readUntil(page, page.getByText('Nothing holds this case.'));
    await page.getByText('Active', { exact: true }).first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('assigns a specialist by hand and sees that it was by hand; an agent may not', async () => {
    const lead = await atCustomer('lead');
    await lead.page.getByRole('button', { name: 'Assign a specialist' }).click();
    const drawer = lead.page.getByRole('dialog', { name: 'Assign a specialist' });
    await drawer.getByRole('combobox', { name: 'Specialist' }).click();
    await lead.page.getByRole('option', { name: /Ada Byron/ }).click();
    await drawer.getByLabel('Reason').fill('Speaks Norwegian');
    await drawer.getByRole('button', { name: 'Assign' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await lead.page.getByText('Ada Byron').first().waitFor();
    await lead.page.getByText('set for this customer').first().waitFor();
    await lead.context.close();
    const agent = await atCustomer('agent');
    await agent.page.getByText('Ada Byron').first().waitFor();
    expect(await agent.page.getByRole('button', { name: 'Assign a specialist' }).count()).toBe(0);
    await agent.context.close();
  });

  it('overrides what the debt is taken for, and ends the override', async () => {
    const { context, page } = await atCustomer('agent');
    const change = async (option: string | null) => {
      await page.getByRole('button', { name: 'Edit the customer' }).click();
      const drawer = page.getByRole('dialog', { name: 'Edit the customer' });
      if (option === null) await drawer.getByRole('button', { name: 'As the kind says' }).click();
      else {
        await drawer.getByRole('combobox', { name: 'Debt of' }).click();
        await page.getByRole('option', { name: option }).click();
      }
      await drawer.getByRole('button', { name: 'Save' }).click();
      await drawer.waitFor({ state: 'hidden' });
    };
    await change('A business');
    await page.getByText('A business').first().waitFor();
    await change(null);
    await page.getByText('follows from the kind').waitFor();
    await context.close();
  });

  it('is told that somebody else was faster, loses nothing, and keeps what the other changed', async () => {
    const [slow, fast] = [await atCustomer('agent'), await atCustomer('lead')];
    await slow.page.getByRole('button', { name: 'Edit the customer' }).click();
    const mine = slow.page.getByRole('dialog', { name: 'Edit the customer' });
    await mine.getByLabel('Name').fill('Åse M. Nordström');
    await fast.page.getByRole('button', { name: 'Edit the customer' }).click();
    const theirs = fast.page.getByRole('dialog', { name: 'Edit the customer' });
    await theirs.getByLabel('Language').fill('nb-NO');
    await theirs.getByRole('button', { name: 'Save' }).click();
    await theirs.waitFor({ state: 'hidden' });
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.getByText('Somebody else changed it meanwhile.').waitFor();
    await mine.getByText('Language is now: nb-NO').waitFor();
    expect(await mine.getByLabel('Name').inputValue()).toBe('Åse M. Nordström');
    await mine.getByRole('button', { name: 'Save' }).click();
    await mine.waitFor({ state: 'hidden' });
    await fast.page.getByRole('heading', { level: 1, name: 'Åse M. Nordström' }).waitFor();
    await fast.page.getByText('nb-NO').first().waitFor();
    await Promise.all([slow.context.close(), fast.context.close()]);
  });

  it('uploads a document, which nobody reads until an administrator releases it, and saves it', async () => {
    const agent = await atCustomer('agent');
    const zone = agent.page.getByRole('group', { name: 'Upload documents' });
    await zone.getByText(/At most 26 MB each/).waitFor();
    await zone.getByText(/no scanner is set up/).waitFor();
    const file = { name: 'proof of payment.txt', mimeType: 'text/plain', buffer: Buffer.from(proof) };
    await agent.page.locator('input[type="file"]').setInputFiles(file);
    const row = agent.page.getByRole('row', { name: /proof of payment\.txt/ });
    await row.getByText('In quarantine').waitFor();
    await row.getByText('Not scanned: no scanner is set up here.').waitFor();
    expect(await row.getByRole('button', { name: /^Download/ }).count()).toBe(0);
    const admin = await console.signIn('admin');
    await admin.page.getByRole('link', { name: 'Documents' }).click();
    const release = await choose(admin.page, 'Acts: proof of payment.txt', 'Release the document');
    await release.getByLabel('Reason').fill('Read it on a machine of its own');
    await release.getByRole('button', { name: 'Release' }).click();
    await admin.page.getByText('Nothing waits in quarantine.').waitFor();
    await admin.context.close();
    await row.getByText(/Not scanned; released by user:/).waitFor();
    const [download] = await Promise.all([
      agent.page.waitForEvent('download'),
      row.getByRole('button', { name: 'Download: proof of payment.txt' }).click(),
    ]);
    expect(download.suggestedFilename()).toBe('proof of payment.txt');
    expect(readFileSync(await download.path(), 'utf8')).toBe(proof);
    expect(agent.faults).toEqual([]);
    await agent.context.close();
  });

  it('removes a document, which nobody saves any more', async () => {
    const admin = await atCustomer('admin');
    const file = { name: 'old letter.txt', mimeType: 'text/plain', buffer: Buffer.from('Dear Sirs,\n') };
    await admin.page.locator('input[type="file"]').setInputFiles(file);
    const release = await choose(admin.page, 'Acts: old letter.txt', 'Release the document');
    await release.getByLabel('Reason').fill('Read it on a machine of its own');
    await confirm(release, 'Release');
    const agent = await atCustomer('agent');
    const row = agent.page.getByRole('row', { name: /old letter\.txt/ });
    const save = row.getByRole('button', { name: 'Download: old letter.txt' });
    const [asked] = await Promise.all([agent.page.waitForRequest(/\/documents\/[^/]+\/content$/), save.click()]);
    const status = () => agent.page.evaluate<number>(`fetch('${asked.url()}').then(({ status }) => status)`);
    expect(await status()).toBe(200);
    expect(await agent.page.getByRole('button', { name: 'Acts: old letter.txt' }).count()).toBe(0);
    const remove = await choose(admin.page, 'Acts: old letter.txt', 'Remove the document');
    await remove.getByText('Its content is deleted for good.').waitFor();
    await remove.getByLabel('Reason').fill('Of another customer');
    await confirm(remove, 'Remove');
    // Without anybody reading the page again.
    await row.getByText(/Removed by user:.*: Of another customer/).waitFor();
    await save.waitFor({ state: 'hidden' });
    await row.getByText('Removed', { exact: true }).waitFor();
    expect(await status()).toBe(409);
    await agent.page
      .getByRole('region', { name: 'Diary' })
      .getByText(/Document removed: old letter\.txt/)
      .waitFor();
    expect([...admin.faults, ...agent.faults]).toEqual([]);
    await Promise.all([admin.context.close(), agent.context.close()]);
  });

  it('is told at once of a file that is empty, and of a type that is not taken', async () => {
    const { context, page } = await atCustomer('agent');
    const input = page.locator('input[type="file"]');
    await page.getByRole('group', { name: 'Upload documents' }).waitFor();
    await input.setInputFiles({ name: 'empty.pdf', mimeType: 'application/pdf', buffer: Buffer.alloc(0) });
    await page.getByText('The file is empty.').waitFor();
    const program = Buffer.concat([Buffer.from([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1]), Buffer.alloc(200)]);
    await input.setInputFiles({ name: 'invoice.pdf', mimeType: 'application/pdf', buffer: program });
    await page.getByRole('row', { name: /Refused.*invoice\.pdf.*Files of this type are not taken/ }).waitFor();
    await context.close();
  });

  it('records an interaction and finds it there and in the diary', async () => {
    const { context, page, faults } = await atCustomer('agent');
    await page.getByRole('button', { name: 'Record an interaction' }).click();
    const drawer = page.getByRole('dialog', { name: 'Record an interaction' });
    await drawer.getByText('They began').click();
    for (const [label, option] of [
      ['How', 'Call'],
      ['Outcome', 'Promised to pay'],
      ['Why they do not pay', 'Cash shortage'],
    ] as const) {
      await drawer.getByRole('combobox', { name: label, exact: true }).click();
      await page.getByRole('option', { name: option, exact: true }).click();
    }
    await drawer.getByLabel('What else was said').fill('Will pay on Friday');
    await drawer.getByRole('button', { name: 'Record' }).click();
    await drawer.waitFor({ state: 'hidden' });
    const list = page.getByRole('region', { name: 'Interactions' });
    await list.getByText('Will pay on Friday').waitFor();
    await list.getByText(/Promised to pay/).waitFor();
    await list.getByText(/Cash shortage/).waitFor();
    await page
      .getByRole('region', { name: 'Diary' })
      .getByText(/interaction|call/i)
      .first()
      .waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('follows the balance of the account through a payment, filters by act and saves the file', async () => {
    const { dunlin, planted, url } = console;
    const { invoice } = await dunlin.invoice.getInvoice({ invoiceId: planted.otherInvoiceId }, dunlin.caller);
    const { context, page } = await console.signIn('finance');
    const address = `${url}/customers/${invoice!.customerId}`;
    await page.goto(address);
    const journal = page.getByRole('region', { name: 'Journal' });
    await journal.getByRole('row', { name: /Invoice issued.*€1,234\.50.*€1,234\.50/ }).waitFor();
    await page.goto(`${url}/invoices/${planted.otherInvoiceId}`);
    await page.getByRole('button', { name: 'Mark as paid' }).click();
    const drawer = page.getByRole('dialog', { name: 'Mark as paid' });
    await drawer.getByRole('button', { name: 'Mark as paid' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.goto(address);
    await journal.getByRole('row', { name: /Payment settled.*-€1,234\.50.*€0\.00/ }).waitFor();
    await page.getByRole('search', { name: 'Filters of the journal' }).getByRole('combobox', { name: 'Act' }).click();
    await page.getByRole('option', { name: 'Invoice issued' }).click();
    await page.keyboard.press('Escape');
    await journal.getByRole('row', { name: /Payment settled/ }).waitFor({ state: 'hidden' });
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('search', { name: 'Filters of the journal' }).getByRole('button', { name: 'Export' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('INVOICE_ISSUED');
    expect(text).not.toContain('PAYMENT_SETTLED');
    const [statement] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Statement as PDF' }).click(),
    ]);
    expect(statement.suggestedFilename()).toMatch(/^statement-.*-EUR-\d{4}-\d\d-\d\d\.pdf$/);
    expect(readFileSync(await statement.path(), 'latin1')).toMatch(/^%PDF-/);
    await page.goto(`${url}/invoices/${planted.otherInvoiceId}`);
    const [paper] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Save as PDF' }).click(),
    ]);
    expect(paper.suggestedFilename()).toBe('invoice-R-2026-18.pdf');
    expect(readFileSync(await paper.path(), 'latin1')).toMatch(/^%PDF-/);
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'meets nothing that axe finds wrong, %s, at 1280 and at 390 pixels',
    async (colorScheme) => {
      const { context, page, faults } = await console.signIn('admin');
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found: string[] = [];
      const screens = {
        account: `/customers/${console.planted.customerId}`,
        payers: '/customers?currency=EUR',
        'documents-kept': '/documents',
      };
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const [name, path] of Object.entries(screens)) {
          await page.goto(`${console.url}${path}`);
          await settled(page);
          await picture(page, `${name}-${width}-${colorScheme}`);
          found.push(...(await faultsOf(page)).map((fault) => `${path} at ${width}: ${fault}`));
        }
      }
      expect([...found, ...faults]).toEqual([]);
      await context.close();
    },
  );

  it('meets nothing that axe finds wrong in the drawers of a customer', async () => {
    const { context, page } = await atCustomer('admin');
    await page.emulateMedia({ reducedMotion: 'reduce' });
    const found: string[] = [];
    for (const name of ['Edit the customer', 'Add a billing contact', 'Raise a flag', 'Record an interaction']) {
      await page.getByRole('button', { name }).first().click();
      await page.getByRole('dialog', { name }).waitFor();
      await picture(page, `${name.toLowerCase().replaceAll(' ', '-')}-1280-light`);
      found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
      await page.keyboard.press('Escape');
      await page.getByRole('dialog', { name }).waitFor({ state: 'hidden' });
    }
    expect(found).toEqual([]);
    await context.close();
  });
});
