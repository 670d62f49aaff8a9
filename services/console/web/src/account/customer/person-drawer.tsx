import { ActionIcon, Button, Fieldset, Group, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { Act } from '../../parts/acts/act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { Icon } from '../../parts/icons.js';
import { type ContactRow, emptyRow, givenContacts, movedUp, rowsOf } from './person-contacts.js';

interface PersonInput {
  readonly name: string;
  readonly role: string;
  readonly locale: string;
  readonly rows: readonly ContactRow[];
}

interface PersonDrawerProps {
  /** Null for somebody who is added. */
  readonly person: Schemas['BillingContact'] | null;
  readonly customerId: string;
  readonly opened: boolean;
  readonly close: () => void;
}

const maxContacts = 10;
const nobody: PersonInput = { name: '', role: '', locale: '', rows: [emptyRow] };

/** Adds a person at a customer, or changes one with all contacts. */
export function PersonDrawer({ person, customerId, opened, close }: PersonDrawerProps): ReactNode {
  const { t } = useTranslation();
  const start = person ? { ...person, rows: rowsOf(person.contacts) } : nobody;
  const { name, role, locale, rows } = start;
  return (
    <Act<PersonInput>
      name={person ? 'changeBillingContact' : 'addBillingContact'}
      opened={opened}
      close={close}
      version={person?.version}
      start={{ name, role, locale, rows }}
      names={{ name: t('person.name'), role: t('person.role'), locale: t('customer.locale') }}
      isReady={(input) => input.name.trim() !== ''}
      run={(input, key, seen) => (person ? change(person, input, key, seen) : add(customerId, input, key))}
      fields={(input, changed, faults) => <PersonFields input={input} change={changed} faults={faults} />}
    />
  );
}

function add(customerId: string, { name, role, locale, rows }: PersonInput, key: string) {
  return taken(
    api.POST('/api/v1/customers/{customerId}/billing-contacts', {
      params: { path: { customerId }, header: { 'Idempotency-Key': key } },
      body: { name: name.trim(), role: role.trim(), locale: locale.trim(), contacts: givenContacts(rows, []) },
    }),
  );
}

function change(person: Schemas['BillingContact'], input: PersonInput, key: string, seen: string) {
  const { billingContactId, contacts } = person;
  const { name, role, locale, rows } = input;
  return taken(
    api.PATCH('/api/v1/billing-contacts/{billingContactId}', {
      params: { path: { billingContactId }, header: onlyIfSeen(key, seen) },
      body: {
        name: name.trim(),
        role: role.trim(),
        locale: locale.trim(),
        contacts: givenContacts(rows, contacts),
        setContacts: true,
      },
    }),
  );
}

interface PersonFieldsProps {
  readonly input: PersonInput;
  readonly change: (changed: Partial<PersonInput>) => void;
  readonly faults: Faults;
}

function PersonFields({ input: { name, role, locale, rows }, change: tell, faults }: PersonFieldsProps): ReactNode {
  const { t } = useTranslation();
  const put = (index: number, changed: Partial<ContactRow>) =>
    tell({ rows: rows.map((row, at) => (at === index ? { ...row, ...changed } : row)) });
  return (
    <>
      <TextInput
        label={t('person.name')}
        value={name}
        maxLength={200}
        required
        data-autofocus
        onChange={({ currentTarget }) => tell({ name: currentTarget.value })}
        error={faults('name')}
      />
      <Group grow align="flex-start">
        <TextInput
          label={t('person.role')}
          description={t('person.roleHint')}
          value={role}
          maxLength={64}
          onChange={({ currentTarget }) => tell({ role: currentTarget.value })}
          error={faults('role')}
        />
        <TextInput
          label={t('customer.locale')}
          description={t('person.localeHint')}
          value={locale}
          onChange={({ currentTarget }) => tell({ locale: currentTarget.value })}
          error={faults('locale')}
        />
      </Group>
      {rows.map((row, index) => (
        <ContactFieldset
          key={index}
          row={row}
          index={index}
          put={(changed) => put(index, changed)}
          moveUp={index === 0 ? null : () => tell({ rows: movedUp(rows, index) })}
          remove={() => tell({ rows: rows.filter((_row, at) => at !== index) })}
        />
      ))}
      <Group justify="space-between">
        <Text size="xs" c="dimmed">
          {t('person.firstIsPrimary')}
        </Text>
        {rows.length < maxContacts && (
          <Button size="xs" variant="default" onClick={() => tell({ rows: [...rows, emptyRow] })}>
            {t('act.addContact.title')}
          </Button>
        )}
      </Group>
    </>
  );
}

interface ContactFieldsetProps {
  readonly row: ContactRow;
  readonly index: number;
  readonly put: (changed: Partial<ContactRow>) => void;
  readonly moveUp: (() => void) | null;
  readonly remove: () => void;
}

function ContactFieldset({ row, index, put, moveUp, remove }: ContactFieldsetProps): ReactNode {
  const { t } = useTranslation();
  const { channel, address, label, validity, validityReason } = row;
  const legend = t('person.contact', { number: index + 1 });
  return (
    <Fieldset legend={legend}>
      <Stack gap="xs">
        <Group grow align="flex-start">
          <Select
            label={t('reach.kind')}
            data={(['EMAIL', 'SMS'] as const).map((value) => ({ value, label: t(`reach.channel.${value}`) }))}
            value={channel}
            allowDeselect={false}
            onChange={(chosen) => put({ channel: chosen as ContactRow['channel'] })}
          />
          <TextInput
            label={t('reach.label')}
            value={label}
            maxLength={64}
            onChange={({ currentTarget }) => put({ label: currentTarget.value })}
          />
        </Group>
        <TextInput
          label={t(`reach.address.${channel}`)}
          value={address}
          maxLength={320}
          onChange={({ currentTarget }) => put({ address: currentTarget.value })}
        />
        <Group grow align="flex-start">
          <Select
            label={t('reach.validity')}
            data={(['UNVERIFIED', 'VALID', 'INVALID'] as const).map((value) => ({
              value,
              label: t(`customer.validity.${value}`),
            }))}
            value={validity}
            allowDeselect={false}
            onChange={(chosen) => put({ validity: chosen as ContactRow['validity'] })}
          />
          {validity !== 'UNVERIFIED' && (
            <TextInput
              label={t('act.reason')}
              value={validityReason}
              maxLength={500}
              onChange={({ currentTarget }) => put({ validityReason: currentTarget.value })}
            />
          )}
        </Group>
        <Group justify="flex-end" gap="xs">
          {moveUp && (
            <ActionIcon variant="default" aria-label={`${t('person.moveUp')}: ${legend}`} onClick={moveUp}>
              <Icon name="up" />
            </ActionIcon>
          )}
          <Button
            size="compact-sm"
            variant="default"
            aria-label={`${t('person.removeContact')}: ${legend}`}
            onClick={remove}
          >
            {t('person.removeContact')}
          </Button>
        </Group>
      </Stack>
    </Fieldset>
  );
}
