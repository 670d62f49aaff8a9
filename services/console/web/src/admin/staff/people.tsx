import { Button, Checkbox, Group, Stack, Text, TextInput } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ActMenu } from '../../lists/list-bar.js';
import { useListSearch } from '../../lists/search.js';
import { Act } from '../../parts/acts/act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { useFormats } from '../../parts/formats.js';
import { useKept } from '../../parts/kept.js';
import { Loaded } from '../../parts/panel.js';
import { Badge } from '../../parts/state-badge.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';
import { type Person, useCustomerCounts, usePeople, useRosters } from './staff.js';

/** Who works with Dunlin. */
export function People(): ReactNode {
  const { t } = useTranslation();
  const { search, change } = useListSearch();
  const mayWrite = useMay('people.write');
  const query = usePeople();
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<Person | null>(null);
  const changed = useKept(chosen);
  const columns = useColumns(mayWrite ? setChosen : null);
  const onlyActive = search['active'] === 'yes';
  return (
    <>
      <Group justify="space-between" align="flex-end">
        <Checkbox
          id="first-filter"
          label={t('admin.people.onlyActive')}
          checked={onlyActive}
          onChange={({ currentTarget }) => change({ active: currentTarget.checked ? 'yes' : '' })}
        />
        {mayWrite && <Button onClick={() => setNew(true)}>{t('act.registerPerson.title')}</Button>}
      </Group>
      <Loaded query={query} empty={t('admin.people.empty')} isEmpty={({ length }) => length === 0}>
        {(people) => (
          <DataTable
            name={t('admin.section.people')}
            columns={columns}
            rows={people.filter(({ active }) => active || !onlyActive)}
            rowKey={({ personId }) => personId}
            rowName={({ name }) => name}
            detail={({ personId }) => <MemberOf personId={personId} />}
          />
        )}
      </Loaded>
      <RegisterPerson opened={isNew} close={() => setNew(false)} known={query.data ?? []} />
      {changed && (
        <ChangePerson
          key={`${changed.personId} ${changed.version}`}
          person={changed}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </>
  );
}

function useColumns(change: ((person: Person) => void) | null): Column<Person>[] {
  const { t } = useTranslation();
  const { shortDay, count } = useFormats();
  const customers = useCustomerCounts();
  return [
    { id: 'name', title: t('admin.people.name'), cell: ({ name }) => name },
    { id: 'sub', title: t('admin.people.sub'), cell: ({ sub }) => sub },
    { id: 'email', title: t('admin.people.email'), cell: ({ email }) => email },
    {
      id: 'state',
      title: t('admin.state'),
      cell: ({ active }) => (
        <Badge tone={active ? 'good' : 'off'} icon={active ? 'check' : 'pause'}>
          {t(active ? 'admin.people.active' : 'admin.people.inactive')}
        </Badge>
      ),
      nowrap: true,
    },
    {
      id: 'customers',
      title: t('nav.customers'),
      cell: ({ personId }) => count(customers.get(personId) ?? '0'),
      numeric: true,
    },
    { id: 'since', title: t('admin.since'), cell: ({ createTime }) => shortDay(createTime), nowrap: true },
    ...(change
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (person: Person) => (
              <ActMenu of={person.name} acts={[{ name: t('admin.change'), run: () => change(person) }]} />
            ),
          },
        ]
      : []),
  ];
}

function MemberOf({ personId }: { personId: string }): ReactNode {
  const { t } = useTranslation();
  const query = useRosters(personId);
  return (
    <Loaded query={query} empty={t('admin.people.memberOfNone')} isEmpty={({ length }) => length === 0}>
      {(rosters) => (
        <Text size="sm">
          {t('admin.people.memberOf')}: {rosters.map(({ title, name }) => title || name).join(', ')}
        </Text>
      )}
    </Loaded>
  );
}

interface Window {
  readonly opened: boolean;
  readonly close: () => void;
}

interface NewPerson {
  readonly sub: string;
  readonly name: string;
  readonly email: string;
}

function RegisterPerson({ known, ...window }: Window & { known: readonly Person[] }): ReactNode {
  const { t } = useTranslation();
  // What is registered already would be changed.
  const isKnown = (sub: string) => known.some((person) => person.sub === sub.trim());
  return (
    <Act<NewPerson>
      {...window}
      name="registerPerson"
      start={{ sub: '', name: '', email: '' }}
      isReady={({ sub, name }) => sub.trim() !== '' && name.trim() !== '' && !isKnown(sub)}
      run={({ sub, name, email }, key) =>
        taken(
          api.PUT('/api/v1/people/by-sub/{sub}', {
            params: { path: { sub: sub.trim() }, header: { 'Idempotency-Key': key } },
            body: { name: name.trim(), email: email.trim(), active: true },
          }),
        )
      }
      fields={({ sub, name, email }, change, faults) => (
        <>
          <TextInput
            label={t('admin.people.sub')}
            description={t('admin.people.subHint')}
            value={sub}
            onChange={({ currentTarget }) => change({ sub: currentTarget.value })}
            error={isKnown(sub) ? t('admin.taken') : faults('sub')}
            maxLength={200}
            required
            data-autofocus
          />
          <NameAndEmail name={name} email={email} change={change} faults={faults} />
        </>
      )}
    />
  );
}

interface ChangedPerson {
  readonly name: string;
  readonly email: string;
  readonly active: boolean;
}

function ChangePerson({ person, ...window }: Window & { person: Person }): ReactNode {
  const { t } = useTranslation();
  const { sub, name: before, email: mail, active: isActive, version } = person;
  return (
    <Act<ChangedPerson>
      {...window}
      name="changePerson"
      start={{ name: before, email: mail, active: isActive }}
      isReady={({ name }) => name.trim() !== ''}
      run={({ name, email, active }, key) =>
        taken(
          api.PUT('/api/v1/people/by-sub/{sub}', {
            params: { path: { sub }, header: { 'Idempotency-Key': key, 'If-Match': `"${version}"` } },
            body: { name: name.trim(), email: email.trim(), active },
          }),
        )
      }
      fields={({ name, email, active }, change, faults) => (
        <Stack>
          <NameAndEmail name={name} email={email} change={change} faults={faults} />
          <Checkbox
            label={t('admin.people.isActive')}
            checked={active}
            onChange={({ currentTarget }) => change({ active: currentTarget.checked })}
          />
        </Stack>
      )}
    />
  );
}

interface NameAndEmailProps {
  readonly name: string;
  readonly email: string;
  readonly change: (changed: { name?: string; email?: string }) => void;
  readonly faults: Faults;
}

function NameAndEmail({ name, email, change, faults }: NameAndEmailProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('admin.people.name')}
        value={name}
        onChange={({ currentTarget }) => change({ name: currentTarget.value })}
        error={faults('name')}
        maxLength={200}
        required
      />
      <TextInput
        type="email"
        label={t('admin.people.email')}
        value={email}
        onChange={({ currentTarget }) => change({ email: currentTarget.value })}
        error={faults('email')}
        maxLength={320}
      />
    </>
  );
}
