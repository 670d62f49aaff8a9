import { Alert, Group } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
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

/** What is in force stands over everything else, with what follows from it. */
export function FlagAlerts({ flags }: { flags: readonly (Flag | null)[] }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  return flags.map((flag) => {
    if (!flag) return null;
    const named = { flag: codeText('customer.flag', flag) };
    return stopsContact(flag) ? (
      <Alert key={flag} color="red" variant="outline" title={t('customer.flagged', named)} />
    ) : (
      <Alert key={flag} color="yellow" variant="outline" title={t('customer.careful', named)} />
    );
  });
}
