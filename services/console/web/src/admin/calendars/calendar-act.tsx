import { Button, Chip, Fieldset, FileButton, Group, Input, Radio, Stack, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { onlyIfSeen } from '../../api/headers.js';
import { Act } from '../../parts/acts/act.js';
import type { Faults } from '../../parts/acts/faults.js';
import { nameOf } from '../staff/names.js';
import {
  type Calendar,
  type CalendarForm,
  contentOf,
  formOf,
  type OwnDay,
  type OwnDaysMode,
  previewKey,
  textOfFile,
  weekdayNames,
  weekdays,
} from './calendar-form.js';
import { CalendarPreview } from './calendar-preview.js';

interface CalendarActProps {
  readonly opened: boolean;
  readonly close: () => void;
  /** The newest version, null for a new calendar. */
  readonly changed: Calendar | null;
  /** Days of the organisation that it has now. */
  readonly ownDays: readonly OwnDay[];
  /** Codes that a new one cannot have. */
  readonly taken: readonly string[];
}

/** The drawer in which a calendar is made or changed: what would come and go is shown before it is applied. */
export function CalendarAct({ opened, close, changed, ownDays, taken: codes }: CalendarActProps): ReactNode {
  const { i18n } = useTranslation();
  const codeOf = (form: CalendarForm) => changed?.code ?? (form.code.trim() || nameOf(form.title));
  const keyOf = (form: CalendarForm) => previewKey(codeOf(form), contentOf(form, ownDays));
  const isTaken = (form: CalendarForm) => changed === null && codes.includes(codeOf(form));
  return (
    <Act<CalendarForm>
      name={changed ? 'changeCalendar' : 'createCalendar'}
      {...(changed ? { subject: changed.title } : {})}
      opened={opened}
      close={close}
      start={formOf(changed, i18n.language)}
      version={String(changed?.version ?? 0)}
      isReady={(form) => form.reason.trim() !== '' && !isTaken(form) && form.previewed === keyOf(form)}
      run={(form, key, seen) => {
        const { usedFrom, reason } = form;
        return taken(
          api.PUT('/api/v1/calendars/{code}', {
            params: { path: { code: codeOf(form) }, header: onlyIfSeen(key, seen) },
            body: {
              content: contentOf(form, ownDays),
              reason: reason.trim(),
              ...(usedFrom === '' ? {} : { usedFromDate: usedFrom }),
            },
          }),
        );
      }}
      fields={(form, change, faults) => (
        <>
          <CalendarFields
            form={form}
            change={change}
            faults={faults}
            isNew={changed === null}
            isTaken={isTaken(form)}
          />
          <DaysFile form={form} change={change} hasOwnDays={ownDays.length > 0} />
          <UseFields form={form} change={change} faults={faults} />
          <CalendarPreview
            code={codeOf(form)}
            content={contentOf(form, ownDays)}
            isShown={form.previewed === keyOf(form)}
            isReady={form.title.trim() !== '' && codeOf(form) !== '' && !isTaken(form)}
            show={() => change({ previewed: keyOf(form) })}
          />
        </>
      )}
    />
  );
}

interface FieldsProps {
  readonly form: CalendarForm;
  readonly change: (changed: Partial<CalendarForm>) => void;
  readonly faults: Faults;
}

function CalendarFields(props: FieldsProps & { readonly isNew: boolean; readonly isTaken: boolean }): ReactNode {
  const { form, change, faults, isNew, isTaken } = props;
  const { t, i18n } = useTranslation();
  const names = weekdayNames(i18n.language);
  return (
    <>
      <TextInput
        label={t('admin.shownName')}
        value={form.title}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        error={faults('content.title')}
        maxLength={200}
        required
        data-autofocus
      />
      {isNew && (
        <TextInput
          label={t('admin.name')}
          description={t('admin.nameHint')}
          placeholder={nameOf(form.title)}
          value={form.code}
          onChange={({ currentTarget }) => change({ code: currentTarget.value })}
          error={isTaken ? t('admin.taken') : faults('code')}
          maxLength={60}
        />
      )}
      <Fieldset legend={t('calendars.weekendDays')} p="sm">
        <Chip.Group multiple value={[...form.weekend]} onChange={(weekend) => change({ weekend: [...weekend].sort() })}>
          <Group gap={6} mt={4}>
            {weekdays.map((day, index) => (
              <Chip key={day} value={day} size="xs">
                {names[index]}
              </Chip>
            ))}
          </Group>
        </Chip.Group>
        {faults('content.weekendDays') && <Input.Error mt={4}>{faults('content.weekendDays')}</Input.Error>}
      </Fieldset>
      <Group grow align="flex-start">
        <TextInput
          label={t('calendars.jurisdiction')}
          description={t('calendars.jurisdictionHint')}
          value={form.jurisdiction}
          onChange={({ currentTarget }) => change({ jurisdiction: currentTarget.value })}
          error={faults('content.jurisdiction')}
          maxLength={20}
        />
        <TextInput
          label={t('calendars.language')}
          description={t('calendars.languageHint')}
          value={form.language}
          onChange={({ currentTarget }) => change({ language: currentTarget.value })}
          error={faults('content.language')}
          maxLength={35}
        />
      </Group>
    </>
  );
}

function DaysFile({
  form,
  change,
  hasOwnDays,
}: Omit<FieldsProps, 'faults'> & { readonly hasOwnDays: boolean }): ReactNode {
  const { t } = useTranslation();
  const read = async (file: File) => change({ fileName: file.name, daysFile: textOfFile(await file.arrayBuffer()) });
  return (
    <Fieldset legend={t('calendars.file')} p="sm">
      <Stack gap="xs">
        <Text size="sm">{t('calendars.fileHint')}</Text>
        <Group gap="xs">
          <FileButton
            accept=".csv,.ics,text/csv,text/calendar"
            onChange={(file) => file && void read(file)}
            inputProps={{ 'aria-label': t('calendars.chooseFile') }}
          >
            {(props) => (
              <Button {...props} variant="default" size="xs">
                {t('calendars.chooseFile')}
              </Button>
            )}
          </FileButton>
          {form.fileName !== '' && (
            <>
              <Text size="sm">{form.fileName}</Text>
              <Button variant="subtle" size="compact-xs" onClick={() => change({ fileName: '', daysFile: '' })}>
                {t('calendars.noFile')}
              </Button>
            </>
          )}
        </Group>
        {hasOwnDays && (
          <Radio.Group
            label={t('calendars.present')}
            value={form.mode}
            onChange={(mode) => change({ mode: mode as OwnDaysMode })}
          >
            <Stack gap={4} mt={4}>
              <Radio value="keep" label={t('calendars.keep')} />
              <Radio value="replace" label={t('calendars.replace')} />
            </Stack>
          </Radio.Group>
        )}
      </Stack>
    </Fieldset>
  );
}

function UseFields({ form, change, faults }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        type="date"
        label={t('calendars.usedFrom')}
        description={t('calendars.usedFromHint')}
        value={form.usedFrom}
        onChange={({ currentTarget }) => change({ usedFrom: currentTarget.value })}
        error={faults('usedFromDate')}
      />
      <TextInput
        label={t('calendars.reason')}
        value={form.reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        error={faults('reason')}
        maxLength={500}
        required
      />
    </>
  );
}
