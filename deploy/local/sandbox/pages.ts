import { escape, page } from '../identity/pages.js';
import type { SandboxCharge, SandboxSession } from './book.js';
import { type Outcome, outcomesOf } from './outcomes.js';

/** Where a debtor chooses a test card or account; a real provider asks for the number here. */
export function choicePage(session: SandboxSession): string {
  const what = session.kind === 'pay' ? `Pay ${amountOf(session)}` : 'Add a payment method';
  const radios = (outcomes: readonly Outcome[]): string => outcomes.map(radioOf).join('');
  return page(
    what,
    `<p>This is the sandbox: nobody is charged.</p><form method="post">
<fieldset><legend>Test card</legend>${radios(outcomesOf.CARD)}</fieldset>
<fieldset><legend>Test bank account</legend>${radios(outcomesOf.BANK_ACCOUNT)}</fieldset>
<button type="submit">Confirm</button>
<button type="submit" name="choice" value="refuse">Refuse</button></form>`,
  );
}

export function confirmPage(charge: SandboxCharge): string {
  return page(
    `Confirm ${amountOf(charge)}`,
    `<form method="post"><button type="submit" name="choice" value="confirm">Confirm</button>
<button type="submit" name="choice" value="refuse">Refuse</button></form>`,
  );
}

export function endPage(): string {
  return page('Thank you', '<p>You can close this page.</p>');
}

function amountOf({ amount_minor, currency }: Pick<SandboxSession, 'amount_minor' | 'currency'>): string {
  return escape(`${amount_minor} ${currency} (minor units)`);
}

function radioOf({ name, label }: Outcome, index: number): string {
  const checked = name === 'settles' && index === 0 ? ' checked' : '';
  return `<label style="font-weight:normal"><input style="width:auto" type="radio" name="choice" value="${name}"${checked}> ${escape(label)}</label>`;
}
