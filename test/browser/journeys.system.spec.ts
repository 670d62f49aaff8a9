import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { jest } from '@jest/globals';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { advanceClock, connect, type Dunlin } from '#libs/client';
import { serviceNames, Stack } from '#libs/stack';
import { identityPassword } from '../../libs/stack/servers/identity.js';
import { eventually } from '../cli/eventually.js';
import { hasBrowser, startBrowser } from './chromium.js';

jest.setTimeout(600_000);

const sequence = `
name: gentle
title: Gentle
enrol: { when: 'overdue' }
anchor: due_date
grouping: invoice
calendar: { time: '10:00', within: 2h, zone: customer, days: all }
steps:
  - { id: reminder-3, after: 3d, send: { channel: email, template: reminder } }
  - { id: call-21, after: 21d, task: { queue: callers, title: 'Call about {{ invoice.number }}' } }
expire: { after: 60d }
`;

const inBrowser = hasBrowser ? describe : describe.skip;

let folder: string;
let stack: Stack;
let dunlin: Dunlin;
let browser: Browser;
let url: string;

beforeAll(async () => {
  if (!hasBrowser) return;
  folder = mkdtempSync(join(tmpdir(), 'dunlin-browser-'));
  const clock = { mode: 'test', start: '2026-03-01T00:00:00Z' } as const;
  stack = await Stack.create({ dir: join(folder, 'stack'), name: 'browser', clock });
  await stack.startServers();
  await stack.startServices(serviceNames);
  url = `http://127.0.0.1:${stack.state.ports['console/http']}`;
  dunlin = connect(stack.clientEnv(), 'user:tests');
  await seed();
  browser = await startBrowser();
});

afterAll(async () => {
  if (!hasBrowser) return;
  await browser?.close();
  dunlin?.close();
  await stack.stop();
  await Stack.reset(stack.dir);
  rmSync(folder, { recursive: true, force: true });
});

/** One customer with one invoice that is overdue and collected. */
async function seed(): Promise<void> {
  const { caller } = dunlin;
  await dunlin.workflow.applySequence({ requestId: 'sequence', document: sequence }, caller);
  const { customer } = await dunlin.customer.createCustomer(
    { requestId: 'customer', reference: 'K-17', name: 'Åse Nordström', zone: 'UTC', email: 'ase@example.com' },
    caller,
  );
  const { invoice } = await dunlin.invoice.createInvoice(
    {
      requestId: 'invoice',
      customerId: customer!.customerId,
      number: 'R-2026-17',
      amount: { currencyCode: 'EUR', minorUnits: 123_450 },
      issueDate: { year: 2026, month: 2, day: 1 },
      dueDate: { year: 2026, month: 3, day: 3 },
    },
    caller,
  );
  await dunlin.invoice.issueInvoice({ requestId: 'issue', invoiceId: invoice!.invoiceId }, caller);
  await advanceClock(dunlin, new Date('2026-03-05T00:00:00Z'), { requestId: 'advance' });
  const found = await eventually(
    async () => (await dunlin.workflow.listCases({ customerId: customer!.customerId }, caller)).cases,
    ({ length }) => length > 0,
  );
  expect(found).toHaveLength(1);
}

async function signIn(name: string): Promise<{ context: BrowserContext; page: Page; faults: string[] }> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  const faults: string[] = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  page.on('console', (message) => {
    if (message.type() === 'error' && /Content Security Policy/.test(message.text())) faults.push(message.text());
  });
  await page.goto(`${url}/cases`);
  await page.getByRole('link', { name: 'Sign in' }).click();
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(identityPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Cases', level: 1 }).waitFor();
  return { context, page, faults };
}

async function faultsOf(page: Page): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page }).analyze();
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join('\n')}`);
}

inBrowser('a person at the console', () => {
  it('signs in, finds a case, pauses it, and sees it in list, case and diary', async () => {
    const { context, page, faults } = await signIn('agent');
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
    await page.getByRole('row', { name: /R-2026-17/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('loses nothing that is typed when the session ends meanwhile', async () => {
    const { context, page } = await signIn('agent');
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
    await other.getByLabel('Name').fill('agent');
    await other.getByLabel('Password').fill(identityPassword);
    await other.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('heading', { name: 'Your session has ended' }).waitFor({ state: 'hidden' });
    expect(await note.inputValue()).toBe('Promised to call back');
    await page.getByRole('button', { name: 'Save' }).click();
    await page.getByRole('region', { name: 'Diary' }).getByText('Promised to call back').first().waitFor();
    await context.close();
  });

  it.each(['light', 'dark'] as const)(
    'meets nothing that axe finds wrong, %s, at 1280 and at 390 pixels',
    async (colorScheme) => {
      const { context, page, faults } = await signIn('admin');
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      const found: string[] = [];
      for (const width of [1280, 390]) {
        await page.setViewportSize({ width, height: 900 });
        for (const path of ['/worklist', '/cases', '/invoices', '/customers', '/placements', '/files']) {
          await page.goto(`${url}${path}`);
          await page.getByRole('heading', { level: 1 }).waitFor();
          await page.getByRole('status', { name: 'Loading' }).waitFor({ state: 'detached' });
          found.push(...(await faultsOf(page)).map((fault) => `${path} at ${width}: ${fault}`));
          const overflow = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
          if (overflow) found.push(`${path} at ${width}: is wider than the window`);
        }
      }
      expect([...found, ...faults]).toEqual([]);
      await context.close();
    },
  );
});
