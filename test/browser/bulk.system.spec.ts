import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { advanceClock } from '#libs/client';
import { hasBrowser } from './chromium.js';
import { caseOf, ConsoleInBrowser, createCustomer, faultsOf, issue, picture, settled } from './console.js';
import { pressUntil } from './gestures.js';
import { addressesOf, nameOf } from './screens.js';

jest.setTimeout(1_800_000);

const inBrowser = hasBrowser ? describe : describe.skip;

let console: ConsoleInBrowser;
let customerIds: readonly string[];

/** Four more customers, each with a case; two of all six cases are paused; people, a queue, and tasks in it. */
async function plantMore(): Promise<void> {
  const { dunlin, planted } = console;
  const { customer, workflow, caller } = dunlin;
  const ids: string[] = [];
  for (const at of [1, 2, 3, 4]) {
    const customerId = await createCustomer(dunlin, `B-${at}`, `Buyer ${at}`, `b${at}@example.com`);
    await issue(dunlin, customerId, `B-2026-${at}`);
    ids.push(customerId);
  }
  customerIds = ids;
  await advanceClock(dunlin, new Date('2026-03-05T12:00:00Z'), { requestId: 'advance for many' });
  const { invoices } = await dunlin.invoice.listInvoices({ text: 'B-2026-', pageSize: 10 }, caller);
  const cases = await Promise.all(invoices.map(({ invoiceId }) => caseOf(dunlin, invoiceId)));
  expect(cases).toHaveLength(4);
  for (const invoice of invoices.filter(({ number }) => number === 'B-2026-1')) {
    const caseId = await caseOf(dunlin, invoice.invoiceId);
    await workflow.pauseCase({ requestId: 'pause one', caseId, reason: 'On a journey' }, caller);
  }
  await workflow.pauseCase({ requestId: 'pause two', caseId: planted.otherCaseId, reason: 'On a journey' }, caller);
  const addPersonIds: string[] = [];
  for (const sub of ['agent', 'lead']) {
    const { person } = await customer.applyPerson({ requestId: `person ${sub}`, sub, name: `The ${sub}` }, caller);
    addPersonIds.push(person!.personId);
  }
  await customer.applyRoster({ requestId: 'night', name: 'night', kind: 'KIND_QUEUE', title: 'Night shift' }, caller);
  await customer.changeRosterMembers({ requestId: 'members', name: 'night', addPersonIds }, caller);
  for (const [at, customerId] of ids.entries()) {
    const task = { customerId, queue: 'night', title: `Ask buyer ${at + 1}`, tags: ['ask'] };
    await customer.createTask({ requestId: `task ${at}`, ...task }, caller);
  }
}

beforeAll(async () => {
  if (!hasBrowser) return;
  console = await ConsoleInBrowser.start();
  await plantMore();
});
afterAll(() => console?.stop());

function barOf(page: Page) {
  return page.getByRole('region', { name: 'Acts on what is chosen' });
}

