import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import { advanceClock, connect, type Dunlin, importFile } from '#libs/client';
import { sourceOf } from '#libs/files';
import { type ServiceHandle, type ServiceName, serviceNames, Stack } from '#libs/stack';
import { identityPassword } from '../../libs/stack/servers/identity.js';
import { eventually } from '../cli/eventually.js';
import { type CaughtMail, readCaughtMail } from '../replay/caught-mail.js';
import { startBrowser } from './chromium.js';
import { nameOf } from './screens.js';

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

const mapping = `format: { delimiter: ',', encoding: utf-8 }
columns:
  customer.reference: customer
  customer.name: name
  invoice.number: number
  invoice.issueDate: { column: issued, date: iso }
  invoice.dueDate: { column: due, date: iso }
  invoice.amount: { column: amount, decimal: '.' }
  invoice.currency: { column: currency }
`;
const wrongFile = 'customer,name,number,issued,due,amount,currency\nK-17,Åse,R-1,2026-02-01,2026-03-03,much,EUR\n';

const maxMs = 180_000;

/** Somebody at a page of theirs. */
export interface Visitor {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What went wrong in the page, or was refused by its policy. */
  readonly faults: readonly string[];
}

/** What the journeys are about, by ids. */
export interface Planted {
  readonly customerId: string;
  readonly invoiceId: string;
  readonly caseId: string;
  /** Of another customer. */
  readonly otherInvoiceId: string;
  readonly otherCaseId: string;
  readonly importId: string;
}

/** A whole stack with a browser before it. */
export class ConsoleInBrowser {
  private constructor(
    readonly url: string,
    readonly planted: Planted,
    readonly dunlin: Dunlin,
    private readonly folder: string,
    private readonly stack: Stack,
    private readonly browser: Browser,
  ) {}

  static async start(): Promise<ConsoleInBrowser> {
    const folder = mkdtempSync(join(tmpdir(), 'dunlin-browser-'));
    const clock = { mode: 'test', start: '2026-03-01T00:00:00Z' } as const;
    const stack = await Stack.create({ dir: join(folder, 'stack'), name: 'browser', clock });
    try {
      await stack.startServers();
      await stack.startServices(serviceNames);
      const dunlin = connect(stack.clientEnv(), 'user:tests');
      const url = `http://127.0.0.1:${stack.state.ports['console/http']}`;
      return new ConsoleInBrowser(url, await plant(dunlin), dunlin, folder, stack, await startBrowser());
    } catch (error) {
      await remove(stack, folder);
      throw error;
    }
  }

  /** Where its events go, and how the names of topics begin. */
  get events(): { readonly address: string; readonly topicPrefix: string } {
    return { address: this.stack.server('kafka').address, topicPrefix: this.stack.state.topicPrefix };
  }

  service(name: ServiceName): ServiceHandle {
    return this.stack.service(name);
  }

  /** What was delivered about an invoice, once something was. */
  async mailAbout(invoiceNumber: string): Promise<CaughtMail[]> {
    const caught = async () => {
      const about: CaughtMail[] = [];
      for await (const mail of readCaughtMail(this.stack.mail.file)) {
        if (mail.invoices.includes(invoiceNumber)) about.push(mail);
      }
      return about;
    };
    return eventually(caught, ({ length }) => length > 0);
  }

  /** Makes another version of the sequence that collects what is planted, with the call a day later. */
  async changeSequence(): Promise<void> {
    const document = sequence.replaceAll('21', '22');
    await this.dunlin.workflow.applySequence({ requestId: 'another version', document }, this.dunlin.caller);
  }

  async stop(): Promise<void> {
    await this.browser.close();
    this.dunlin.close();
    await remove(this.stack, this.folder);
  }

  async signIn(name: string, locale: 'en-GB' | 'de-DE' = 'en-GB'): Promise<Visitor> {
    const context = await this.browser.newContext({ locale, viewport: { width: 1280, height: 900 } });
    // No time is asserted by it: what hangs ends, however slow the machine is.
    context.setDefaultTimeout(maxMs);
    const page = await context.newPage();
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    page.on('console', (message) => {
      if (message.type() === 'error' && /Content Security Policy/.test(message.text())) faults.push(message.text());
    });
    await page.goto(`${this.url}/cases`);
    await page.getByRole('link', { name: locale === 'de-DE' ? 'Anmelden' : 'Sign in' }).click();
    await enter(page, name);
    await page.getByRole('heading', { level: 1, name: locale === 'de-DE' ? 'Fälle' : 'Cases' }).waitFor();
    return { context, page, faults };
  }
}

async function remove(stack: Stack, folder: string): Promise<void> {
  await stack.stop();
  await Stack.reset(stack.dir);
  rmSync(folder, { recursive: true, force: true });
}

/** Signs in at the page of the provider. */
export async function enter(page: Page, name: string): Promise<void> {
  await page.getByLabel('Name').fill(name);
  await page.getByLabel('Password').fill(identityPassword);
  await page.getByRole('button', { name: 'Sign in' }).click();
}

