import { jest } from '@jest/globals';
import type { Locator, Page } from 'playwright-core';
import { hasBrowser } from './chromium.js';
import { ConsoleInBrowser, faultsOf, picture, settled, type Visitor } from './console.js';

jest.setTimeout(1_800_000);

const inBrowser = hasBrowser ? describe : describe.skip;

let console: ConsoleInBrowser;

beforeAll(async () => {
  if (!hasBrowser) return;
  console = await ConsoleInBrowser.start();
});
afterAll(() => console?.stop());

/** Somebody at the page of the customer that the journeys are about. */
async function atCustomer(name: string): Promise<Visitor> {
  const visitor = await console.signIn(name);
  await openCustomer(visitor.page);
  return visitor;
}

async function openCustomer(page: Page): Promise<void> {
  await page.goto(`${console.url}/customers/${console.planted.customerId}`);
  await page.getByRole('heading', { level: 1, name: /Nordström/ }).waitFor();
  await page.getByRole('heading', { level: 2, name: 'Diary' }).waitFor();
}

/** Begins to arrange the page. @returns what can be done with it */
async function arrange(page: Page): Promise<Locator> {
  await page.getByRole('button', { name: 'Edit layout' }).click();
  const bar = page.getByRole('region', { name: 'Arrange the page' });
  await bar.getByRole('button', { name: 'Move Diary' }).waitFor();
  return bar;
}

async function save(page: Page, bar: Locator): Promise<void> {
  await bar.getByRole('button', { name: 'Save', exact: true }).click();
  await page.getByText('The page is arranged.').waitFor();
  await page.getByRole('button', { name: 'Edit layout' }).waitFor();
}

/** Headings of the widgets as people read them. */
async function order(page: Page): Promise<string[]> {
  await settled(page);
  return page.getByRole('heading', { level: 2 }).allInnerTexts();
}

/** Where a widget stands in the window. */
async function placeOf(page: Page, title: string): Promise<{ x: number; y: number; width: number }> {
  const section = page.locator('section', { has: page.getByRole('heading', { level: 2, name: title, exact: true }) });
  return (await section.boundingBox())!;
}

