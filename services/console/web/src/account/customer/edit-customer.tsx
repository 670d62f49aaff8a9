import { Group, Select, TagsInput, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { Act } from '../../parts/acts/act.js';
import { changedFields } from '../../parts/acts/changed-since.js';
import type { Faults } from '../../parts/acts/faults.js';

type Customer = Schemas['Customer'];

type CustomerInput = Pick<
  Customer,
  | 'name'
  | 'kind'
  | 'class'
  | 'zone'
  | 'candidateZones'
  | 'locale'
  | 'debtType'
  | 'jurisdiction'
  | 'role'
  | 'defaultSequence'
>;

interface EditCustomerProps {
  readonly customer: Customer;
  readonly classes: readonly Schemas['CustomerClass'][];
  /** Whether the class lets the customer have nothing of its own. */
  readonly locked: boolean;
  readonly opened: boolean;
  readonly close: () => void;
}

/** Changes what is known of a customer, and what overrides class, kind and organisation. */
export function EditCustomer({ customer, classes, locked, opened, close }: EditCustomerProps): ReactNode {
  const { t } = useTranslation();
  const { customerId, version } = customer;
  const start = inputOf(customer);
  return (
    <Act<CustomerInput>
      name="editCustomer"
      opened={opened}
      close={close}
      version={version}
      start={start}
      names={{
        name: t('customer.name'),
        class: t('customer.class'),
        zone: t('customer.zone'),
        candidateZones: t('settings.otherZones'),
        locale: t('customer.locale'),
        jurisdiction: t('settings.jurisdiction'),
        defaultSequence: t('settings.sequence'),
      }}
      isReady={({ name, class: named, zone }) => name.trim() !== '' && named.trim() !== '' && zone !== ''}
      run={(input, key, seen) =>
        taken(
          api.PATCH('/api/v1/customers/{customerId}', {
            params: { path: { customerId }, header: onlyIfSeen(key, seen) },
            body: changedFields(start, input),
          }),
        )
      }
      fields={(input, change, faults) => (
        <>
          <KnownFields input={input} change={change} faults={faults} classes={classes} />
          <OverrideFields input={input} change={change} faults={faults} locked={locked} />
        </>
      )}
    />
  );
}

function inputOf(customer: Customer): CustomerInput {
  const { name, kind, class: named, zone, candidateZones, locale } = customer;
  const { debtType, jurisdiction, role, defaultSequence } = customer;
  const others = candidateZones.filter((other) => other !== zone);
  return {
    name,
    kind,
    class: named,
    zone,
    candidateZones: others,
    locale,
    debtType,
    jurisdiction,
    role,
    defaultSequence,
  };
}

interface FieldsProps {
  readonly input: CustomerInput;
  readonly change: (changed: Partial<CustomerInput>) => void;
  readonly faults: Faults;
}

/** To end an override is an act of its own, so everybody can reach the button for it. */
function clearing(name: string) {
  return { 'aria-label': name, 'aria-hidden': false, tabIndex: 0 } as const;
}

const zones = Intl.supportedValuesOf('timeZone');
const maxShown = 40;

function KnownFields({
  input,
  change,
  faults,
  classes,
}: FieldsProps & { readonly classes: EditCustomerProps['classes'] }): ReactNode {
  const { t } = useTranslation();
  const titles = new Map([
    [input.class, input.class],
    ...classes.map(({ name, title }) => [name, title || name] as const),
  ]);
  return (
    <>
      <TextInput
        label={t('customer.name')}
        value={input.name}
        maxLength={200}
        required
        data-autofocus
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        error={faults('name')}
      />
      <Group grow align="flex-start">
        <Select
          label={t('customer.kindLabel')}
          data={(['PERSON', 'BUSINESS'] as const).map((value) => ({ value, label: t(`customer.kind.${value}`) }))}
          value={input.kind}
          allowDeselect={false}
          onChange={(chosen) => change({ kind: chosen as CustomerInput['kind'] })}
          error={faults('kind')}
        />
        <Select
          label={t('customer.class')}
          data={[...titles].map(([value, label]) => ({ value, label }))}
          value={input.class}
          allowDeselect={false}
          searchable
          onChange={(chosen) => change({ class: chosen ?? input.class })}
          error={faults('class')}
        />
      </Group>
      <Group grow align="flex-start">
        <Select
          label={t('customer.zone')}
          data={zones.includes(input.zone) ? zones : [input.zone, ...zones]}
          value={input.zone}
          allowDeselect={false}
          searchable
          limit={maxShown}
          onChange={(chosen) => change({ zone: chosen ?? input.zone })}
          error={faults('zone')}
        />
        <TextInput
          label={t('customer.locale')}
          value={input.locale}
          onChange={({ currentTarget }) => change({ locale: currentTarget.value })}
          error={faults('locale')}
        />
      </Group>
      <TagsInput
        label={t('settings.otherZones')}
        description={t('settings.otherZonesHint')}
        data={zones}
        value={[...input.candidateZones]}
        limit={maxShown}
        onChange={(chosen) => change({ candidateZones: chosen })}
        error={faults('candidateZones')}
      />
    </>
  );
}

function OverrideFields({ input, change, faults, locked }: FieldsProps & { readonly locked: boolean }): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['sequences'],
    queryFn: () => taken(api.GET('/api/v1/sequences', { params: { query: { pageSize: 500 } } })),
    staleTime: 60_000,
  });
  const titles = new Map([
    ...(input.defaultSequence === '' ? [] : [[input.defaultSequence, input.defaultSequence] as const]),
    ...(data?.sequences ?? []).map(({ name, title }) => [name, title || name] as const),
  ]);
  return (
    <>
      <Select
        label={t('settings.sequence')}
        description={t(locked ? 'settings.lockedHint' : 'settings.emptyFollows')}
        placeholder={t('settings.asClass')}
        data={[...titles].map(([value, label]) => ({ value, label }))}
        value={input.defaultSequence === '' ? null : input.defaultSequence}
        clearable
        clearButtonProps={clearing(t('settings.asClass'))}
        searchable
        disabled={locked}
        onChange={(chosen) => change({ defaultSequence: chosen ?? '' })}
        error={faults('defaultSequence')}
      />
      <Group grow align="flex-start">
        <Select
          label={t('settings.debtType')}
          placeholder={t('settings.asKind')}
          data={(['CONSUMER', 'BUSINESS'] as const).map((value) => ({
            value,
            label: t(`settings.debtTypeOf.${value}`),
          }))}
          value={input.debtType}
          clearable
          clearButtonProps={clearing(t('settings.asKind'))}
          onChange={(chosen) => change({ debtType: chosen as CustomerInput['debtType'] })}
          error={faults('debtType')}
        />
        <Select
          label={t('settings.role')}
          placeholder={t('settings.asOrganisation')}
          data={(['CREDITOR', 'COLLECTOR'] as const).map((value) => ({ value, label: t(`settings.roleOf.${value}`) }))}
          value={input.role}
          clearable
          clearButtonProps={clearing(t('settings.asOrganisation'))}
          onChange={(chosen) => change({ role: chosen as CustomerInput['role'] })}
          error={faults('role')}
        />
      </Group>
      <TextInput
        label={t('settings.jurisdiction')}
        description={t('settings.jurisdictionHint')}
        placeholder={t('settings.asOrganisation')}
        value={input.jurisdiction}
        maxLength={6}
        onChange={({ currentTarget }) => change({ jurisdiction: currentTarget.value.toUpperCase() })}
        error={faults('jurisdiction')}
      />
    </>
  );
}
