import { jest } from '@jest/globals';
import type { Page } from 'playwright-core';
import { newId } from '#libs/ids';
import { Broker } from '../conformance/harness/broker.js';
import { delivery, spoiled } from '../conformance/harness/delivery.js';
import { hasBrowser } from './chromium.js';
import { ConsoleInBrowser, faultsOfScreens, settled } from './console.js';
import { choose, confirm, readUntil } from './gestures.js';
import { addressesOf } from './screens.js';

jest.setTimeout(1_800_000);

const inBrowser = hasBrowser ? describe : describe.skip;

let console: ConsoleInBrowser;

beforeAll(async () => {
  if (hasBrowser) console = await ConsoleInBrowser.start();
});
afterAll(() => console?.stop());

/** Opens a part of the administration by its link. */
async function open(page: Page, part: string): Promise<void> {
  await page.getByRole('navigation', { name: 'Parts of the administration' }).getByRole('link', { name: part }).click();
  await page.getByRole('heading', { level: 1, name: part }).waitFor();
}

inBrowser('an administrator', () => {
  it('registers a person, makes a queue that they join, and a class', async () => {
    const { context, page, faults } = await console.signIn('admin');
    await page.getByRole('link', { name: 'Administration' }).click();
    await page.getByRole('heading', { level: 1, name: 'People' }).waitFor();
    await page.getByRole('button', { name: 'Register a person' }).click();
    const person = page.getByRole('dialog', { name: 'Register a person' });
    await person.getByRole('textbox', { name: 'Name at the identity provider' }).fill('agent');
    await person.getByRole('textbox', { name: 'Name', exact: true }).fill('Ann Agent');
    await confirm(person, 'Register');
    await page.getByRole('row', { name: /Ann Agent.*gets work/ }).waitFor();

    await open(page, 'Queues and groups');
    await page.getByRole('button', { name: 'New queue or group' }).click();
    const queue = page.getByRole('dialog', { name: 'New queue or group' });
    await queue.getByRole('textbox', { name: 'Title' }).fill('Field visits');
    await confirm(queue, 'Create');
    await page.getByRole('row', { name: /Field visits.*field-visits.*0 members/ }).waitFor();
    await page.getByRole('button', { name: 'Acts: Field visits' }).click();
    await page.getByRole('menuitem', { name: 'Who belongs to it' }).click();
    const members = page.getByRole('dialog', { name: 'Who belongs to it' });
    await choose(page, members, 'Members', /Ann Agent/);
    await page.keyboard.press('Escape');
    await members.getByText('Join: Ann Agent.').waitFor();
    await confirm(members, 'Change');
    await page.getByRole('row', { name: /Field visits.*1 member/ }).waitFor();

    await open(page, 'Classes');
    await page.getByRole('button', { name: 'New class' }).click();
    const customerClass = page.getByRole('dialog', { name: 'New class' });
    await customerClass.getByRole('textbox', { name: 'Title' }).fill('Key accounts');
    await choose(page, customerClass, 'Default sequence', 'Gentle');
    await confirm(customerClass, 'Create');
    await page.getByRole('row', { name: /Key accounts.*key-accounts.*gentle/ }).waitFor();

    await open(page, 'People');
    await page.getByRole('button', { name: 'Show more about Ann Agent' }).click();
    const member = page.getByText('Queues and groups: Field visits');
    await member.waitFor();
    // What is open stays open when the list is another.
    await page.getByRole('button', { name: 'Acts: Ann Agent' }).click();
    await page.getByRole('menuitem', { name: 'Change' }).click();
    const change = page.getByRole('dialog', { name: 'Change a person' });
    await change.getByRole('textbox', { name: 'E-mail' }).fill('ann@example.com');
    await confirm(change, 'Change');
    await page.getByRole('row', { name: /Ann Agent.*ann@example\.com/ }).waitFor();
    expect(await member.isVisible()).toBe(true);
    expect(faults).toEqual([]);
    await context.close();
  });

  it('adds a choice for interactions, and retires it', async () => {
    const { context, page } = await console.signIn('admin');
    await page.goto(`${console.url}/admin/choices`);
    await page.getByRole('button', { name: 'New choice' }).click();
    const drawer = page.getByRole('dialog', { name: 'New choice' });
    await choose(page, drawer, 'List', 'Outcomes');
    await drawer.getByRole('textbox', { name: 'Title' }).fill('Spoke to a neighbour');
    await confirm(drawer, 'Add');
    const outcomes = page.getByRole('region', { name: 'Outcomes' });
    await outcomes.getByRole('row', { name: /Spoke to a neighbour.*SPOKE_TO_A_NEIGHBOUR.*can be chosen/ }).waitFor();
    await outcomes.getByRole('button', { name: 'Acts: Spoke to a neighbour' }).click();
    await page.getByRole('menuitem', { name: 'Retire' }).click();
    await confirm(page.getByRole('dialog', { name: 'Retire the choice' }), 'Retire');
    await outcomes.getByRole('row', { name: /Spoke to a neighbour.*retired/ }).waitFor();
    await context.close();
  });

  it('reads in the access log what another person looked at a minute ago', async () => {
    const agent = await console.signIn('agent');
    await agent.page.goto(`${console.url}/customers/${console.planted.customerId}`);
    await agent.page.getByRole('heading', { name: 'Åse Nordström', level: 1 }).waitFor();
    await agent.context.close();
    const { context, page, faults } = await console.signIn('admin');
    await page.goto(`${console.url}/admin/access`);
    await choose(page, page, 'What was shown', /^Customer$/);
    await page.waitForURL(/operation=getCustomer/);
    await page
      .getByRole('row', { name: /agent.*Customer.*Åse Nordström/i })
      .first()
      .waitFor();
    await page.getByRole('link', { name: /agent/i }).first().click();
    await page.waitForURL(/actor=user/);
    await page
      .getByRole('row', { name: /Customer.*Åse Nordström/ })
      .first()
      .waitFor();
    await page.getByLabel('Until').fill('2020-01-01');
    await page.getByText('Nobody looked at anything that fits.').waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });

  it('looks at events that are stuck, drops the first and has the others handled', async () => {
    const { address, topicPrefix } = console.events;
    const broker = new Broker(address, topicPrefix);
    await broker.start();
    const customerId = newId();
    // Nobody knows these payments, so that the events about them cannot be taken in.
    const allocated = (paymentId: string, key: string) =>
      delivery(
        { broker },
        {
          type: 'dunlin.invoice.v1.PaymentAllocated',
          key,
          subject: paymentId,
          sequence: 1,
          payload: { paymentId, customerId, allocations: [], unapplied: { currencyCode: 'EUR', minorUnits: '0' } },
        },
        { partition: 0 },
      );
    const facts = [newId(), newId()].map((paymentId) => allocated(paymentId, customerId));
    const garbled = spoiled(allocated(newId(), 'garbled'), { value: Buffer.from('ffffffffffff', 'hex') });
    await broker.send([...facts, garbled].map(({ record }) => record));
    await broker.stop();
    const { context, page } = await console.signIn('admin');
    await page.goto(`${console.url}/admin/events?service=payment`);
    const link = page.getByRole('link', { name: customerId });
    await readUntil(page, link);
    await link.click();
    const next = page.getByRole('row', { name: /Payment allocated.*next to be handled/ });
    await next.getByRole('link', { name: 'Payment allocated' }).click();
    await page.getByRole('region', { name: 'Payload' }).getByText(customerId).waitFor();
    await page.getByRole('button', { name: 'Handle again' }).click();
    await confirm(page.getByRole('dialog', { name: 'Handle again' }), 'Handle again');
    await page.getByText('0 events were handled. 2 still wait.').waitFor();
    for (const left of [1, 0]) {
      await page.getByRole('button', { name: 'Drop the first event' }).click();
      const drawer = page.getByRole('dialog', { name: 'Drop the first event' });
      await drawer.getByLabel('Reason').fill('No payment of ours');
      await confirm(drawer, 'Drop');
      await page
        .getByRole('row', { name: /Payment allocated/ })
        .nth(left)
        .waitFor({ state: 'detached' });
    }
    await page.getByText('None waits any more.').waitFor();
    await page.getByRole('button', { name: 'All stuck events' }).click();
    await page.getByRole('tab', { name: 'Dead letters' }).click();
    const dropped = page.getByRole('row', { name: new RegExp(`Payment allocated.*Dropped.*${customerId}`) }).first();
    await dropped.getByRole('link', { name: 'Payment allocated' }).click();
    await page.getByText('No payment of ours').waitFor();
    expect(await page.getByRole('button', { name: 'Drop the dead letter' }).count()).toBe(0);
    await page.getByRole('button', { name: 'All stuck events' }).click();
    await choose(page, page, 'State', 'Open');
    await page
      .getByRole('region', { name: 'Dead letters: Payments' })
      .getByRole('row', { name: /Payment allocated.*garbled/ })
      .getByRole('link', { name: 'Payment allocated' })
      .click();
    await page.getByText('Payload that cannot be read, in base64').waitFor();
    await page.getByRole('button', { name: 'Handle again' }).click();
    const again = page.getByRole('dialog', { name: 'Handle again' });
    await again.getByRole('button', { name: 'Handle again', exact: true }).click();
    await again.getByText('It failed again and stays open.').waitFor();
    await again.getByRole('status').getByRole('button', { name: 'Close' }).click();
    await page.getByRole('button', { name: 'Drop the dead letter' }).click();
    const drop = page.getByRole('dialog', { name: 'Drop the dead letter' });
    await drop.getByLabel('Reason').fill('Written by a test');
    await confirm(drop, 'Drop');
    await page.getByText('user:admin').first().waitFor();
    await page.getByText('Written by a test').waitFor();
    await context.close();
  });

  it('makes an agency, and reads its files', async () => {
    const { context, page } = await console.signIn('admin');
    await page.goto(`${console.url}/placements`);
    await page.getByRole('tab', { name: 'Agencies', exact: true }).click();
    await page.getByRole('button', { name: 'New agency' }).click();
    const drawer = page.getByRole('dialog', { name: 'New agency' });
    await drawer.getByRole('textbox', { name: 'Name', exact: true }).fill('Harbour Recoveries');
    await confirm(drawer, 'Create');
    await page.getByRole('row', { name: /Harbour Recoveries.*harbour-recoveries.*takes placements/ }).waitFor();
    await page.getByRole('button', { name: 'Acts: Harbour Recoveries' }).click();
    await page.getByRole('menuitem', { name: 'Read its files now' }).click();
    await confirm(page.getByRole('dialog', { name: 'Read its files now' }), 'Read');
    await page.getByRole('status').getByText('Files of Harbour Recoveries').waitFor();
    await page.getByRole('button', { name: 'Acts: Harbour Recoveries' }).click();
    await page.getByRole('menuitem', { name: 'Change the agency' }).click();
    const change = page.getByRole('dialog', { name: 'Change the agency' });
    await change.getByLabel('Takes new placements').uncheck();
    await confirm(change, 'Change');
    await page.getByRole('row', { name: /Harbour Recoveries.*takes nothing new/ }).waitFor();
    await context.close();
  });

  it('reads a sequence in words, and moves the cases of an older version to the active one', async () => {
    await console.changeSequence();
    const { context, page } = await console.signIn('admin');
    await page.getByRole('link', { name: 'Sequences' }).click();
    await page.getByRole('link', { name: 'Gentle' }).click();
    await page.getByRole('heading', { name: 'Gentle', level: 1 }).waitFor();
    await page.getByRole('row', { name: /3 days after the due date.*E-mail by template reminder/ }).waitFor();
    await page.getByRole('row', { name: /22 days after the due date.*Task in queue callers/ }).waitFor();
    await page.getByText('2 open cases run an older version.').waitFor();
    await page.getByRole('button', { name: 'Move cases to the active version' }).click();
    const drawer = page.getByRole('dialog', { name: 'Move cases to the active version' });
    await drawer.getByText('2 open cases come to version 2.').waitFor();
    await drawer.getByLabel('Reason').fill('The call comes a day later');
    await confirm(drawer, 'Move');
    await page.getByRole('heading', { name: 'Move of cases to version 2' }).waitFor();
    await page.getByText('Every open case runs the active version.').waitFor();
    await page.goto(`${console.url}/cases/${console.planted.caseId}`);
    await page
      .getByText(/gentle, version 2/)
      .first()
      .waitFor();
    await context.close();
  });

  it('steps the clock, and reads what was sent then at the case, in the diary and where mail is caught', async () => {
    const { context, page, faults } = await console.signIn('admin');
    await page.goto(`${console.url}/admin/clock`);
    await page.getByRole('button', { name: 'Step the test clock' }).click();
    const drawer = page.getByRole('dialog', { name: 'Step the test clock' });
    await drawer.getByLabel('Until the morning of').fill('2026-03-07');
    await confirm(drawer, 'Step');
    await page.getByText('Arrived', { exact: true }).waitFor();
    await page.goto(`${console.url}/cases/${console.planted.caseId}`);
    await page
      .getByRole('row', { name: /reminder.*Sent/i })
      .first()
      .waitFor();
    await page.getByRole('button', { name: 'Read: Reminder' }).click();
    await page
      .getByRole('article', { name: 'What was written' })
      .getByText(/R-2026-17/)
      .first()
      .waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('article').waitFor({ state: 'hidden' });
    await page
      .getByRole('region', { name: 'Diary' })
      .getByText(/sent: .*reminder/i)
      .first()
      .waitFor();
    const [mail] = await console.mailAbout('R-2026-17');
    expect(mail).toMatchObject({ step: 'reminder-3', invoices: ['R-2026-17'] });
    await page.goto(`${console.url}/cases?columns=case,lastContact`);
    await page.getByRole('row', { name: /R-2026-17.*6 Mar 2026/ }).waitFor();
    expect(faults).toEqual([]);
    await context.close();
  });
});

