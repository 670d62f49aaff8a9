import { Checkbox, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { Act } from '../../parts/acts/act.js';
import { ReasonAct } from '../../parts/acts/reason-acts.js';
import type { ChannelAct, OneContactAct } from './contact-acts.js';

type Contact = Schemas['Contact'];

/** An act that somebody chose, about a channel or one contact of it. */
export interface ChosenContact {
  readonly act: ChannelAct | OneContactAct;
  readonly channel: NonNullable<Contact['channel']>;
  readonly contact: Contact | null;
}

interface ContactDrawerProps extends ChosenContact {
  readonly customer: Schemas['Customer'];
  readonly opened: boolean;
  readonly close: () => void;
}

/** The drawer of the act that was chosen about how a customer is reached. */
export function ContactDrawer(props: ContactDrawerProps): ReactNode {
  const { t } = useTranslation();
  const { act, channel, contact, customer, opened, close } = props;
  const { customerId, version } = customer;
  if (act === 'addContact') return <AddContact {...props} />;
  if (contact === null) {
    const run = (reason: string, key: string) => {
      const call = { params: { path: { customerId }, header: { 'Idempotency-Key': key } }, body: { channel, reason } };
      if (act === 'recordOptOut') return taken(api.POST('/api/v1/customers/{customerId}/record-opt-out', call));
      return taken(api.POST('/api/v1/customers/{customerId}/withdraw-opt-out', call));
    };
    return <ReasonAct name={act} opened={opened} close={close} run={run} subject={t(`reach.channel.${channel}`)} />;
  }
  if (act === 'editContact') return <EditContact {...props} contact={contact} />;
  const { contactId } = contact;
  const run = (reason: string, key: string, seen: string) => {
    const call = { params: { path: { customerId, contactId }, header: onlyIfSeen(key, seen) }, body: { reason } };
    switch (act) {
      case 'makeContactPrimary':
        return taken(api.POST('/api/v1/customers/{customerId}/contacts/{contactId}/make-primary', call));
      case 'invalidateContact':
        return taken(api.POST('/api/v1/customers/{customerId}/contacts/{contactId}/invalidate', call));
      case 'validateContact':
        return taken(api.POST('/api/v1/customers/{customerId}/contacts/{contactId}/validate', call));
      default:
        return taken(api.POST('/api/v1/customers/{customerId}/contacts/{contactId}/remove', call));
    }
  };
  const shared = { name: act, opened, close, version, run, subject: contact.address };
  return <ReasonAct {...shared} danger={act === 'removeContact' || act === 'invalidateContact'} />;
}

function AddContact({ channel, customer, opened, close }: ContactDrawerProps): ReactNode {
  const { t } = useTranslation();
  const { customerId, contacts, version } = customer;
  const isFirst = !contacts.some((contact) => contact.channel === channel);
  return (
    <Act<{ address: string; label: string; isPrimary: boolean }>
      name="addContact"
      opened={opened}
      close={close}
      version={version}
      start={{ address: '', label: '', isPrimary: false }}
      isReady={({ address }) => address.trim() !== ''}
      run={({ address, label, isPrimary }, key, seen) =>
        taken(
          api.POST('/api/v1/customers/{customerId}/contacts', {
            params: { path: { customerId }, header: onlyIfSeen(key, seen) },
            body: { channel, address: address.trim(), label: label.trim(), isPrimary },
          }),
        )
      }
      fields={({ address, label, isPrimary }, change, faults) => (
        <>
          <AddressField
            channel={channel}
            address={address}
            change={(text) => change({ address: text })}
            fault={faults('address')}
          />
          <LabelField label={label} change={(text) => change({ label: text })} fault={faults('label')} />
          {!isFirst && (
            <Checkbox
              label={t('reach.makePrimary')}
              checked={isPrimary}
              onChange={({ currentTarget }) => change({ isPrimary: currentTarget.checked })}
            />
          )}
        </>
      )}
    />
  );
}

function EditContact({
  channel,
  contact,
  customer,
  opened,
  close,
}: ContactDrawerProps & { contact: Contact }): ReactNode {
  const { t } = useTranslation();
  const { customerId, version } = customer;
  const { contactId } = contact;
  return (
    <Act<{ address: string; label: string }>
      name="editContact"
      opened={opened}
      close={close}
      version={version}
      start={{ address: contact.address, label: contact.label }}
      names={{ address: t(`reach.address.${channel}`), label: t('reach.label') }}
      isReady={({ address }) => address.trim() !== ''}
      run={({ address, label }, key, seen) =>
        taken(
          api.PATCH('/api/v1/customers/{customerId}/contacts/{contactId}', {
            params: { path: { customerId, contactId }, header: onlyIfSeen(key, seen) },
            body: {
              address: address.trim() === contact.address ? null : address.trim(),
              label: label.trim() === contact.label ? null : label.trim(),
            },
          }),
        )
      }
      fields={({ address, label }, change, faults) => (
        <>
          <AddressField
            channel={channel}
            address={address}
            change={(text) => change({ address: text })}
            fault={faults('address')}
          />
          <LabelField label={label} change={(text) => change({ label: text })} fault={faults('label')} />
        </>
      )}
    />
  );
}

interface AddressFieldProps {
  readonly channel: NonNullable<Contact['channel']>;
  readonly address: string;
  readonly change: (address: string) => void;
  readonly fault: ReactNode;
}

function AddressField({ channel, address, change, fault }: AddressFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <TextInput
      type={channel === 'EMAIL' ? 'text' : 'tel'}
      label={t(`reach.address.${channel}`)}
      value={address}
      maxLength={320}
      required
      data-autofocus
      onChange={({ currentTarget }) => change(currentTarget.value)}
      error={fault}
    />
  );
}

interface LabelFieldProps {
  readonly label: string;
  readonly change: (label: string) => void;
  readonly fault: ReactNode;
}

function LabelField({ label, change, fault }: LabelFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('reach.label')}
      description={t('reach.labelHint')}
      value={label}
      maxLength={64}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      error={fault}
    />
  );
}
