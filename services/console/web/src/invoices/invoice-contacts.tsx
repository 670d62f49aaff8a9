import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Contacts } from '../account/contacts.js';
import { useCustomer } from '../parts/links.js';
import { Loaded, Panel } from '../parts/panel.js';

/** How the customer of an invoice is reached, and whether that works; it is changed here, too. */
export function InvoiceContacts({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Panel title={t('customer.contacts')}>
      <Loaded query={useCustomer(customerId)}>
        {(customer) => (
          <Stack gap="xs">
            <Contacts customer={customer} />
            <Text size="sm" c="dimmed">
              {t('invoice.filesOverride')}
            </Text>
          </Stack>
        )}
      </Loaded>
    </Panel>
  );
}
