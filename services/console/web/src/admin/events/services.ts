import type { en } from '../../locales/en.js';
import { inWords } from '../../parts/written.js';

export type ServiceName = keyof (typeof en)['admin']['events']['services'];

/** Services that take in events of others. */
export const serviceNames: readonly ServiceName[] = [
  'customer',
  'invoice',
  'payment',
  'workflow',
  'communication',
  'dca-handoff',
  'console',
];

/** The last part of the type of an event, as words. */
export function eventInWords(type: string): string {
  const [, name = type] = /([A-Za-z]+)$/.exec(type) ?? [];
  return inWords(name.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '_'));
}
