import { Alert, Autocomplete, Button, Select, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import partClasses from '../../parts/parts.module.css';
import { useCodeText } from '../../parts/texts.js';
import {
  amountStyleOf,
  amountStyles,
  datePatterns,
  type FieldSettings,
  type FilePreview,
  formatOf,
  fromPlace,
  type MappedField,
  type Mapping,
  placeOf,
  settingsOf,
  withSettings,
  withWords,
  wordsFor,
} from './mapping.js';

interface MappingEditorProps {
  readonly mapping: Mapping;
  readonly preview: FilePreview;
  /** Fields that somebody must say or confirm. */
  readonly doubts: readonly string[];
  readonly missing: readonly string[];
  readonly change: (mapping: Mapping) => void;
  readonly confirm: (field: string) => void;
}

/** Which column of a file is which field, and how its texts are written. */
export function MappingEditor(props: MappingEditorProps): ReactNode {
  const { t } = useTranslation();
  const needed = props.preview.fields.filter(isNeeded);
  const others = props.preview.fields.filter((field) => !isNeeded(field));
  return (
    <div className={partClasses['scroll']} tabIndex={0} role="region" aria-label={t('importing.mapping')}>
      <table className={partClasses['table']}>
        <thead>
          <tr>
            <th scope="col">{t('importing.field')}</th>
            <th scope="col">{t('importing.column')}</th>
            <th scope="col">{t('importing.written')}</th>
            <th scope="col">{t('importing.example')}</th>
          </tr>
        </thead>
        <tbody>
          {[...needed, ...others].map((field) => (
            <FieldRow key={field.field} {...props} field={field} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function isNeeded({ required, requiredUnless }: MappedField): boolean {
  return required || requiredUnless !== '';
}

/** The key of a field's text: points would part it. */
export function fieldKey(field: string): string {
  return field.replace('.', '_');
}

function FieldRow({
  field,
  mapping,
  preview,
  doubts,
  missing,
  change,
  confirm,
}: MappingEditorProps & { field: MappedField }) {
  const codeText = useCodeText();
  const settings = settingsOf(mapping, field.field);
  const name = codeText('importing.fields', fieldKey(field.field));
  const set = (changed: FieldSettings | null) => change(withSettings(mapping, field.field, changed));
  const unfound = field.kind === 'currency' ? 'importing.doubt.currency' : 'importing.doubt.missing';
  const lack = missing.includes(field.field) && (doubts.includes(field.field) ? unfound : 'importing.missing');
  const place = placeOf(settings, preview.columns);
  const samples = place === null ? [] : preview.columns[place - 1]!.samples.filter((text) => text.trim() !== '');
  return (
    <tr>
      <th scope="row">
        {name}
        {isNeeded(field) && ' *'}
      </th>
      <td>
        <Stack gap={4}>
          <SourceChoice name={name} settings={settings} mapping={mapping} preview={preview} set={set} lack={lack} />
          {settings && doubts.includes(field.field) && (
            <Doubt kind={field.kind} name={name} confirm={() => confirm(field.field)} />
          )}
        </Stack>
      </td>
      <td>{settings && <Written name={name} field={field} settings={settings} set={set} />}</td>
      <td>
        <Text size="sm" c="dimmed">
          {samples.slice(0, 2).join(' · ')}
        </Text>
      </td>
    </tr>
  );
}

interface SourceProps {
  readonly name: string;
  readonly settings: FieldSettings | null;
  readonly mapping: Mapping;
  readonly preview: FilePreview;
  readonly set: (settings: FieldSettings | null) => void;
  /** Why it must be read from somewhere; false where it need not. */
  readonly lack: 'importing.missing' | 'importing.doubt.missing' | 'importing.doubt.currency' | false;
}

const constant = 'constant';
const heading = 'heading';

/** Where a field is read from. */
function SourceChoice({ name, settings, mapping, preview: { columns }, set, lack }: SourceProps): ReactNode {
  const { t } = useTranslation();
  const { header = true } = formatOf(mapping);
  const place = placeOf(settings, columns);
  const isAbsent = settings?.column !== undefined && place === null;
  const value =
    settings?.constant !== undefined
      ? constant
      : settings?.['heading']
        ? heading
        : place === null
          ? null
          : String(place);
  const data = [
    ...columns.map((column, index) => ({
      value: String(index + 1),
      label: header && column.name !== '' ? column.name : t('importing.columnAt', { place: index + 1 }),
    })),
    { value: constant, label: t('importing.constant') },
    ...(value === heading ? [{ value: heading, label: t('importing.heading') }] : []),
  ];
  const choose = (chosen: string | null) => {
    if (chosen === null) return set(null);
    if (chosen === constant) return set({ constant: '' });
    if (chosen !== heading) set(fromPlace(settings, Number(chosen), columns, header));
  };
  const fault = isAbsent ? t('importing.absent', { column: [settings.column].flat().join(', ') }) : lack && t(lack);
  return (
    <>
      <Select
        size="xs"
        aria-label={t('importing.columnOf', { field: name })}
        placeholder={t('importing.notRead')}
        data={data}
        value={value}
        onChange={choose}
        searchable
        clearable
        clearButtonProps={{ 'aria-label': t('importing.clear', { field: name }) }}
        error={value === constant ? undefined : fault}
      />
      {value === constant && (
        <TextInput
          size="xs"
          aria-label={t('importing.constantOf', { field: name })}
          value={settings!.constant}
          onChange={({ currentTarget }) => set({ constant: currentTarget.value })}
          error={settings!.constant!.trim() === '' ? t('importing.missing') : undefined}
        />
      )}
    </>
  );
}

interface WrittenProps {
  readonly name: string;
  readonly field: MappedField;
  readonly settings: FieldSettings;
  readonly set: (settings: FieldSettings) => void;
}

/** How the texts of a column are written; a constant is written here. */
function Written({ name, field: { kind, choices }, settings, set }: WrittenProps): ReactNode {
  const { t } = useTranslation();
  if (settings.constant !== undefined) return null;
  const label = t('importing.writtenOf', { field: name });
  if (kind === 'date') {
    return (
      <Autocomplete
        size="xs"
        aria-label={label}
        data={[...datePatterns]}
        value={settings.date ?? 'iso'}
        onChange={(date) => set({ ...settings, date })}
      />
    );
  }
  if (kind === 'amount') {
    const style = amountStyleOf(settings);
    return (
      <Select
        size="xs"
        aria-label={label}
        data={Object.keys(amountStyles)}
        value={style ?? null}
        placeholder={`${settings.decimal ?? ''} ${settings.thousands ?? ''}`}
        allowDeselect={false}
        onChange={(chosen) => {
          const { decimal: _, thousands: __, ...rest } = settings;
          set({ ...rest, ...amountStyles[chosen!] });
        }}
      />
    );
  }
  if (kind === 'currency') {
    return (
      <TextInput
        size="xs"
        label={t('importing.ifEmpty')}
        aria-label={t('importing.ifEmptyOf', { field: name })}
        value={settings.default ?? ''}
        maxLength={3}
        onChange={({ currentTarget }) => set({ ...settings, default: currentTarget.value.toUpperCase() })}
      />
    );
  }
  return kind === 'choice' ? <Words name={name} choices={choices} settings={settings} set={set} /> : null;
}

function Words({
  choices,
  settings,
  set,
  name,
}: Omit<WrittenProps, 'field'> & { choices: readonly string[] }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  return (
    <Stack gap={4}>
      {choices.map((choice) => (
        <TextInput
          key={`${name} ${choice}`}
          size="xs"
          label={t('importing.wordsFor', { choice: codeText('importing.choices', choice) })}
          placeholder={choice}
          defaultValue={wordsFor(settings, choice)}
          onBlur={({ currentTarget }) => set(withWords(settings, choice, currentTarget.value))}
        />
      ))}
    </Stack>
  );
}

interface DoubtProps {
  readonly kind: MappedField['kind'];
  readonly name: string;
  readonly confirm: () => void;
}

/** What the rows of the file leave open: somebody says it, or that it is right. */
function Doubt({ kind, name, confirm }: DoubtProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Alert color="yellow" variant="outline" p="xs">
      <Text size="sm">{t(`importing.doubt.${kind}`)}</Text>
      <Button
        size="compact-xs"
        variant="default"
        mt={4}
        aria-label={t('importing.rightOf', { field: name })}
        onClick={confirm}
      >
        {t('importing.right')}
      </Button>
    </Alert>
  );
}