/** Waits until what is measured is as it should be. */
async function until(holds: () => Promise<boolean>): Promise<void> {
  for (const started = Date.now(); !(await holds());) {
    if (Date.now() - started > 120_000) throw new Error('This does not come about.');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

inBrowser('the metadata of an organisation', () => {
  it('is made by an administrator, put on the page, filled in by an agent, and told in the diary', async () => {
    const admin = await console.signIn('admin');
    await admin.page.goto(`${console.url}/admin/metadata`);
    await admin.page.getByRole('button', { name: 'New metadata' }).click();
    const drawer = admin.page.getByRole('dialog', { name: 'New metadata' });
    await drawer.getByRole('textbox', { name: 'What people call it' }).first().fill('Contract');
    const first = drawer.getByRole('group', { name: 'Field 1' });
    await first.getByRole('textbox', { name: 'What people call it' }).fill('Tariff');
    await first.getByRole('combobox', { name: 'Type' }).click();
    await admin.page.getByRole('option', { name: 'Choice' }).click();
    await first.getByRole('textbox', { name: 'Choices' }).fill('BASIC Basic\nPLUS Plus');
    await first.getByRole('checkbox', { name: 'People have to fill it in' }).check();
    await drawer.getByRole('button', { name: 'Add a field' }).click();
    const second = drawer.getByRole('group', { name: 'Field 2' });
    await second.getByRole('textbox', { name: 'What people call it' }).fill('Ends on');
    await second.getByRole('combobox', { name: 'Type' }).click();
    await admin.page.getByRole('option', { name: 'Date' }).click();
    await drawer.getByRole('button', { name: 'Create' }).click();
    await admin.page.getByRole('row', { name: /Contract.*contract.*Tariff, Ends on.*In use/ }).waitFor();
    expect(await faultsOf(admin.page)).toEqual([]);
    expect(admin.faults).toEqual([]);
    await admin.context.close();

    const { context, page, faults } = await atCustomer('agent');
    const bar = await arrange(page);
    await bar.getByRole('button', { name: 'Add widget' }).click();
    const adding = page.getByRole('dialog', { name: 'Add widget' });
    // Everything that Dunlin has is on the page already.
    expect(await adding.getByRole('button', { name: 'Diary is on the page' }).isDisabled()).toBe(true);
    await adding.getByRole('combobox', { name: 'Metadata' }).click();
    await page.getByRole('option', { name: 'Contract' }).click();
    await adding.getByRole('textbox', { name: 'Title' }).fill('Their contract');
    await adding.getByRole('button', { name: 'Add to the page' }).click();
    await page.keyboard.press('Escape');
    await adding.waitFor({ state: 'hidden' });
    await save(page, bar);
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Their contract' }).waitFor();
    await page.getByRole('button', { name: 'Fill in Contract' }).click();
    const form = page.getByRole('dialog', { name: 'Fill in metadata' });
    expect(await form.getByRole('button', { name: 'Save' }).isDisabled()).toBe(true);
    await form.getByRole('combobox', { name: 'Tariff' }).click();
    await page.getByRole('option', { name: 'Plus' }).click();
    await form.getByLabel('Ends on').fill('2027-01-31');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText('Contract: Tariff is PLUS; Ends on is 31 Jan 2027').first().waitFor();
    const contract = page.locator('section', { has: page.getByRole('heading', { name: 'Their contract' }) });
    await contract.getByText('Plus', { exact: true }).waitFor();
    await picture(page, 'account-with-metadata');
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is refused with the field that is wrong, and nothing typed is lost', async () => {
    const { customer, caller } = console.dunlin;
    const rate = { name: 'rate', label: 'Rate', type: 'TYPE_DECIMAL', max: '10', maxDecimals: 1 } as const;
    const schema = { requestId: 'terms', name: 'terms', label: 'Terms', fields: [rate] };
    await customer.applyMetadataSchema(schema, caller);
    const { context, page } = await atCustomer('lead');
    const bar = await arrange(page);
    await bar.getByRole('button', { name: 'Add widget' }).click();
    const adding = page.getByRole('dialog', { name: 'Add widget' });
    await adding.getByRole('combobox', { name: 'Metadata' }).click();
    await page.getByRole('option', { name: 'Terms' }).click();
    await adding.getByRole('button', { name: 'Add to the page' }).click();
    await page.keyboard.press('Escape');
    await save(page, bar);
    await page.getByRole('button', { name: 'Fill in Terms' }).click();
    const form = page.getByRole('dialog', { name: 'Fill in metadata' });
    await form.getByRole('textbox', { name: 'Rate' }).fill('12.5');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.getByText('is more than 10').first().waitFor();
    expect(await form.getByRole('textbox', { name: 'Rate' }).inputValue()).toBe('12.5');
    await form.getByRole('textbox', { name: 'Rate' }).fill('2.5');
    await form.getByRole('button', { name: 'Save' }).click();
    await form.waitFor({ state: 'hidden' });
    await page.getByText('2.5', { exact: true }).waitFor();
    await context.close();
  });
});

inBrowser('the page of a customer', () => {
  it('is arranged by the keyboard alone, undone, saved, and the same after a reload', async () => {
    const { context, page, faults } = await atCustomer('finance');
    const before = await order(page);
    await page.getByRole('button', { name: 'Edit layout' }).focus();
    await page.keyboard.press('Enter');
    const bar = page.getByRole('region', { name: 'Arrange the page' });
    const handle = bar.getByRole('button', { name: 'Move Tasks' });
    await handle.focus();
    await page.keyboard.press('ArrowUp');
    await until(async () => (await placeOf(page, 'Tasks')).y < (await placeOf(page, 'Cases')).y);
    const focused = await page.evaluate<string>('document.activeElement.getAttribute("aria-label")');
    expect(focused).toBe('Move Tasks');
    await bar.getByRole('button', { name: 'Undo' }).click();
    await until(async () => (await placeOf(page, 'Tasks')).y > (await placeOf(page, 'Cases')).y);
    await handle.focus();
    await page.keyboard.press('ArrowUp');
    await bar.getByRole('button', { name: /width of Tasks$/ }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: 'Whole width' }).press('Enter');
    await until(async () => (await placeOf(page, 'Tasks')).width > 900);
    await save(page, bar);
    const arranged = await order(page);
    expect(arranged).not.toEqual(before);
    expect([...arranged].sort()).toEqual([...before].sort());
    await page.reload();
    await page.getByRole('heading', { level: 2, name: 'Diary' }).waitFor();
    await until(async () => (await order(page)).join() === arranged.join());
    const again = await arrange(page);
    await again.getByRole('button', { name: 'Back to the layout of my role' }).click();
    await until(async () => (await order(page)).join() === before.join());
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is arranged with the mouse, loses a widget and gets it back, and nothing of it is kept when it is cancelled', async () => {
    const { context, page, faults } = await atCustomer('viewer');
    const before = await order(page);
    const bar = await arrange(page);
    const handle = (await bar.getByRole('button', { name: 'Move Cases' }).boundingBox())!;
    const target = await placeOf(page, 'Looked after and treated');
    await page.mouse.move(handle.x + 5, handle.y + 5);
    await page.mouse.down();
    await page.mouse.move(target.x + target.width / 2, target.y + 60, { steps: 12 });
    await page.mouse.up();
    await until(async () => (await placeOf(page, 'Cases')).x < target.x + 50);
    await bar.getByRole('button', { name: 'Take Diary from the page' }).click();
    await page.getByRole('heading', { level: 2, name: 'Diary' }).waitFor({ state: 'hidden' });
    await bar.getByRole('button', { name: 'Add widget' }).click();
    await page.getByRole('button', { name: 'Add Diary' }).click();
    await page.getByRole('heading', { level: 2, name: 'Diary' }).waitFor();
    await page.keyboard.press('Escape');
    await bar.getByRole('button', { name: 'Cancel' }).click();
    await until(async () => (await order(page)).join() === before.join());
    expect(faults).toEqual([]);
    await context.close();
  });

  it('is arranged for a role by an administrator, and two at one time are told of each other', async () => {
    const [one, two] = [await atCustomer('admin'), await atCustomer('admin')];
    const bars: Locator[] = [];
    for (const { page } of [one, two]) {
      const bar = await arrange(page);
      await bar.getByRole('combobox', { name: 'Arranged for' }).click();
      await page.getByRole('option', { name: 'Role viewer' }).click();
      await bar.getByRole('button', { name: 'Take Messages from the page' }).click();
      bars.push(bar);
    }
    await save(one.page, bars[0]!);
    await bars[1]!.getByRole('button', { name: 'Save', exact: true }).click();
    await two.page
      .getByRole('alert')
      .getByText(/arrange it anew/)
      .waitFor();
    const viewer = await atCustomer('viewer');
    await settled(viewer.page);
    await viewer.page.getByRole('heading', { level: 2, name: 'Messages' }).waitFor({ state: 'detached' });
    for (const { context } of [one, two, viewer]) await context.close();
  });

  it('stands in one column on a telephone, and holds what is asked of every screen in both themes', async () => {
    const { context, page } = await atCustomer('agent');
    for (const theme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme: theme });
      await page.setViewportSize({ width: 1280, height: 900 });
      await arrange(page);
      expect(await faultsOf(page)).toEqual([]);
      await picture(page, `account-arranging-${theme}`);
      await page.getByRole('button', { name: 'Cancel' }).click();
      await page.setViewportSize({ width: 390, height: 844 });
      await openCustomer(page);
      expect(await faultsOf(page)).toEqual([]);
      const [cases, tasks] = [await placeOf(page, 'Cases'), await placeOf(page, 'Tasks')];
      expect(cases.x).toBe(tasks.x);
      await picture(page, `account-telephone-${theme}`);
    }
    await context.close();
  });
});
