import { MultiSelect, Select, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { Act } from '../../parts/acts/act.js';
import { Loaded } from '../../parts/panel.js';
import { membersAfter, membershipChange } from './membership.js';
import { nameOf } from './names.js';
import { type Person, type Roster, useMembers, usePeople } from './staff.js';

interface Window {
  readonly opened: boolean;
  readonly close: () => void;
}

interface NewRoster {
  readonly kind: 'QUEUE' | 'GROUP';
  readonly title: string;
  /** Empty for the one that the title makes. */
  readonly name: string;
}

export function CreateRoster({ known, ...window }: Window & { known: readonly Roster[] }): ReactNode {
  const { t } = useTranslation();
  const named = ({ name, title }: NewRoster) => name.trim() || nameOf(title);
  const isKnown = (input: NewRoster) => known.some(({ name }) => name === named(input));
  return (
    <Act<NewRoster>
      {...window}
      name="createRoster"
      start={{ kind: 'QUEUE', title: '', name: '' }}
      isReady={(input) => named(input) !== '' && !isKnown(input)}
      run={(input, key) =>
        taken(
          api.PUT('/api/v1/rosters/{name}', {
            params: { path: { name: named(input) }, header: { 'Idempotency-Key': key } },
            body: { kind: input.kind, title: input.title.trim() },
          }),
        )
      }
      fields={(input, change, faults) => (
        <>
          <Select
            label={t('admin.queues.kind')}
            data={(['QUEUE', 'GROUP'] as const).map((value) => ({ value, label: t(`admin.queues.kinds.${value}`) }))}
            value={input.kind}
            onChange={(kind) => change({ kind: kind === 'GROUP' ? 'GROUP' : 'QUEUE' })}
            allowDeselect={false}
          />
          <TitleField title={input.title} change={change} fault={faults('title')} />
          <TextInput
            label={t('admin.name')}
            description={t('admin.nameHint')}
            placeholder={nameOf(input.title)}
            value={input.name}
            onChange={({ currentTarget }) => change({ name: currentTarget.value })}
            error={isKnown(input) ? t('admin.taken') : faults('name')}
            maxLength={64}
          />
        </>
      )}
    />
  );
}

export function ChangeRoster({ roster, ...window }: Window & { roster: Roster }): ReactNode {
  const { name, kind, version } = roster;
  return (
    <Act<{ title: string }>
      {...window}
      name="changeRoster"
      start={{ title: roster.title }}
      isReady={({ title }) => title.trim() !== ''}
      run={({ title }, key) =>
        taken(
          api.PUT('/api/v1/rosters/{name}', {
            params: { path: { name }, header: { 'Idempotency-Key': key, 'If-Match': `"${version}"` } },
            body: { kind, title: title.trim() },
          }),
        )
      }
      fields={({ title }, change, faults) => <TitleField title={title} change={change} fault={faults('title')} />}
    />
  );
}

interface TitleFieldProps {
  readonly title: string;
  readonly change: (changed: { title: string }) => void;
  readonly fault: ReactNode;
}

export function TitleField({ title, change, fault }: TitleFieldProps): ReactNode {
  const { t } = useTranslation();
  return (
    <TextInput
      label={t('admin.shownName')}
      value={title}
      onChange={({ currentTarget }) => change({ title: currentTarget.value })}
      error={fault}
      maxLength={200}
      required
      data-autofocus
    />
  );
}

type Change = ReturnType<typeof membershipChange>;

/** Lets people join and leave at once; who others let join meanwhile stays. */
export function ChangeMembers({ roster: { name }, ...window }: Window & { roster: Roster }): ReactNode {
  const { t } = useTranslation();
  const people = usePeople();
  const members = useMembers(name, window.opened);
  return (
    <Act<Change>
      {...window}
      name="changeMembers"
      start={{ addPersonIds: [], removePersonIds: [] }}
      isReady={({ addPersonIds, removePersonIds }) => addPersonIds.length + removePersonIds.length > 0}
      run={(body, key) =>
        taken(
          api.POST('/api/v1/rosters/{name}/change-members', {
            params: { path: { name }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      fields={(input, change, faults) => (
        <Loaded query={members}>
          {(present) => (
            <Loaded query={people}>
              {(known) => (
                <>
                  <MultiSelect
                    label={t('admin.queues.members')}
                    data={choicesOf(known, present)}
                    value={membersAfter(idsOf(present), input)}
                    onChange={(ids) => change(membershipChange(idsOf(present), ids))}
                    error={faults('addPersonIds') ?? faults('removePersonIds')}
                    searchable
                    data-autofocus
                  />
                  <Moves people={[...present, ...known]} {...input} />
                </>
              )}
            </Loaded>
          )}
        </Loaded>
      )}
    />
  );
}

function idsOf(people: readonly Person[]): string[] {
  return people.map(({ personId }) => personId);
}

/** Those who get work, and those who belong to it already. */
function choicesOf(known: readonly Person[], members: readonly Person[]) {
  const present = new Set(idsOf(members));
  return known
    .filter(({ active, personId }) => active || present.has(personId))
    .map(({ personId, name, sub }) => ({ value: personId, label: name === sub ? name : `${name} (${sub})` }));
}

/** What the choice comes to, in names. */
function Moves({ people, addPersonIds, removePersonIds }: Change & { people: readonly Person[] }): ReactNode {
  const { t } = useTranslation();
  const names = new Map(people.map(({ personId, name }) => [personId, name]));
  const named = (ids: readonly string[]) => ids.map((id) => names.get(id) ?? id).join(', ');
  return (
    <div aria-live="polite">
      {addPersonIds.length > 0 && <Text size="sm">{t('admin.queues.joins', { names: named(addPersonIds) })}</Text>}
      {removePersonIds.length > 0 && (
        <Text size="sm">{t('admin.queues.leaves', { names: named(removePersonIds) })}</Text>
      )}
    </div>
  );
}
