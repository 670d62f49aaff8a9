import { Button, Fieldset, Group, NumberInput, Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { AmountField } from '../../invoices/charges/amount-field.js';
import type { Faults } from '../../parts/acts/faults.js';
import { emptyRow, type FeeForm, feeKinds, type FeeRow } from './fee-form.js';

interface FeeFieldsProps {
  readonly form: FeeForm;
  readonly change: (changed: Partial<FeeForm>) => void;
  readonly faults: Faults;
}

/** The fees of a policy, one by one, and what bounds them together. */
export function FeeFields({ form, change, faults }: FeeFieldsProps): ReactNode {
  const { t } = useTranslation();
  const { rows, currency } = form;
  const changeOne = (index: number, changed: Partial<FeeRow>) =>
    change({ rows: rows.map((row, place) => (place === index ? { ...row, ...changed } : row)) });
  return (
    <>
      <TextInput
        label={t('lateFees.currency')}
        description={t('lateFees.currencyHint')}
        value={currency}
        maxLength={3}
        onChange={({ currentTarget }) => change({ currency: currentTarget.value.toUpperCase() })}
        required
      />
      {rows.map((row, index) => (
        <OneFee
          // Fees have no names: their place is their number.
          key={index}
          index={index}
          row={row}
          currency={currency}
          faults={faults}
          change={(changed) => changeOne(index, changed)}
          remove={() => change({ rows: rows.filter((_row, place) => place !== index) })}
        />
      ))}
      <Group>
        <Button variant="default" onClick={() => change({ rows: [...rows, emptyRow] })}>
          {t('lateFees.addFee')}
        </Button>
      </Group>
      <AmountField
        label={t('lateFees.cap', { currency })}
        value={form.cap}
        change={(cap) => change({ cap })}
        fault={faults('rules.caps')}
      />
      <AmountField
        label={t('lateFees.smallest', { currency })}
        value={form.smallest}
        change={(smallest) => change({ smallest })}
        fault={faults('rules.smallestPrincipals')}
      />
      <TextInput
        type="date"
        label={t('lateFees.chargesFrom')}
        description={t('lateFees.chargesFromHint')}
        value={form.chargesFrom}
        onChange={({ currentTarget }) => change({ chargesFrom: currentTarget.value })}
        error={faults('rules.chargesFrom')}
      />
      <TextInput
        label={t('charges.text')}
        description={t('charges.textHint')}
        value={form.text}
        maxLength={200}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        error={faults('rules.text')}
      />
    </>
  );
}

interface OneFeeProps {
  readonly index: number;
  readonly row: FeeRow;
  readonly currency: string;
  readonly faults: Faults;
  readonly change: (changed: Partial<FeeRow>) => void;
  readonly remove: () => void;
}

function OneFee({ index, row, currency, faults, change, remove }: OneFeeProps): ReactNode {
  const { t } = useTranslation();
  const number = index + 1;
  return (
    <Fieldset legend={t('lateFees.fee', { number })}>
      <NumberInput
        label={t('lateFees.days')}
        value={row.days ?? ''}
        onChange={(days) => change({ days: typeof days === 'number' ? days : null })}
        error={faults(`rules.occurrences[${index}].days`)}
        min={1}
        max={3650}
        allowDecimal={false}
        required
      />
      <Select
        label={t('lateFees.kind')}
        data={feeKinds.map((value) => ({ value, label: t(`lateFees.kinds.${value}`) }))}
        value={row.kind}
        onChange={(chosen) => change({ kind: feeKinds.find((value) => value === chosen) ?? 'FLAT' })}
        allowDeselect={false}
      />
      <KindFields index={index} row={row} currency={currency} faults={faults} change={change} />
      <Group justify="flex-end" mt="xs">
        <Button variant="subtle" color="red.9" onClick={remove} aria-label={t('lateFees.removeOne', { number })}>
          {t('lateFees.remove')}
        </Button>
      </Group>
    </Fieldset>
  );
}

function KindFields({ index, row, currency, faults, change }: Omit<OneFeeProps, 'remove'>): ReactNode {
  const { t } = useTranslation();
  const path = `rules.occurrences[${index}]`;
  if (row.kind === 'TIERED')
    return (
      <Textarea
        label={t('lateFees.tiers', { currency })}
        description={t('lateFees.tiersHint')}
        value={row.tiers}
        onChange={({ currentTarget }) => change({ tiers: currentTarget.value })}
        error={faults(`${path}.tiers`)}
        autosize
        minRows={2}
        required
      />
    );
  if (row.kind === 'FLAT')
    return (
      <AmountField
        label={t('charges.amountIn', { currency })}
        value={row.flat}
        change={(flat) => change({ flat })}
        fault={faults(`${path}.flat`)}
        required
      />
    );
  return (
    <>
      <TextInput
        label={t('lateFees.percent')}
        value={row.percent}
        inputMode="decimal"
        onChange={({ currentTarget }) => change({ percent: currentTarget.value })}
        error={faults(`${path}.percentage.percent`)}
        required
      />
      <AmountField
        label={t('lateFees.min', { currency })}
        value={row.min}
        change={(min) => change({ min })}
        fault={faults(`${path}.percentage.min`)}
      />
      <AmountField
        label={t('lateFees.max', { currency })}
        value={row.max}
        change={(max) => change({ max })}
        fault={faults(`${path}.percentage.max`)}
      />
    </>
  );
}