inBrowser('somebody who acts on many at once', () => {
  it('pauses by keys alone', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(`${console.url}/cases?sequence=gentle`);
    await page.getByRole('row', { name: /B-2026-2/ }).waitFor();
    await pressUntil(page, 'Tab', 'Choose B-2026-2');
    await page.keyboard.press('Space');
    await barOf(page).getByText('1 chosen').waitFor();
    await pressUntil(page, 'Shift+Tab', 'Pause cases');
    await page.keyboard.press('Enter');
    const drawer = page.getByRole('dialog', { name: 'Pause cases' });
    await drawer.getByRole('textbox', { name: 'Reason', exact: true }).waitFor();
    await page.keyboard.type('Asked for time');
    await pressUntil(page, 'Tab', 'Preview');
    await page.keyboard.press('Enter');
    await drawer.getByText('1 of 1 allowed').waitFor();
    await pressUntil(page, 'Tab', 'Start with 1');
    await page.keyboard.press('Enter');
    await drawer.getByText('1 of 1 done').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('row', { name: /Paused.*B-2026-2/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('resumes what was chosen by hand', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/cases?states=PAUSED&sequence=gentle`);
    await page.getByRole('checkbox', { name: 'Choose B-2026-2' }).check();
    await barOf(page).getByRole('button', { name: 'Resume cases' }).click();
    const drawer = page.getByRole('dialog', { name: 'Resume cases' });
    await drawer.getByLabel('Reason').fill('Time is over');
    await drawer.getByRole('button', { name: 'Preview' }).click();
    await drawer.getByRole('button', { name: 'Start with 1' }).click();
    await drawer.getByText('1 of 1 done').waitFor();
    await drawer.getByRole('button', { name: 'Close' }).last().click();
    await page.getByRole('row', { name: /B-2026-2/ }).waitFor({ state: 'hidden' });
    await context.close();
  });

  it('pauses all that fit a filter, is told of two that are refused, and sees it in list and diary', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(`${console.url}/cases?sequence=gentle`);
    await page.getByRole('checkbox', { name: 'Choose B-2026-3' }).check();
    await barOf(page).getByRole('button', { name: 'Choose all 6 that fit' }).click();
    await barOf(page).getByText('All 6 that fit are chosen').waitFor();
    await barOf(page).getByRole('button', { name: 'Pause cases' }).click();
    const drawer = page.getByRole('dialog', { name: 'Pause cases' });
    await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill('Offices are flooded');
    await drawer.getByRole('button', { name: 'Preview' }).click();
    await drawer.getByText('4 of 6 allowed, 2 refused').waitFor();
    await drawer
      .getByRole('list', { name: 'Why some are refused' })
      .getByText(/^2: The case is paused already\.$/)
      .waitFor();
    await picture(page, 'bulk-preview-1280-light');
    await drawer.getByRole('button', { name: 'Start with 4' }).click();
    await drawer.getByText('4 of 6 done, 2 refused').waitFor();
    await drawer.getByRole('link', { name: 'What became of each' }).click();
    await page.getByRole('heading', { name: 'Pause cases', level: 1 }).waitFor();
    await page.getByText('Refused 2').click();
    const refused = page.getByRole('region', { name: 'Items' }).getByRole('row', { name: /Refused/ });
    await refused.first().waitFor();
    await page
      .getByRole('row', { name: /Done.*Case of/ })
      .first()
      .waitFor({ state: 'hidden' });
    expect(await refused.count()).toBe(2);
    await page.evaluate(`localStorage.setItem('dunlin.language', 'de')`);
    await page.reload();
    await page.getByRole('row', { name: /Fall von Buyer 1.*Der Fall ist schon pausiert\./ }).waitFor();
    await page.evaluate(`localStorage.setItem('dunlin.language', 'en')`);
    await page.goto(`${console.url}/cases?states=PAUSED&sequence=gentle`);
    await page.getByText('6 rows').waitFor();
    await page.getByRole('row', { name: /Paused.*B-2026-4/ }).waitFor();
    await page.goto(`${console.url}/customers/${customerIds[2]}`);
    await page.getByRole('region', { name: 'Diary' }).getByText('Offices are flooded').first().waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('writes notes about the customers of invoices', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/invoices?text=B-2026`);
    await page.getByRole('checkbox', { name: 'Choose B-2026-1' }).check();
    await page.getByRole('checkbox', { name: 'Choose B-2026-2' }).check();
    const act = barOf(page).getByRole('button', { name: 'Write notes' });
    await act.click();
    const drawer = page.getByRole('dialog', { name: 'Write notes' });
    await drawer.getByRole('textbox', { name: 'Note' }).fill('Heard that they merge');
    await drawer.getByRole('button', { name: 'Preview' }).click();
    await drawer.getByRole('button', { name: 'Start with 2' }).click();
    await drawer.getByText('2 of 2 done').waitFor();
    await page.goto(`${console.url}/customers/${customerIds[1]}`);
    await page.getByRole('region', { name: 'Diary' }).getByText('Heard that they merge').first().waitFor();
    await context.close();
  });

  it('is told that a preview does not hold any more, and makes another', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/cases?sequence=gentle`);
    await page.getByRole('checkbox', { name: 'Choose the rows shown' }).check();
    await barOf(page).getByRole('button', { name: 'Resume cases' }).click();
    const drawer = page.getByRole('dialog', { name: 'Resume cases' });
    await drawer.getByLabel('Reason').fill('Waters went down');
    await drawer.getByRole('button', { name: 'Preview' }).click();
    const start = drawer.getByRole('button', { name: 'Start with 6' });
    await start.waitFor();
    await advanceClock(console.dunlin, new Date('2026-03-05T14:00:00Z'), { requestId: 'two hours' });
    await start.click();
    await drawer.getByText('This preview does not hold any more').waitFor();
    await drawer.getByRole('button', { name: 'Preview again' }).click();
    await start.click();
    await drawer.getByText('6 of 6 done').waitFor();
    await context.close();
  });

  it('finds what was only previewed in the list of acts, and cancels it', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/cases?sequence=gentle`);
    await page.getByRole('checkbox', { name: 'Choose B-2026-3' }).check();
    await barOf(page).getByRole('button', { name: 'Pause cases' }).click();
    const drawer = page.getByRole('dialog', { name: 'Pause cases' });
    await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill('Perhaps');
    await drawer.getByRole('button', { name: 'Preview' }).click();
    await drawer.getByRole('button', { name: 'Start with 1' }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('link', { name: 'Bulk acts' }).click();
    await page
      .getByRole('row', { name: /Not started/ })
      .getByRole('link', { name: 'Pause cases' })
      .click();
    await page.getByRole('button', { name: 'Cancel the act' }).click();
    await page.getByRole('dialog', { name: 'Cancel the act' }).getByRole('button', { name: 'Cancel the act' }).click();
    await page.getByText('1 cancelled').first().waitFor();
    await page.getByRole('button', { name: 'Cancel the act' }).waitFor({ state: 'hidden' });
    await context.close();
  });

  it('is offered nothing that they may not do', async () => {
    const { context, page } = await console.signIn('viewer');
    await page.goto(`${console.url}/cases`);
    await page.getByRole('row', { name: /B-2026-2/ }).waitFor();
    expect(await page.getByRole('checkbox', { name: /^Choose/ }).count()).toBe(0);
    await context.close();
  });
});

