import { Select, Textarea, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { MetadataField } from './schemas.js';

interface FieldInputProps {
  readonly field: MetadataField;
  readonly value: string;
  readonly change: (value: string) => void;
  readonly fault: ReactNode;
}

/** Longer texts get room for several lines. */
const longText = 200;

/** What a field takes, in the form that its type has. */
export function FieldInput({ field, value, change, fault }: FieldInputProps): ReactNode {
  const { label, required, type } = field;
  const hint = useHint(field);
  const shared = { label, required, error: fault, ...(hint === '' ? {} : { description: hint }) };
  const typed = {
    ...shared,
    value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => change(currentTarget.value),
  };
  switch (type) {
    case 'YES_NO':
    case 'CHOICE':
      return <Chosen field={field} value={value} change={change} shared={shared} />;
    case 'DATE':
      return <TextInput type="date" {...typed} />;
    case 'WHOLE_NUMBER':
      return <TextInput inputMode="numeric" {...typed} />;
    case 'DECIMAL':
      return <TextInput inputMode="decimal" {...typed} />;
    default:
      return field.maxLength > longText ? (
        <Textarea autosize minRows={2} maxLength={field.maxLength} {...typed} />
      ) : (
        <TextInput maxLength={field.maxLength} {...typed} />
      );
  }
}

interface ChosenProps extends Pick<FieldInputProps, 'field' | 'value' | 'change'> {
  readonly shared: object;
}

/** A choice that is retired stays where it was chosen already. */
function Chosen({ field, value, change, shared }: ChosenProps): ReactNode {
  const { t } = useTranslation();
  const data =
    field.type === 'YES_NO'
      ? [
          { value: 'true', label: t('metadata.yes') },
          { value: 'false', label: t('metadata.no') },
        ]
      : field.choices
          .filter(({ code, retired }) => !retired || code === value)
          .map(({ code, label }) => ({ value: code, label }));
  return (
    <Select
      {...shared}
      data={data}
      value={value === '' ? null : value}
      onChange={(chosen) => change(chosen ?? '')}
      clearable={!field.required}
      clearButtonProps={{ 'aria-label': t('metadata.clear', { field: field.label }) }}
      searchable={data.length > 10}
    />
  );
}

/** What the limits of a field are. */
function useHint({ min, max, type, maxDecimals }: MetadataField): string {
  const { t } = useTranslation();
  const range =
    min !== '' && max !== ''
      ? t('metadata.between', { min, max })
      : min !== ''
        ? t('metadata.atLeast', { min })
        : max !== ''
          ? t('metadata.atMost', { max })
          : '';
  const places = type === 'DECIMAL' && maxDecimals > 0 ? t('metadata.decimals', { count: maxDecimals }) : '';
  return [range, places].filter((part) => part !== '').join(' ');
}
