import { Button } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AccountActDrawer } from '../account/account-acts.js';
import { Contacts } from '../account/contacts.js';
import { useMay } from '../api/me.js';
import { useCustomer } from '../parts/links.js';
import { Loaded, Panel } from '../parts/panel.js';

/** How the customer of an invoice is reached, and whether that works. */
export function InvoiceContacts({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  const mayChange = useMay('customers.write');
  const [opened, { open, close }] = useDisclosure(false);
  const query = useCustomer(customerId);
  return (
    <Panel
      title={t('customer.contacts')}
      aside={
        mayChange && (
          <Button size="xs" variant="default" onClick={open}>
            {t('act.changeContact.title')}
          </Button>
        )
      }
    >
      <Loaded query={query}>
        {(customer) => (
          <>
            <Contacts customer={customer} />
            <AccountActDrawer act={opened ? 'changeContact' : null} customer={customer} close={close} />
          </>
        )}
      </Loaded>
    </Panel>
  );
}
