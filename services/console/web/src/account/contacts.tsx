import { Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { Badge, type Tone } from '../parts/state-badge.js';
import { channelActs, contactActs } from './customer/contact-acts.js';
import { type ChosenContact, ContactDrawer } from './customer/contact-drawers.js';

type Customer = Schemas['Customer'];
type Contact = Schemas['Contact'];
export type Channel = NonNullable<Contact['channel']>;

const channels: readonly Channel[] = ['EMAIL', 'SMS', 'CALL', 'LETTER'];
const tones: Readonly<Record<NonNullable<Contact['validity']>, Tone>> = {
  VALID: 'good',
  UNVERIFIED: 'off',
  INVALID: 'bad',
};

/** How a customer is reached by each channel, whether they may and can be, and what may be done about it. */
export function Contacts({ customer }: { customer: Customer }): ReactNode {
  const { t } = useTranslation();
  const may = { write: useMay('customers.write'), opt: useMay('contacts.opt') };
  const [chosen, setChosen] = useState<ChosenContact | null>(null);
  const kept = useKept(chosen);
  return (
    <Stack gap="sm">
      {customer.contacts.length === 0 && <Text c="dimmed">{t('customer.noContacts')}</Text>}
      {channels.map((channel) => (
        <section key={channel} aria-label={t(`reach.channel.${channel}`)}>
          <Group justify="space-between" wrap="nowrap">
            <Group gap="xs">
              <Text size="sm" fw={600}>
                {t(`reach.channel.${channel}`)}
              </Text>
              {customer.optedOutChannels.includes(channel) && (
                <Badge tone="wait" icon="hand">
                  {t('customer.optedOut')}
                </Badge>
              )}
            </Group>
            <ActMenu
              of={t(`reach.channel.${channel}`)}
              acts={channelActs(channel, customer, may).map((act) => ({
                name: t(`act.${act}.title`),
                run: () => setChosen({ act, channel, contact: null }),
              }))}
            />
          </Group>
          {customer.contacts
            .filter((contact) => contact.channel === channel)
            .map((contact) => (
              <Group key={contact.contactId} justify="space-between" wrap="nowrap" align="flex-start" pl="sm">
                <ContactText contact={contact} />
                <ActMenu
                  of={contact.address}
                  acts={contactActs(contact, customer.contacts, may).map((act) => ({
                    name: t(`act.${act}.title`),
                    run: () => setChosen({ act, channel, contact }),
                  }))}
                />
              </Group>
            ))}
        </section>
      ))}
      {kept && (
        <ContactDrawer
          key={`${kept.act} ${kept.channel} ${kept.contact?.contactId}`}
          {...kept}
          contact={customer.contacts.find(({ contactId }) => contactId === kept.contact?.contactId) ?? kept.contact}
          opened={chosen !== null}
          customer={customer}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

/** An address, what people call it, and whether it reaches. */
export function ContactText({ contact }: { contact: Contact }): ReactNode {
  const { t } = useTranslation();
  const { shortDay } = useFormats();
  const { address, label, isPrimary, validity, validityReason, validityActor, validityTime, source } = contact;
  const told = [
    validityReason,
    validityActor === '' ? '' : t('reach.said', { actor: validityActor, day: shortDay(validityTime) }),
    source === 'FILE' ? t('reach.byFile') : '',
  ].filter((part) => part !== '');
  return (
    <div>
      <Text style={{ overflowWrap: 'anywhere' }}>
        {address}
        {label !== '' && (
          <Text span c="dimmed" size="sm">
            {` ${label}`}
          </Text>
        )}
      </Text>
      <Group gap={4}>
        {isPrimary && (
          <Badge tone="calm" icon="check">
            {t('reach.primary')}
          </Badge>
        )}
        {validity && (
          <Badge
            tone={tones[validity]}
            icon={validity === 'VALID' ? 'check' : validity === 'INVALID' ? 'cross' : 'note'}
          >
            {t(`customer.validity.${validity}`)}
          </Badge>
        )}
        {told.length > 0 && (
          <Text size="xs" c="dimmed">
            {told.join(' · ')}
          </Text>
        )}
      </Group>
    </div>
  );
}
