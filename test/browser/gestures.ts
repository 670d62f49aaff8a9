import type { Locator, Page } from 'playwright-core';
import { eventually } from '../cli/eventually.js';
import { settled } from './console.js';

/** Chooses in a list that opens below its field. */
export async function choose(
  page: Page,
  within: Page | Locator,
  field: string,
  option: string | RegExp,
): Promise<void> {
  await within.getByRole('combobox', { name: field, exact: true }).click();
  await page.getByRole('option', { name: option }).click();
}

/** Presses a key until what has this name has the focus. */
export async function pressUntil(page: Page, key: string, name: string | RegExp): Promise<void> {
  const named = `(() => {
    const at = document.activeElement;
    const labels = [...(at?.labels ?? [])].map((label) => label.textContent);
    return at?.getAttribute('aria-label') ?? (labels.length > 0 ? labels.join(' ') : at?.textContent) ?? '';
  })()`;
  for (let presses = 0; presses < 150; presses += 1) {
    const now = (await page.evaluate<string>(named)).trim();
    if (typeof name === 'string' ? now === name : name.test(now)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`${key} never reaches ${name}.`);
}

/** Confirms what a drawer asks, and waits until it is done. */
export async function confirm(drawer: Locator, button: string): Promise<void> {
  await drawer.getByRole('button', { name: button, exact: true }).click();
  await drawer.waitFor({ state: 'hidden' });
}

/** Opens the drawer of an act, gives its reason and confirms it. */
export async function actWithReason(
  page: Page,
  { button, title, reason }: { button: string; title: string; reason: string },
): Promise<void> {
  await page.getByRole('button', { name: button, exact: true }).click();
  const drawer = page.getByRole('dialog', { name: title });
  await drawer.getByRole('textbox', { name: 'Reason', exact: true }).fill(reason);
  await confirm(drawer, button);
}

/** Chooses in the list of the field that has the focus, by keys alone. */
export async function chooseByKeys(page: Page, option: string): Promise<void> {
  const marked = page.locator('[role=option][data-combobox-selected]').filter({ hasText: option });
  for (let presses = 0; presses < 50; presses += 1) {
    if (await marked.isVisible()) return page.keyboard.press('Enter');
    await page.keyboard.press('ArrowDown');
  }
  throw new Error(`No key reaches the option ${option}.`);
}

/** Reads a page again until it shows what other services are still about to bring about. */
export async function readUntil(page: Page, awaited: Locator): Promise<void> {
  const isThere = async () => {
    await page.reload();
    await settled(page);
    return awaited.isVisible();
  };
  await eventually(isThere, Boolean);
}

/** Waits until what is wrong with a field is told beside it. */
export async function toldBeside(field: Locator, fault: RegExp): Promise<void> {
  const told = async () => {
    const ids = ((await field.getAttribute('aria-describedby')) ?? '').split(' ').filter((id) => id !== '');
    const texts = ids.map((id) => field.page().locator(`[id="${id}"]`).allTextContents());
    return (await Promise.all(texts)).flat();
  };
  await eventually(told, (texts) => texts.some((text) => fault.test(text)));
}
