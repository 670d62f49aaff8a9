import { Group, SegmentedControl, Select, Stack, Text, Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';
import { api, taken } from '../api/client.js';
import { Act } from '../parts/acts/act.js';
import type { Faults } from '../parts/acts/faults.js';
import { useFormats } from '../parts/formats.js';
import { InvoiceChoice } from '../parts/invoice-choice.js';
import { type ChoiceList, useChoices } from './interactions.js';

interface InteractionInput {
  readonly method: string;
  readonly outcome: string;
  readonly direction: 'INBOUND' | 'OUTBOUND';
  readonly reason: string;
  readonly text: string;
  readonly invoiceId: string;
  readonly day: string;
  readonly clock: string;
}

const blank: InteractionInput = {
  ...{ method: '', outcome: '', direction: 'OUTBOUND', reason: '' },
  ...{ text: '', invoiceId: '', day: '', clock: '' },
};

interface RecordInteractionProps {
  readonly customerId: string;
  readonly opened: boolean;
  readonly close: () => void;
  /** What it is about, where that is known. */
  readonly caseId?: string;
}

/** Records a contact with a customer that somebody had outside of Dunlin. */
export function RecordInteraction({ customerId, caseId = '', opened, close }: RecordInteractionProps): ReactNode {
  const { zone } = useFormats();
  return (
    <Act<InteractionInput>
      name="recordInteraction"
      opened={opened}
      close={close}
      start={blank}
      isReady={({ method, outcome, day, clock }) => method !== '' && outcome !== '' && (day === '') === (clock === '')}
      run={({ method, outcome, direction, reason, text, invoiceId, day, clock }, key) =>
        taken(
          api.POST('/api/v1/customers/{customerId}/interactions', {
            params: { path: { customerId }, header: { 'Idempotency-Key': key } },
            body: {
              method,
              outcome,
              direction,
              delinquencyReason: reason,
              text: text.trim(),
              invoiceId,
              caseId,
              occurTime: day === '' ? null : instantOf(day, clock, zone).toISOString(),
            },
          }),
        )
      }
      fields={(input, change, faults) => (
        <Fields customerId={customerId} input={input} change={change} faults={faults} />
      )}
    />
  );
}

interface FieldsProps {
  readonly customerId: string;
  readonly input: InteractionInput;
  readonly change: (changed: Partial<InteractionInput>) => void;
  readonly faults: Faults;
}

function Fields({ customerId, input, change, faults }: FieldsProps): ReactNode {
  const { t } = useTranslation();
  const id = useId();
  return (
    <>
      <Stack gap={4}>
        <Text size="sm" fw={500} id={id}>
          {t('interaction.whoBegan')}
        </Text>
        <SegmentedControl
          aria-labelledby={id}
          data={(['OUTBOUND', 'INBOUND'] as const).map((value) => ({
            value,
            label: t(`interaction.direction.${value}`),
          }))}
          value={input.direction}
          onChange={(direction) => change({ direction: direction as InteractionInput['direction'] })}
        />
      </Stack>
      <Choice list="METHOD" value={input.method} choose={(method) => change({ method })} fault={faults('method')} />
      <Choice
        list="OUTCOME"
        value={input.outcome}
        choose={(outcome) => change({ outcome })}
        fault={faults('outcome')}
      />
      <Choice
        list="DELINQUENCY_REASON"
        value={input.reason}
        choose={(reason) => change({ reason })}
        fault={faults('delinquencyReason')}
      />
      <Textarea
        label={t('interaction.text')}
        value={input.text}
        maxLength={10_000}
        autosize
        minRows={3}
        maxRows={12}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        error={faults('text')}
      />
      <InvoiceChoice
        customerId={customerId}
        label={t('interaction.invoice')}
        none={t('interaction.noInvoice')}
        value={input.invoiceId}
        choose={(invoiceId) => change({ invoiceId })}
        fault={faults('invoiceId')}
      />
      <Group grow align="flex-start">
        <TextInput
          type="date"
          label={t('interaction.day')}
          description={t('interaction.dayHint')}
          value={input.day}
          onChange={({ currentTarget }) => change({ day: currentTarget.value })}
          error={faults('occurTime')}
        />
        <TextInput
          type="time"
          label={t('interaction.clock')}
          description={t('interaction.clockHint')}
          value={input.clock}
          onChange={({ currentTarget }) => change({ clock: currentTarget.value })}
        />
      </Group>
    </>
  );
}

interface ChoiceProps {
  readonly list: ChoiceList;
  readonly value: string;
  readonly choose: (code: string) => void;
  readonly fault: ReactNode;
}

function Choice({ list, value, choose, fault }: ChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { of } = useChoices();
  const isRequired = list !== 'DELINQUENCY_REASON';
  return (
    <Select
      label={t(`interaction.list.${list}`)}
      {...(isRequired ? {} : { placeholder: t('interaction.notSaid'), clearable: true })}
      data={of(list).map(({ code, title }) => ({ value: code, label: title }))}
      value={value === '' ? null : value}
      required={isRequired}
      allowDeselect={!isRequired}
      searchable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
      onChange={(code) => choose(code ?? '')}
      error={fault}
    />
  );
}
