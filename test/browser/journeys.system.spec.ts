import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { advanceClock, importPaymentFile } from '#libs/client';
import { sourceOf } from '#libs/files';
import { eventually } from '../cli/eventually.js';
import { hasBrowser } from './chromium.js';
import {
  caseOf,
  ConsoleInBrowser,
  createCustomer,
  enter,
  faultsOf,
  faultsOfScreens,
  issue,
  picture,
  settled,
} from './console.js';
import { addressesOf, type ScreenIds } from './screens.js';
import { englishOnly, textsOn } from './texts.js';

jest.setTimeout(1_800_000);

const inBrowser = hasBrowser ? describe : describe.skip;

const paymentMapping = `format: { delimiter: ',', encoding: utf-8 }
columns:
  invoice.number: number
  payment.amount: { column: amount, decimal: '.' }
  payment.currency: { column: currency }
  payment.valueDate: { column: date, date: iso }
`;

let console: ConsoleInBrowser;
let ids: ScreenIds;

/** What screens beyond those of customers, cases and invoices are about. */
async function plantMore(): Promise<ScreenIds> {
  const { dunlin, planted } = console;
  const { dcaHandoff, workflow, caller } = dunlin;
  const { customerId, invoiceId, importId, otherCaseId } = planted;
  await dcaHandoff.applyAgency({ requestId: 'northgate', code: 'northgate', title: 'Northgate', active: true }, caller);
  const placedOf = await createCustomer(dunlin, 'K-19', 'Ida Holm', 'ida@example.com');
  const placedId = await issue(dunlin, placedOf, 'P-2026-19');
  await advanceClock(dunlin, new Date('2026-03-05T12:00:00Z'), { requestId: 'half a day' });
  const place = { requestId: 'place', caseId: await caseOf(dunlin, placedId), agency: 'northgate' };
  const reason = { unannouncedReason: 'The address is unknown' };
  const { placements } = await workflow.sendToCollections({ ...place, ...reason }, caller);
  const content = sourceOf(Buffer.from('number,amount,currency,date\nX-99,5.00,EUR,2026-03-04\n'));
  const payments = { name: 'bank.csv', content, mapping: paymentMapping, requestId: 'payments' };
  const { fileId } = await importPaymentFile(dunlin, payments);
  const parameters = { reason: 'Perhaps' };
  const preview = { requestId: 'preview', act: 'ACT_PAUSE' as const, ids: [otherCaseId], parameters };
  const { bulkAct } = await workflow.previewBulkAct(preview, caller);
  const { placementId } = placements[0]!;
  const { bulkActId } = bulkAct!;
  const { files } = await eventually(
    () => dcaHandoff.listAgencyFiles({ placementId, pageSize: 1 }, caller),
    (found) => found.files.length === 1,
  );
  const agencyFileId = files[0]!.fileId;
  return { caseId: otherCaseId, invoiceId, customerId, importId, placementId, agencyFileId, fileId, bulkActId };
}

beforeAll(async () => {
  if (!hasBrowser) return;
  console = await ConsoleInBrowser.start();
  ids = await plantMore();
});
afterAll(() => console?.stop());

