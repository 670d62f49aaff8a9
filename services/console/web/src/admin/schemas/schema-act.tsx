import { ActionIcon, Button, Checkbox, Fieldset, Group, Select, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import type { MetadataSchema, Whose } from '../../metadata/schemas.js';
import { Act } from '../../parts/acts/act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { Icon } from '../../parts/icons.js';
import {
  bodyOf,
  emptyField,
  type FieldForm,
  type FieldType,
  fieldTypes,
  formOf,
  isReady,
  nameOfField,
  nameOfLabel,
  type SchemaForm,
} from './schema-form.js';

interface SchemaActProps {
  readonly whose: Whose;
  readonly opened: boolean;
  readonly close: () => void;
  /** Null for a new one. */
  readonly changed: MetadataSchema | null;
  /** Names that a new one cannot have. */
  readonly taken: readonly string[];
}

/** The drawer in which a schema is made or changed. */
export function SchemaAct({ whose, opened, close, changed, taken: names }: SchemaActProps): ReactNode {
  const version = changed?.version ?? '0';
  const isTaken = (form: SchemaForm) => changed === null && names.includes(nameOfSchema(form));
  return (
    <Act<SchemaForm>
      name={changed ? 'changeMetadataSchema' : 'createMetadataSchema'}
      {...(changed ? { subject: changed.label } : {})}
      opened={opened}
      close={close}
      start={formOf(changed)}
      version={version}
      isReady={(form) => isReady(form) && !isTaken(form)}
      run={(form, key, seen) => {
        const name = changed?.name ?? nameOfSchema(form);
        return apply(whose, name, bodyOf(form, changed?.fields ?? []), onlyIfSeen(key, seen));
      }}
      fields={(form, change, faults) => (
        <SchemaFields form={form} change={change} faults={faults} isNew={changed === null} isTaken={isTaken(form)} />
      )}
    />
  );
}

function nameOfSchema({ name, label }: SchemaForm): string {
  return name.trim() || nameOfLabel(label);
}

function apply(whose: Whose, name: string, body: ReturnType<typeof bodyOf>, header: ReturnType<typeof onlyIfSeen>) {
  const params = { path: { name }, header };
  if (whose === 'customers') return taken(api.PUT('/api/v1/customer-metadata-schemas/{name}', { params, body }));
  return taken(api.PUT('/api/v1/invoice-metadata-schemas/{name}', { params, body }));
}

interface SchemaFieldsProps {
  readonly form: SchemaForm;
  readonly change: (changed: Partial<SchemaForm>) => void;
  readonly faults: Faults;
  readonly isNew: boolean;
  readonly isTaken: boolean;
}

function SchemaFields({ form, change, faults, isNew, isTaken }: SchemaFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { label, name, retired, fields } = form;
  const setField = (at: number, field: FieldForm) =>
    change({ fields: fields.map((each, index) => (index === at ? field : each)) });
  const swap = (at: number) => {
    const next = [...fields];
    [next[at - 1], next[at]] = [next[at]!, next[at - 1]!];
    change({ fields: next });
  };
  const nextKey = String(Math.max(-1, ...fields.map(({ key }) => Number(key)).filter(Number.isInteger)) + 1);
  return (
    <>
      <TextInput
        label={t('metadata.label')}
        value={label}
        onChange={({ currentTarget }) => change({ label: currentTarget.value })}
        error={faults('label')}
        maxLength={200}
        required
        data-autofocus
      />
      {isNew && (
        <TextInput
          label={t('metadata.name')}
          description={t('metadata.nameHint')}
          placeholder={nameOfLabel(label)}
          value={name}
          onChange={({ currentTarget }) => change({ name: currentTarget.value })}
          error={isTaken ? t('metadata.taken') : faults('name')}
          maxLength={40}
        />
      )}
      {fields.map((field, index) => (
        <FieldFields
          key={field.key}
          field={field}
          number={index + 1}
          set={(next) => setField(index, next)}
          moveUp={index > 0 ? () => swap(index) : null}
          remove={field.isStored ? null : () => change({ fields: fields.filter((_, at) => at !== index) })}
          fault={(part) => faults(`fields.${index}.${part}`) ?? faults(`fields.${nameOfField(field)}.${part}`)}
        />
      ))}
      <Group>
        <Button variant="default" size="xs" onClick={() => change({ fields: [...fields, emptyField(nextKey)] })}>
          {t('metadata.addField')}
        </Button>
      </Group>
      {!isNew && (
        <Checkbox
          label={t('metadata.retiredSchema')}
          checked={retired}
          onChange={({ currentTarget }) => change({ retired: currentTarget.checked })}
        />
      )}
    </>
  );
}

interface FieldFieldsProps {
  readonly field: FieldForm;
  readonly number: number;
  readonly set: (field: FieldForm) => void;
  readonly moveUp: (() => void) | null;
  /** Null for a field that is stored, which is retired instead. */
  readonly remove: (() => void) | null;
  readonly fault: (part: string) => ReactNode;
}

function FieldFields({ field, number, set, moveUp, remove, fault }: FieldFieldsProps): ReactNode {
  const { t } = useTranslation();
  const hintId = useId();
  const text = (part: 'name' | 'label') => ({
    value: field[part],
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) =>
      set({ ...field, [part]: currentTarget.value }),
    error: fault(part),
  });
  return (
    <Fieldset legend={t('metadata.field', { number })} p="sm">
      <Group gap="xs" grow align="flex-start">
        <TextInput label={t('metadata.label')} required maxLength={200} {...text('label')} />
        <TextInput
          label={t('metadata.name')}
          placeholder={nameOfLabel(field.label)}
          maxLength={40}
          readOnly={field.isStored}
          {...text('name')}
        />
      </Group>
      <Select
        mt="xs"
        label={t('metadata.typeLabel')}
        data={fieldTypes.map((value) => ({ value, label: t(`metadata.type.${value}`) }))}
        value={field.type}
        onChange={(type) => set({ ...field, type: (type ?? 'TEXT') as FieldType })}
        allowDeselect={false}
        disabled={field.isStored}
        error={fault('type')}
      />
      <Limits field={field} set={set} fault={fault} />
      <Group mt="sm" justify="space-between">
        <Group>
          <Checkbox
            label={t('metadata.required')}
            checked={field.required}
            onChange={({ currentTarget }) => set({ ...field, required: currentTarget.checked })}
          />
          {field.isStored && (
            <Checkbox
              label={t('metadata.retired')}
              aria-describedby={hintId}
              description={<span id={hintId}>{t('metadata.retiredHint')}</span>}
              checked={field.retired}
              onChange={({ currentTarget }) => set({ ...field, retired: currentTarget.checked })}
            />
          )}
        </Group>
        <Group gap={4}>
          {moveUp && (
            <ActionIcon variant="default" onClick={moveUp} aria-label={t('metadata.moveFieldUp', { number })}>
              <Icon name="up" />
            </ActionIcon>
          )}
          {remove && (
            <ActionIcon variant="default" onClick={remove} aria-label={t('metadata.removeField', { number })}>
              <Icon name="cross" />
            </ActionIcon>
          )}
        </Group>
      </Group>
    </Fieldset>
  );
}

