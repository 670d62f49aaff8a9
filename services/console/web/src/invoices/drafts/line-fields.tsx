import { Button, Fieldset, Group, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { emptyLine, readLine, type TypedLine } from './draft-input.js';

interface LineFieldsProps {
  readonly lines: readonly TypedLine[];
  readonly currency: string;
  readonly change: (lines: readonly TypedLine[]) => void;
}

/** What an invoice is for, line by line. */
export function LineFields({ lines, currency, change }: LineFieldsProps): ReactNode {
  const { t } = useTranslation();
  const changeOne = (index: number, changed: Partial<TypedLine>) =>
    change(lines.map((line, place) => (place === index ? { ...line, ...changed } : line)));
  return (
    <>
      {lines.map((line, index) => (
        <OneLine
          // Lines have no names, and only their place tells them apart.
          key={index}
          number={index + 1}
          line={line}
          currency={currency}
          change={(changed) => changeOne(index, changed)}
          remove={() => change(lines.filter((_line, place) => place !== index))}
        />
      ))}
      <Group>
        <Button variant="default" onClick={() => change([...lines, emptyLine])}>
          {t('lines.add')}
        </Button>
      </Group>
    </>
  );
}

interface OneLineProps {
  readonly number: number;
  readonly line: TypedLine;
  readonly currency: string;
  readonly change: (changed: Partial<TypedLine>) => void;
  readonly remove: () => void;
}

function OneLine({ number, line, currency, change, remove }: OneLineProps): ReactNode {
  const { t, i18n } = useTranslation();
  const read = readLine(line, currency, i18n.language);
  const faultOf = (typed: string, value: unknown, decimals: number) =>
    typed.trim() !== '' && value === null ? t('lines.notRead', { decimals }) : undefined;
  return (
    <Fieldset legend={t('lines.line', { number })}>
      <TextInput
        label={t('lines.text')}
        value={line.text}
        maxLength={200}
        onChange={({ currentTarget }) => change({ text: currentTarget.value })}
        required
      />
      <TextInput
        label={t('lines.quantity')}
        value={line.quantity}
        inputMode="decimal"
        onChange={({ currentTarget }) => change({ quantity: currentTarget.value })}
        error={faultOf(line.quantity, read.quantityTenThousandths, 4)}
        required
      />
      <TextInput
        label={t('lines.unitPriceIn', { currency })}
        value={line.price}
        inputMode="decimal"
        onChange={({ currentTarget }) => change({ price: currentTarget.value })}
        error={line.price.trim() !== '' && read.unitPriceMinor === null && t('invoices.fault.NOT_READABLE')}
        required
      />
      <TextInput
        label={t('lines.taxRate')}
        value={line.taxRate}
        inputMode="decimal"
        onChange={({ currentTarget }) => change({ taxRate: currentTarget.value })}
        error={faultOf(line.taxRate, read.taxRateBasisPoints, 2)}
        required
      />
      <Group justify="flex-end" mt="xs">
        <Button variant="subtle" color="red.9" onClick={remove} aria-label={t('lines.remove', { number })}>
          {t('lines.removeLine')}
        </Button>
      </Group>
    </Fieldset>
  );
}
