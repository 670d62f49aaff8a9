import { Checkbox, TagsInput, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AgencyChoice, PersonChoice, RosterChoice, SequenceChoice, SpecialistChoice } from '../parts/acts/choices.js';
import { CodedReasonFields } from '../parts/acts/coded-act.js';
import type { Faults } from '../parts/acts/faults.js';
import { ReasonField } from '../parts/acts/reason-acts.js';
import type { BulkActName } from './bulk-acts.js';
import { type BulkField, type BulkInput, fieldsOf } from './bulk-parameters.js';

interface BulkFieldsProps {
  readonly act: BulkActName;
  readonly input: BulkInput;
  readonly change: (changed: Partial<BulkInput>) => void;
  readonly faults: Faults;
}

/** What an act needs besides its items. */
export function BulkFields(props: BulkFieldsProps): ReactNode {
  const asked = fieldsOf[props.act];
  // A reason that has a code is asked for together with it.
  const shown = asked.filter((field) => field !== 'reason' || !asked.includes('reasonCode'));
  return shown.map((field) => <Field key={field} field={field} {...props} />);
}

/** How the HTTP API calls what a field is for, where that is something else. */
const named: Partial<Record<BulkField, string>> = { until: 'untilTime', due: 'dueTime', roster: 'queue' };

function Field(props: BulkFieldsProps & { field: BulkField }): ReactNode {
  const { field, input, change, faults } = props;
  const fault = faults(`parameters.${named[field] ?? field}`);
  const choice = (name: 'sequence' | 'agency' | 'personId' | 'assigneeId' | 'roster') => ({
    value: input[name],
    choose: (value: string) => change({ [name]: value }),
    fault,
  });
  switch (field) {
    case 'reasonCode':
      return <Coded {...props} />;
    case 'sequence':
      return <SequenceChoice {...choice('sequence')} />;
    case 'agency':
      return <AgencyChoice {...choice('agency')} />;
    case 'personId':
      return <SpecialistChoice {...choice('personId')} />;
    case 'assigneeId':
      return <PersonChoice {...choice('assigneeId')} />;
    case 'roster':
      return <RosterChoice {...choice('roster')} />;
    case 'until':
    case 'due':
      return <DayField field={field} value={input[field]} change={change} fault={fault} />;
    case 'followsFiles':
      return <FollowsFiles value={input.followsFiles} change={change} />;
    case 'tags':
      return <Tags value={input.tags} change={change} fault={fault} />;
    default:
      return <Words {...props} field={field} fault={fault} />;
  }
}

function Coded({ act, input, change, faults }: BulkFieldsProps): ReactNode {
  const given = { reason: input.reason, reasonCode: input.reasonCode };
  return (
    <CodedReasonFields
      of={act as 'PAUSE' | 'CANCEL' | 'RECALL'}
      given={given}
      change={change}
      faults={(field) => faults(`parameters.${field}`)}
    />
  );
}

interface OneFieldProps<Value> {
  readonly value: Value;
  readonly change: BulkFieldsProps['change'];
  readonly fault?: ReactNode;
}

function DayField({ field, value, change, fault }: OneFieldProps<string> & { field: 'until' | 'due' }): ReactNode {
  const { t } = useTranslation();
  return (
    <TextInput
      type="date"
      label={t(field === 'until' ? 'act.until' : 'task.due')}
      description={t(field === 'until' ? 'act.untilHint' : 'bulk.dueHint')}
      value={value}
      onChange={({ currentTarget }) => change({ [field]: currentTarget.value })}
      error={fault}
    />
  );
}

function FollowsFiles({ value, change }: OneFieldProps<boolean>): ReactNode {
  const { t } = useTranslation();
  return (
    <Checkbox
      label={t('bulk.followsFiles')}
      checked={value}
      onChange={({ currentTarget }) => change({ followsFiles: currentTarget.checked })}
    />
  );
}

function Tags({ value, change, fault }: OneFieldProps<readonly string[]>): ReactNode {
  const { t } = useTranslation();
  return (
    <TagsInput
      label={t('task.tags')}
      description={t('task.tagsHint')}
      value={[...value]}
      maxTags={10}
      onChange={(tags) => change({ tags })}
      error={fault}
    />
  );
}

type WordField = Extract<BulkField, 'reason' | 'unannouncedReason' | 'notes' | 'text' | 'title'>;

function Words({
  field,
  act,
  input,
  change,
  fault,
}: BulkFieldsProps & { field: WordField; fault: ReactNode }): ReactNode {
  const { t } = useTranslation();
  const set = (text: string) => change({ [field]: text });
  const value = input[field];
  if (field === 'title') {
    return (
      <TextInput
        label={t('act.createTask.task')}
        value={value}
        maxLength={300}
        required
        data-autofocus
        onChange={({ currentTarget }) => set(currentTarget.value)}
        error={fault}
      />
    );
  }
  if (field === 'reason') {
    return <ReasonField value={value} onChange={set} fault={fault} required={act !== 'ASSIGN_SPECIALIST'} />;
  }
  return (
    <Textarea
      label={t(`bulk.words.${field}.label`)}
      description={t(`bulk.words.${field}.hint`)}
      value={value}
      maxLength={field === 'text' ? 10_000 : act === 'CREATE_TASK' ? 2_000 : 500}
      required={field === 'text'}
      autosize
      minRows={3}
      onChange={({ currentTarget }) => set(currentTarget.value)}
      error={fault}
    />
  );
}