/** What a type may be limited by. */
function Limits({ field, set, fault }: Pick<FieldFieldsProps, 'field' | 'set' | 'fault'>): ReactNode {
  const { t } = useTranslation();
  const limit = (part: 'min' | 'max' | 'maxLength' | 'maxDecimals') => (
    <TextInput
      key={part}
      mt="xs"
      label={t(`metadata.${part}`)}
      type={field.type === 'DATE' ? 'date' : 'text'}
      value={field[part]}
      onChange={({ currentTarget }) => set({ ...field, [part]: currentTarget.value })}
      error={fault(part)}
    />
  );
  switch (field.type) {
    case 'TEXT':
      return limit('maxLength');
    case 'WHOLE_NUMBER':
    case 'DATE':
      return (
        <Group grow align="flex-start">
          {limit('min')}
          {limit('max')}
        </Group>
      );
    case 'DECIMAL':
      return (
        <Group grow align="flex-start">
          {limit('min')}
          {limit('max')}
          {limit('maxDecimals')}
        </Group>
      );
    case 'CHOICE':
      return (
        <Textarea
          mt="xs"
          label={t('metadata.choices')}
          description={t('metadata.choicesHint')}
          value={field.choices}
          onChange={({ currentTarget }) => set({ ...field, choices: currentTarget.value })}
          error={fault('choices') ?? fault('choices.code') ?? fault('choices.label')}
          autosize
          minRows={2}
          required
        />
      );
    default:
      return null;
  }
}
