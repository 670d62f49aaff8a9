import { Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { ReasonAct } from '../parts/act.js';
import { useKept } from '../parts/kept.js';
import { Badge, type Tone } from '../parts/state-badge.js';

type Customer = Schemas['Customer'];
type Contact = Schemas['Contact'];
type ContactAct = 'invalidateContact' | 'validateContact' | 'recordOptOut' | 'withdrawOptOut';

const tones: Readonly<Record<NonNullable<Contact['validity']>, Tone>> = {
  VALID: 'good',
  UNVERIFIED: 'off',
  INVALID: 'bad',
};

/** How a customer is reached, and whether they may and can be. */
export function Contacts({ customer }: { customer: Customer }): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('customers.write');
  const mayOpt = useMay('contacts.opt');
  const [chosen, setChosen] = useState<{ act: ContactAct; contact: Contact } | null>(null);
  const kept = useKept(chosen);
  const { contacts, optedOutChannels } = customer;
  if (contacts.length === 0) return <Text c="dimmed">{t('customer.noContacts')}</Text>;
  const actsOf = ({ validity, channel }: Contact): ContactAct[] => [
    ...(mayWrite ? ([validity === 'INVALID' ? 'validateContact' : 'invalidateContact'] as const) : []),
    ...(mayOpt && channel ? ([optedOutChannels.includes(channel) ? 'withdrawOptOut' : 'recordOptOut'] as const) : []),
  ];
  return (
    <Stack gap="xs">
      {contacts.map((contact) => {
        const { contactId, channel, address, validity, validityReason } = contact;
        return (
          <Group key={contactId} justify="space-between" wrap="nowrap" align="flex-start">
            <div>
              <Text>
                {channel ? t(`message.channel.${channel}`) : ''}: {address}
              </Text>
              <Group gap={4}>
                {validity && (
                  <Badge
                    tone={tones[validity]}
                    icon={validity === 'VALID' ? 'check' : validity === 'INVALID' ? 'cross' : 'note'}
                  >
                    {t(`customer.validity.${validity}`)}
                  </Badge>
                )}
                {channel && optedOutChannels.includes(channel) && (
                  <Badge tone="wait" icon="hand">
                    {t('customer.optedOut')}
                  </Badge>
                )}
                {validityReason !== '' && (
                  <Text size="sm" c="dimmed">
                    {validityReason}
                  </Text>
                )}
              </Group>
            </div>
            <ActMenu
              of={address}
              acts={actsOf(contact).map((act) => ({
                name: t(`act.${act}.title`),
                run: () => setChosen({ act, contact }),
              }))}
            />
          </Group>
        );
      })}
      {kept && (
        <ContactDrawer
          key={`${kept.act} ${kept.contact.contactId}`}
          {...kept}
          opened={chosen !== null}
          customer={customer}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

interface ContactDrawerProps {
  readonly act: ContactAct;
  readonly contact: Contact;
  readonly customer: Customer;
  readonly opened: boolean;
  readonly close: () => void;
}

function ContactDrawer({
  act,
  opened,
  contact: { contactId, channel },
  customer: { customerId },
  close,
}: ContactDrawerProps): ReactNode {
  const run = (reason: string, key: string) => {
    const header = { 'Idempotency-Key': key };
    const ofContact = { params: { path: { customerId, contactId }, header }, body: { reason } };
    const ofChannel = { params: { path: { customerId }, header }, body: { channel, reason } };
    switch (act) {
      case 'invalidateContact':
        return taken(api.POST('/api/v1/customers/{customerId}/contacts/{contactId}/invalidate', ofContact));
      case 'validateContact':
        return taken(api.POST('/api/v1/customers/{customerId}/contacts/{contactId}/validate', ofContact));
      case 'recordOptOut':
        return taken(api.POST('/api/v1/customers/{customerId}/record-opt-out', ofChannel));
      case 'withdrawOptOut':
        return taken(api.POST('/api/v1/customers/{customerId}/withdraw-opt-out', ofChannel));
    }
  };
  return <ReasonAct name={act} opened={opened} close={close} run={run} />;
}
