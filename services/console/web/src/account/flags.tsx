import { Group } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Schemas } from '../api/client.js';
import { Badge } from '../parts/state-badge.js';
import { useCodeText } from '../parts/texts.js';

type Customer = Schemas['Customer'];
export type Flag = NonNullable<Customer['flags'][number]>;

const names: Readonly<Record<Flag, true>> = {
  BANKRUPT: true,
  INSOLVENT: true,
  DECEASED: true,
  MINOR: true,
  FRAUD: true,
  ATTORNEY: true,
  MORATORIUM: true,
  VULNERABLE: true,
};
export const flagNames = Object.keys(names) as Flag[];

/** Whether nobody is contacted while it is in force; the others only ask for care. */
export function stopsContact(flag: Flag): boolean {
  return flag !== 'VULNERABLE';
}

/** Flags that were raised, in force today or not. */
export function raisedFlags({ flags, raisedFlags: raised }: Pick<Customer, 'flags' | 'raisedFlags'>): Flag[] {
  return [...new Set([...flags, ...raised.map(({ flag }) => flag)])].filter((flag) => flag !== null);
}

/** Circumstances of a customer that stop contact, or ask for care. */
export function Flags({ flags }: { flags: readonly (Flag | null)[] }): ReactNode {
  const codeText = useCodeText();
  return (
    <Group gap={4}>
      {flags.map(
        (flag) =>
          flag && (
            <Badge key={flag} tone={stopsContact(flag) ? 'bad' : 'wait'} icon="flag">
              {codeText('customer.flag', flag)}
            </Badge>
          ),
      )}
    </Group>
  );
}