inBrowser('somebody who works a queue', () => {
  it('claims a task, puts it off, brings it back, changes it, and resolves it to the next', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(`${console.url}/worklist`);
    await page.getByRole('button', { name: 'Night shift' }).click();
    await page.waitForURL(/scope=QUEUE/);
    const list = page.getByRole('list', { name: 'Worklist' });
    await list.getByRole('button', { name: /Ask buyer 1/ }).click();
    await page.getByRole('button', { name: 'Claim' }).click();
    await page.getByText('The task is yours.').waitFor();
    await page.getByRole('button', { name: 'Give back' }).waitFor();
    await page.getByRole('button', { name: 'Put off' }).click();
    await page.getByRole('menuitem', { name: 'For a week' }).click();
    await list.getByRole('button', { name: /Ask buyer 1/ }).waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Mine', exact: true }).click();
    await page.getByRole('combobox', { name: 'Order' }).click();
    await page.getByRole('option', { name: /By due time/ }).click();
    await list.getByRole('button', { name: /Ask buyer 1.*put off until/ }).click();
    await page.getByRole('button', { name: 'Bring back' }).click();
    await list.getByText('put off until').waitFor({ state: 'hidden' });
    await page.getByRole('button', { name: 'Change', exact: true }).click();
    const drawer = page.getByRole('dialog', { name: 'Change the task' });
    await drawer.getByLabel('Notes').fill('Prefers mornings');
    await drawer.getByRole('button', { name: 'Change' }).click();
    await page.getByText('Prefers mornings').first().waitFor();
    await page.getByRole('button', { name: 'Night shift' }).click();
    await list.getByRole('button', { name: /Ask buyer 1/ }).click();
    await page.getByRole('button', { name: 'Resolve and next' }).click();
    const resolving = page.getByRole('dialog', { name: 'Resolve the task' });
    await resolving.getByLabel('Outcome').fill('Will pay on Monday');
    await resolving.getByRole('button', { name: 'Resolve' }).click();
    await list.getByRole('button', { name: /Ask buyer 1/ }).waitFor({ state: 'hidden' });
    await page.getByText('Task at hand').waitFor();
    expect(await list.getByRole('button', { pressed: true }).textContent()).toMatch(/Ask buyer \d/);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('keeps a filter, and finds it again', async () => {
    const { context, page } = await console.signIn('agent');
    await page.goto(`${console.url}/worklist?scope=QUEUE+night&tag=ask`);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByLabel('Name of the view').fill('To be asked');
    await page.getByRole('button', { name: 'Save this view' }).click();
    await page.getByRole('link', { name: 'To be asked' }).waitFor();
    await page.goto(`${console.url}/worklist`);
    await page.getByRole('button', { name: 'Saved views' }).click();
    await page.getByRole('link', { name: 'To be asked' }).click();
    await page.waitForURL(/tag=ask/);
    await context.close();
  });

  it('sees on the page of a customer, and on that of a case, who else is there', async () => {
    const { context, page } = await console.signIn('agent');
    const { customerId, caseId } = console.planted;
    await page.goto(`${console.url}/customers/${customerId}`);
    const other = await console.signIn('lead');
    await other.page.goto(`${console.url}/cases/${caseId}`);
    await page.getByText(/has it open too/).waitFor();
    await other.page.getByText(/has it open too/).waitFor();
    await other.page.getByRole('link', { name: 'Invoices', exact: true }).click();
    await page.getByText(/has it open too/).waitFor({ state: 'hidden' });
    await other.context.close();
    await context.close();
  });

  it('works one account after another, and sees who else has it open', async () => {
    const { context, page, faults } = await console.signIn('agent');
    await page.goto(`${console.url}/worklist?scope=QUEUE+night`);
    await page.getByRole('link', { name: /Work mode/ }).click();
    await page.getByRole('heading', { name: 'Work mode', level: 1 }).waitFor();
    await page.getByRole('heading', { name: 'What is owed' }).waitFor();
    const other = await console.signIn('lead');
    await other.page.goto(page.url());
    await page.getByText(/has it open too/).waitFor();
    await other.page.getByText(/has it open too/).waitFor();
    await other.page.getByRole('link', { name: 'Cases', exact: true }).click();
    await page.getByText(/has it open too/).waitFor({ state: 'hidden' });
    await other.context.close();
    await page.getByRole('button', { name: 'Resolve and next' }).click();
    const drawer = page.getByRole('dialog', { name: 'Resolve the task' });
    await drawer.getByLabel('Outcome').fill('Nobody answers');
    await drawer.getByRole('button', { name: 'Resolve' }).click();
    await page.getByText('1 task worked since you began').waitFor();
    await page.getByRole('heading', { name: 'Task at hand' }).waitFor();
    await page.getByRole('button', { name: 'Skip' }).click();
    await page.getByRole('heading', { name: 'Task at hand' }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

inBrowser.each(['light', 'dark'] as const)('the screens for many, %s', (colorScheme) => {
  it('have nothing that axe finds wrong, at 1280 and at 390 pixels', async () => {
    const { context, page, faults } = await console.signIn('admin');
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const { bulkActs } = await console.dunlin.workflow.listBulkActs({}, console.dunlin.caller);
    const { bulkActId } = bulkActs.at(-1)!;
    const addresses = [...addressesOf('many', { bulkActId }), '/worklist?scope=QUEUE+night'];
    const found: string[] = [];
    const look = async (name: string, width: number) => {
      await picture(page, `${name}-${width}-${colorScheme}`);
      found.push(...(await faultsOf(page)).map((fault) => `${name} at ${width}: ${fault}`));
    };
    for (const width of [1280, 390]) {
      await page.setViewportSize({ width, height: 900 });
      for (const address of addresses) {
        await page.goto(`${console.url}${address}`);
        await settled(page);
        await look(nameOf(address), width);
      }
      await page.goto(`${console.url}/cases`);
      await page.getByRole('checkbox', { name: 'Choose the rows shown' }).check();
      await look('bulk-bar', width);
      await barOf(page).getByRole('button', { name: 'Pause cases' }).click();
      await page.getByRole('dialog', { name: 'Pause cases' }).waitFor();
      await look('bulk-drawer', width);
    }
    expect([...found, ...faults]).toEqual([]);
    await context.close();
  });
});