inBrowser('a person at the console', () => {
  it('signs in, finds a case, pauses it, and sees it in list, case and diary', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.getByRole('link', { name: 'R-2026-17' }).click();
    await page.getByRole('heading', { name: /R-2026-17/, level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Pause' }).click();
    const drawer = page.getByRole('dialog', { name: 'Pause the case' });
    await drawer.getByLabel('Reason').fill('Waits for a copy of the contract');
    await drawer.getByRole('button', { name: 'Pause' }).click();
    await drawer.waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Resume' }).waitFor();
    const diary = page.getByRole('region', { name: 'Diary' });
    await diary.getByText('Waits for a copy of the contract').first().waitFor();
    await page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByRole('row', { name: /Paused.*R-2026-17/ }).waitFor();
    await page.getByRole('button', { name: /Stopped by a person/ }).click();
    await page.waitForURL(/states=PAUSED/);
    await page.getByRole('row', { name: /R-2026-17.*Åse Nordström/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('loses nothing that is typed when the session ends meanwhile', async () => {
    const { context, page } = await console.signIn('agent');
    await page.getByRole('link', { name: 'Åse Nordström' }).first().click();
    await page.getByRole('button', { name: 'Write a note' }).click();
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill('Promised to call back');
    await context.clearCookies();
    // What the page asks by itself may notice first, and then the window that says so lies over the button.
    await page.getByRole('button', { name: 'Save' }).dispatchEvent('click');
    const [other] = await Promise.all([
      context.waitForEvent('page'),
      page.getByRole('link', { name: 'Sign in' }).click(),
    ]);
    await enter(other, 'agent');
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor({ state: 'hidden' });
    expect(await note.inputValue()).toBe('Promised to call back');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Diary' }).getByText('Promised to call back').first().waitFor();
    await context.close();
  });

  it('signs out at the provider too, and what the browser held opens nothing any more', async () => {
    const { context, page } = await console.signIn('viewer');
    const held = await context.cookies();
    await page.getByRole('button', { name: /^Your account/ }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    // The provider asks whether it is to be everywhere.
    await page.getByRole('heading', { name: 'Sign out?' }).waitFor();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByRole('link', { name: 'Sign in' }).waitFor();
    await context.addCookies(held);
    await page.goto(`${console.url}/cases`);
    await page.getByRole('link', { name: 'Sign in' }).click();
    await page.getByLabel('Password').waitFor();
    await context.close();
  });

  it('sees at once what somebody else does elsewhere, without reading the page again', async () => {
    const { context, page } = await console.signIn('viewer');
    const { customerId } = console.planted;
    await page.goto(`${console.url}/customers/${customerId}`);
    const diary = page.getByRole('region', { name: 'Diary' });
    await diary.getByRole('listitem').first().waitFor();
    await page.getByText('New entries appear by themselves').first().waitFor();
    const { customer, caller } = console.dunlin;
    await customer.addNote({ requestId: 'live', customerId, text: 'Called from a train' }, caller);
    await diary
      .getByText(/Called from a train/)
      .first()
      .waitFor();
    await context.close();
  });

  it('reads on when a service dies while a part of the page loads, and tries again once it is back', async () => {
    const { context, page, faults } = await console.signIn('agent');
    const service = console.service('communication');
    let isDead = false;
    await page.route(/\/api\/v1\/messages\?/, async (route) => {
      if (!isDead) {
        isDead = true;
        service.kill('SIGKILL');
        // Or it would be started again at once.
        await service.stop();
      }
      await route.continue();
    });
    try {
      await page.goto(`${console.url}/customers/${console.planted.customerId}`);
      const heading = page.getByRole('heading', { level: 2, name: 'Messages', exact: true });
      const messages = page.locator('section', { has: heading });
      await messages.getByText('This could not be loaded').waitFor();
      await messages.getByText('A part of Dunlin cannot be reached just now.').waitFor();
      await picture(page, 'panel-failed-1280-light');
      await page.getByRole('button', { name: 'Write a note' }).click();
      await page.getByRole('textbox', { name: 'Note' }).fill('Wrote while a part was away');
      await page.getByRole('button', { name: 'Save' }).click();
      await page.getByRole('region', { name: 'Diary' }).getByText('Wrote while a part was away').first().waitFor();
      await service.start();
      const { customerId } = console.planted;
      const call = `fetch('/api/v1/messages?customerId=${customerId}').then(({ status }) => status)`;
      const status = () => page.evaluate<number>(call);
      expect(await eventually(status, (answer) => answer === 200)).toBe(200);
      // The note that was written made the page read everything again; where that came late, nothing is left to try.
      const again = messages.getByRole('button', { name: 'Try again' });
      const read = messages.getByText('No message was sent.');
      await again.or(read).first().waitFor();
      await again.click({ timeout: 5_000 }).catch(() => read.waitFor());
      await messages.getByText('No message was sent.').waitFor();
      expect(faults).toEqual([]);
    } finally {
      await service.start();
    }
    await context.close();
  });

  it('closes a drawer and finds what was typed in it again', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/customers/${console.planted.customerId}`);
    const open = page.getByRole('button', { name: 'Write a note' });
    await open.click();
    const note = page.getByRole('textbox', { name: 'Note' });
    await note.fill('Half a thought');
    await page.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
    await open.click();
    expect(await note.inputValue()).toBe('Half a thought');
    await context.close();
  });

  it('reads on a case that is on hold which invoice is disputed, and closes the dispute there', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/invoices/${console.planted.otherInvoiceId}`);
    await page.getByRole('button', { name: 'Raise a dispute' }).click();
    await page.getByLabel('Reason').fill('Goods arrived broken');
    await page.getByRole('dialog').getByRole('button', { name: 'Raise a dispute' }).click();
    await page.getByRole('button', { name: 'Close the dispute' }).waitFor();
    await page.goto(`${console.url}/cases/${console.planted.otherCaseId}`);
    await page.getByText('An invoice is disputed').waitFor();
    await page.getByRole('link', { name: 'R-2026-18' }).first().click();
    await page.getByRole('button', { name: 'Close the dispute' }).click();
    await page.getByLabel('Reason').fill('Replaced');
    await page.getByRole('dialog').getByRole('button', { name: 'Close the dispute' }).click();
    await page.getByRole('button', { name: 'Raise a dispute' }).waitFor();
    await context.close();
  });

  it('deletes a view and brings it back', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/cases?states=ACTIVE`);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByLabel('Name of the view').fill('Those that run');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('button', { name: 'Delete view Those that run' }).click();
    await page.getByRole('link', { name: 'Those that run' }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Undo' }).click();
    await page.getByRole('button', { name: 'Undo' }).waitFor({ state: 'hidden' });
    await page.goto(`${console.url}/cases`);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('link', { name: 'Those that run' }).click();
    await page.waitForURL(/states=ACTIVE/);
    await context.close();
  });

  it('filters by amounts as they are written in German, and is told what cannot be read', async () => {
    const { context, page } = await console.signIn('agent', 'de-DE');
    await page.goto(`${console.url}/invoices`);
    await page.getByRole('row', { name: /R-2026-17/ }).waitFor();
    const smallest = page.getByRole('textbox', { name: 'Rest mindestens' });
    await smallest.fill('1.000,00');
    await page.getByText('Währung wählen').waitFor();
    await page.getByRole('textbox', { name: 'Währung' }).fill('EUR');
    await smallest.fill('1.000,00');
    await page.waitForURL(/min=100000/);
    await page.getByRole('row', { name: /R-2026-17.*1\.234,50/ }).waitFor();
    await smallest.fill('viel');
    await page.getByText('Kein Betrag wie 1.234,50').waitFor();
    await smallest.fill('2.000');
    await page.getByText('Nichts passt zu diesen Filtern.').waitFor();
    await context.close();
  });

  it('saves a list with the columns that are shown', async () => {
    const { context, page } = await console.signIn('lead');
    await page.goto(`${console.url}/invoices?columns=number,customer,remaining`);
    await page.getByRole('row', { name: /R-2026-17/ }).waitFor();
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: 'Export as CSV' }).click(),
    ]);
    const text = readFileSync(await download.path(), 'utf8');
    expect(text).toContain('number,customerReference,customerName,remaining,remainingCurrency');
    expect(text).toContain('R-2026-17,K-17,Åse Nordström,1234.50,EUR');
    await context.close();
  });

  it('sees which rows of a file were refused', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/files/imports/${console.planted.importId}`);
    await page.getByRole('region', { name: 'Rows that were refused' }).getByText('much').waitFor();
    await context.close();
  });

  it('goes anywhere by keys alone', async () => {
    const { context, page } = await console.signIn('agent');
    await page.keyboard.press('g');
    await page.keyboard.press('i');
    await page.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor();
    await page.keyboard.press('/');
    await page.keyboard.type('R-2026-18');
    await page.waitForURL(/text=R-2026-18/);
    await page.keyboard.press('Control+K');
    const search = page.getByRole('dialog', { name: 'Search' });
    // What is typed goes to whatever has the focus, which comes a moment after the field is seen.
    await search.getByRole('textbox').and(page.locator(':focus')).waitFor();
    await page.keyboard.type('Nordstr');
    await search.getByText('Åse Nordström').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Åse Nordström', level: 1 }).waitFor();
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'meets nothing that axe finds wrong on the screens of the daily work, %s, at 1280 and at 390 pixels',
    async (colorScheme) => {
      expect(await faultsOfScreens(console, addressesOf('work', ids), colorScheme)).toEqual([]);
    },
  );

  it('meets nothing that axe finds wrong in drawers, menus and windows', async () => {
    const { context, page } = await console.signIn('admin');
    const found: string[] = [];
    const look = async (name: string) => {
      await picture(page, `${name}-1280-light`);
      found.push(...(await faultsOf(page)).map((fault) => `${name}: ${fault}`));
    };
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`${console.url}/customers/${console.planted.customerId}`);
    await page.getByRole('button', { name: 'Create a task' }).click();
    await page.getByRole('dialog', { name: 'Create a task' }).waitFor();
    await look('drawer');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: /^Acts: ase/ }).click();
    await page.getByRole('menuitem').first().waitFor();
    await look('menu');
    await page.keyboard.press('Escape');
    await page.keyboard.press('Control+K');
    const search = page.getByRole('dialog', { name: 'Search' });
    await search.getByRole('textbox').fill('R-2026');
    await search.getByText('R-2026-18').first().waitFor();
    await look('search');
    await page.keyboard.press('Escape');
    await page.goto(`${console.url}/worklist`);
    await page.getByRole('button', { name: /Ask for the copy/ }).click();
    await page.getByRole('button', { name: 'Resolve and next' }).waitFor();
    await settled(page);
    await look('task');
    expect(found).toEqual([]);
    await context.close();
  });

  it('reads German on every screen, and no English of the console', async () => {
    const { context, page } = await console.signIn('admin', 'de-DE');
    const english = englishOnly();
    // Whoever looked is named in the log, and has the name of a role.
    english.delete('admin');
    expect(english.size).toBeGreaterThan(500);
    const found: string[] = [];
    for (const address of [
      ...addressesOf('work', ids),
      ...addressesOf('many', ids),
      ...addressesOf('administration'),
    ]) {
      await page.goto(`${console.url}${address}`);
      await settled(page);
      const texts = await textsOn(page);
      expect(texts.length).toBeGreaterThan(0);
      found.push(...texts.filter((text) => english.has(text)).map((text) => `${address}: ${text}`));
    }
    expect([...new Set(found)]).toEqual([]);
    await context.close();
  });

  it('reads in German what happened to a customer, with amounts and days as Germans write them', async () => {
    const { context, page } = await console.signIn('admin', 'de-DE');
    await page.goto(`${console.url}/customers/${console.planted.customerId}`);
    const diary = page.getByRole('region', { name: 'Tagebuch' });
    await diary
      .getByText(/^Rechnung \S+ ausgestellt: [\d.]+,\d\d\s\S+, fällig \d\d\.\d\d\.2026$/)
      .first()
      .waitFor();
    await context.close();
  });
});
