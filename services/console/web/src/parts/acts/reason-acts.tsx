import { Textarea } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useFormats } from '../formats.js';
import { Act, type ActName } from './act.js';
import { beginningOf, UntilField } from './until-field.js';

interface ReasonInput {
  readonly reason: string;
}

/** Why, in words: everything that is done says it. */
export function ReasonField(props: {
  value: string;
  onChange: (reason: string) => void;
  fault: ReactNode;
  label?: string;
  hint?: string;
  required?: boolean;
}): ReactNode {
  const { value, onChange, fault, label, hint, required = true } = props;
  const { t } = useTranslation();
  return (
    <Textarea
      label={label ?? t('act.reason')}
      description={hint ?? t('act.reasonHint')}
      value={value}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
      error={fault}
      maxLength={500}
      autosize
      minRows={3}
      required={required}
      data-autofocus
    />
  );
}

interface ReasonActProps {
  readonly name: ActName;
  readonly opened: boolean;
  readonly close: () => void;
  readonly run: (reason: string, key: string, seen: string) => Promise<unknown>;
  readonly version?: string;
  readonly subject?: string;
  readonly danger?: boolean;
  readonly after?: () => void;
}

/** An act that asks for nothing but a reason. */
export function ReasonAct({ run, ...rest }: ReasonActProps): ReactNode {
  return (
    <Act<ReasonInput>
      {...rest}
      start={{ reason: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ reason }, key, seen) => run(reason.trim(), key, seen)}
      fields={({ reason }, change, faults) => (
        <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
      )}
    />
  );
}

interface UntilActProps extends Omit<ReasonActProps, 'run'> {
  readonly run: (input: { reason: string; untilTime: string | null }, key: string) => Promise<unknown>;
}

/** An act that holds until a day, or until somebody ends it. */
export function UntilAct({ run, ...rest }: UntilActProps): ReactNode {
  const { zone } = useFormats();
  return (
    <Act<{ reason: string; until: string }>
      {...rest}
      start={{ reason: '', until: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ reason, until }, key) => run({ reason: reason.trim(), untilTime: beginningOf(until, zone) }, key)}
      fields={({ reason, until }, change, faults) => (
        <>
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
          <UntilField value={until} onChange={(day) => change({ until: day })} fault={faults('untilTime')} />
        </>
      )}
    />
  );
}
