import { formatMajor } from '#libs/money';
import type { Amount } from './diary-events.js';

export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

export function followed(text: string): string {
  return text === '' ? '' : `: ${text}`;
}

export function listed(names: readonly string[]): string {
  return names.length > 0 ? `: ${names.join(', ')}` : '';
}

/** `OUTCOME_UNKNOWN` and `due_date` as words; free text stays as it is. */
export function plain(name: string): string {
  return /^[A-Z][A-Z0-9_]*$|^[a-z][a-z0-9_]*$/.test(name) ? name.toLowerCase().replaceAll('_', ' ') : name;
}

export function major(amount: Amount): string {
  return amount ? `${formatMajor(amount)} ${amount.currency}` : 'no amount';
}
