import { Stack } from '@mantine/core';
import { useParams } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useLive } from '../api/live.js';
import { useMe } from '../api/me.js';
import { useCustomer } from '../parts/links.js';
import { ActButtons, PageHead } from '../parts/page-head.js';
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
    ['payments'],
    ['placements'],
    ['documents'],
    ['interactions'],
    ['billing-contacts'],
    ['terms', customerId],
    ['payer'],
    ['promises'],
  ]);
  return <Loaded query={query}>{(customer) => <Account key={customerId} customer={customer} />}</Loaded>;
}

function Account({ customer }: { customer: Schemas['Customer'] }): ReactNode {
  const { t } = useTranslation();
  const { customerId, name, reference, flags } = customer;
  return (
    <Stack gap="md">
      <PageHead
        above={{ to: '/customers', text: t('customers.all') }}
        title={name || reference}
        badges={<AlsoHere customerId={customerId} />}
        text={name !== '' && name !== reference && reference}
        acts={<AccountButtons customerId={customerId} />}
      />
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
    <>
      <ActButtons acts={accountActs(permissions)} textOf={(name) => t(`act.${name}.title`)} choose={setAct} />
      <AccountActDrawer act={act} customerId={customerId} close={() => setAct(null)} />
    </>
  );
}
