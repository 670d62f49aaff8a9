import { readFileSync } from 'node:fs';
import { jest } from '@jest/globals';
import { hasBrowser } from './chromium.js';
import { ConsoleInBrowser, enter, faultsOf, picture, settled } from './console.js';

jest.setTimeout(1_800_000);

const inBrowser = hasBrowser ? describe : describe.skip;

let console: ConsoleInBrowser;

beforeAll(async () => {
  if (hasBrowser) console = await ConsoleInBrowser.start();
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
    await page.getByRole('button', { name: 'Save' }).click();
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
    await search.getByRole('textbox').waitFor();
    await page.keyboard.type('Nordstr');
    await search.getByText('Åse Nordström').waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: 'Åse Nordström', level: 1 }).waitFor();
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'meets nothing that axe finds wrong, %s, at 1280 and at 390 pixels',
    async (colorScheme) => {
      const { context, page, faults } = await console.signIn('admin');
      const { caseId, invoiceId, customerId, importId } = console.planted;
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found: string[] = [];
      const screens = {
        worklist: '/worklist',
        cases: '/cases',
        case: `/cases/${caseId}`,
        invoices: '/invoices',
        invoice: `/invoices/${invoiceId}`,
        customers: '/customers',
        customer: `/customers/${customerId}`,
        placements: '/placements',
        files: '/files',
        file: `/files/imports/${importId}`,
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
});
