import { Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Contacts } from '../account/contacts.js';
import { useCustomer } from '../parts/links.js';
import { Loaded } from '../parts/panel.js';

/** How the customer of an invoice is reached, and whether that works; it is changed here, too. */
export function InvoiceContacts({ customerId }: { customerId: string }): ReactNode {
  const { t } = useTranslation();
  return (
    <Loaded query={useCustomer(customerId)}>
      {(customer) => (
        <Stack gap="xs">
          <Text size="sm">{t('invoice.filesOverride')}</Text>
          <Contacts customer={customer} />
        </Stack>
      )}
    </Loaded>
  );
}