inBrowser('somebody who is no administrator', () => {
  it('does not see the place, and gets the answer of what does not exist where it would be', async () => {
    const { context, page } = await console.signIn('agent');
    expect(await page.getByRole('link', { name: 'Administration' }).count()).toBe(0);
    const answers: string[] = [];
    for (const path of ['/nothing-is-here', '/admin', '/admin/access', '/admin/nothing-is-here']) {
      await page.goto(`${console.url}${path}`);
      await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
      answers.push(await page.getByRole('main').innerText());
    }
    expect(new Set(answers).size).toBe(1);
    await context.close();
  });

  it('sees as a lead what leads change, and nothing of the access log', async () => {
    const { context, page } = await console.signIn('lead');
    await page.getByRole('link', { name: 'Administration' }).click();
    await open(page, 'Queues and groups');
    await page.getByRole('button', { name: 'New queue or group' }).waitFor();
    await open(page, 'Classes');
    await settled(page);
    expect(await page.getByRole('button', { name: 'New class' }).count()).toBe(0);
    expect(await page.getByRole('link', { name: 'Access log' }).count()).toBe(0);
    await page.goto(`${console.url}/admin/access`);
    await page.getByRole('heading', { level: 1, name: 'There is nothing here' }).waitFor();
    await context.close();
  });
});

inBrowser('the screens of administration', () => {
  it.each(['light', 'dark'] as const)(
    'meet nothing that axe finds wrong, %s, at 1280 and at 390 pixels',
    async (colorScheme) => {
      expect(await faultsOfScreens(console, addressesOf('administration'), colorScheme)).toEqual([]);
    },
  );

  it('speak German', async () => {
    const { context, page } = await console.signIn('admin', 'de-DE');
    await page.getByRole('link', { name: 'Verwaltung' }).click();
    await page.getByRole('link', { name: 'Rollen' }).click();
    await page.getByRole('row', { name: /Kunden finden und lesen/ }).waitFor();
    await page.getByText('dunlin-admin').first().waitFor();
    await context.close();
  });
});
