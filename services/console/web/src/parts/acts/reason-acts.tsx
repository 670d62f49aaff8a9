import { Textarea, TextInput } from '@mantine/core';
import { type ReactNode, useId } from 'react';
import { useTranslation } from 'react-i18next';
import { instantOf } from '#libs/time';
import { useFormats } from '../formats.js';
import { Act, type ActName } from './act.js';

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
  const { t } = useTranslation();
  const { zone } = useFormats();
  const id = useId();
  return (
    <Act<{ reason: string; until: string }>
      {...rest}
      start={{ reason: '', until: '' }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ reason, until }, key) =>
        run(
          { reason: reason.trim(), untilTime: until === '' ? null : instantOf(until, '00:00', zone).toISOString() },
          key,
        )
      }
      fields={({ reason, until }, change, faults) => (
        <>
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
          <TextInput
            id={id}
            type="date"
            label={t('act.until')}
            description={t('act.untilHint')}
            value={until}
            onChange={({ currentTarget }) => change({ until: currentTarget.value })}
            error={faults('untilTime')}
          />
        </>
      )}
    />
  );
}
