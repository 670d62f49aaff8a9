import { Button, Group, Stack, Text, Title } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMe } from '../api/me.js';
import { useCustomer } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';
import { AlsoHere } from '../presence/also-here.js';
import { type AccountAct, AccountActDrawer, accountActs } from './account-acts.js';
import { FlagAlerts } from './flags.js';
import { AccountWidgets } from './layout/account-widgets.js';

/** Everything about one customer on one page. */
export function AccountScreen(): ReactNode {
  const { customerId } = useParams({ from: '/customers/$customerId' });
  const query = useCustomer(customerId);
  useLive(customerId, [
    ['customers', customerId],
    ['invoices'],
    ['cases'],
    ['diary'],
    ['messages'],
    ['tasks'],
    ['journal'],
    ['placements'],
    ['documents'],
    ['interactions'],
    ['billing-contacts'],
    ['terms', customerId],
    ['payer'],
  ]);
  return <Loaded query={query}>{(customer) => <Account key={customerId} customer={customer} />}</Loaded>;
}

export function Account({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { customerId, name, reference, flags } = customer;
  return (
    <Stack gap="md">
      <Group justify="space-between">
        <div>
          <Group gap="sm">
            <Title order={1} size="h2">
              {name || reference}
            </Title>
            <AlsoHere customerId={customerId} />
          </Group>
          {name !== '' && name !== reference && <Text c="dimmed">{reference}</Text>}
        </div>
        <AccountButtons customerId={customerId} />
      </Group>
      <FlagAlerts flags={flags} />
      <AccountWidgets customer={customer} />
    </Stack>
  );
}

function AccountButtons({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const { permissions } = useMe();
  const [act, setAct] = useState<AccountAct | null>(null);
  return (
    <Group gap="xs">
      {accountActs(permissions).map((name, index) => (
        <Button key={name} variant={index === 0 ? 'filled' : 'default'} onClick={() => setAct(name)}>
          {t(`act.${name}.title`)}
        </Button>
      ))}
      <AccountActDrawer act={act} customerId={customerId} close={() => setAct(null)} />
    </Group>
  );
}