/** Until nothing moves: a text that fades in has less contrast than it will have. What turns for ever does not count. */
const stillness =
  'new Promise(requestAnimationFrame).then(() => Promise.allSettled(document.getAnimations()' +
  '.filter(({ effect }) => effect.getComputedTiming().endTime < Infinity).map(({ finished }) => finished)))';

/** What axe finds wrong in a page that stands still, and whether it is wider than its window. */
export async function faultsOf(page: Page): Promise<string[]> {
  await page.evaluate(stillness);
  const { violations } = await new AxeBuilder({ page }).analyze();
  const found = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ html, failureSummary }) => `${html} ${failureSummary}`).join('\n')}`,
  );
  const isWide = await page.evaluate<boolean>('document.documentElement.scrollWidth > window.innerWidth');
  return isWide ? [...found, 'is wider than the window'] : found;
}

/** What is wrong with screens as an administrator sees them, at the width of a desk and of a telephone. */
export async function faultsOfScreens(
  console: ConsoleInBrowser,
  addresses: readonly string[],
  colorScheme: 'light' | 'dark',
): Promise<string[]> {
  const { context, page, faults } = await console.signIn('admin');
  await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
  const found: string[] = [];
  for (const address of addresses) {
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      if (width === 1280) await page.goto(`${console.url}${address}`);
      await settled(page);
      await picture(page, `${nameOf(address)}-${width}-${colorScheme}`);
      found.push(...(await faultsOf(page)).map((fault) => `${address} at ${width}: ${fault}`));
    }
  }
  await context.close();
  return [...found, ...faults];
}

/** Waits until nothing of a page is on its way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  for (const loading of await page.getByRole('status', { name: /^(Loading|Wird geladen)$/ }).all()) {
    await loading.waitFor({ state: 'detached' });
  }
}

/** Keeps a picture of a page where DUNLIN_SCREENSHOTS names a folder. */
export async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env['DUNLIN_SCREENSHOTS'];
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`), fullPage: true });
}

/** Two customers, each with an invoice that is overdue and collected; a task, and a file with a wrong row. */
async function plant(dunlin: Dunlin): Promise<Planted> {
  const { caller } = dunlin;
  await dunlin.workflow.applySequence({ requestId: 'sequence', document: sequence }, caller);
  const customerId = await createCustomer(dunlin, 'K-17', 'Åse Nordström', 'ase@example.com');
  const otherId = await createCustomer(dunlin, 'K-18', 'Zoë Król', 'zoe@example.com');
  const invoiceId = await issue(dunlin, customerId, 'R-2026-17');
  const otherInvoiceId = await issue(dunlin, otherId, 'R-2026-18');
  await dunlin.customer.createTask(
    { requestId: 'task', customerId, queue: 'callers', title: 'Ask for the copy of the contract' },
    caller,
  );
  const content = sourceOf(Buffer.from(wrongFile));
  const { importId } = await importFile(dunlin, { name: 'wrong.csv', content, mapping, requestId: 'file' });
  await advanceClock(dunlin, new Date('2026-03-05T00:00:00Z'), { requestId: 'advance' });
  const [caseId, otherCaseId] = await Promise.all([caseOf(dunlin, invoiceId), caseOf(dunlin, otherInvoiceId)]);
  return { customerId, invoiceId, caseId, otherInvoiceId, otherCaseId, importId };
}

/** A customer in UTC. @returns its id */
export async function createCustomer(dunlin: Dunlin, reference: string, name: string, email: string): Promise<string> {
  const request = { requestId: `customer ${reference}`, reference, name, zone: 'UTC', email };
  const { customer } = await dunlin.customer.createCustomer(request, dunlin.caller);
  return customer!.customerId;
}

/** The case that collects an invoice, once there is one. @returns its id */
export async function caseOf(dunlin: Dunlin, invoiceId: string): Promise<string> {
  const [found] = await eventually(
    async () => (await dunlin.workflow.listCases({ invoiceId }, dunlin.caller)).cases,
    ({ length }) => length > 0,
  );
  return found!.caseId;
}

/** An invoice over 1,234.50 EUR that was due on 3 March. @returns its id */
export async function issue(dunlin: Dunlin, customerId: string, number: string): Promise<string> {
  const { caller } = dunlin;
  const { invoice } = await dunlin.invoice.createInvoice(
    {
      requestId: `invoice ${number}`,
      customerId,
      number,
      amount: { currencyCode: 'EUR', minorUnits: 123_450 },
      issueDate: { year: 2026, month: 2, day: 1 },
      dueDate: { year: 2026, month: 3, day: 3 },
    },
    caller,
  );
  const { invoiceId } = invoice!;
  await dunlin.invoice.issueInvoice({ requestId: `issue ${number}`, invoiceId }, caller);
  return invoiceId;
}
