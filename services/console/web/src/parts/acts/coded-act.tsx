import { Select, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { useFormats } from '../formats.js';
import { useCodeText } from '../texts.js';
import { Act, type ActName } from './act.js';
import type { Faults } from './faults.js';
import { ReasonField } from './reason-acts.js';
import { beginningOf, UntilField } from './until-field.js';

type ReasonOf = NonNullable<Schemas['Reason']['act']>;

/** Why, by a code, in words, or both. */
export interface CodedReason {
  readonly reason: string;
  readonly reasonCode: string;
}

export const noReason: CodedReason = { reason: '', reasonCode: '' };

export function isGiven({ reason, reasonCode }: CodedReason): boolean {
  return reason.trim() !== '' || reasonCode !== '';
}

interface CodedReasonProps {
  /** The act that the codes are for. */
  readonly of: ReasonOf;
  readonly given: CodedReason;
  readonly change: (changed: Partial<CodedReason>) => void;
  readonly faults: Faults;
  /** A code is needed, and words alone are not enough. */
  readonly codeNeeded?: boolean;
}

/** Why something is done: one of the reasons there are, each with what it is for, and words of one's own. */
export function CodedReasonFields({ of, given, change, faults, codeNeeded = false }: CodedReasonProps): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const mayRead = useMay('cases.read');
  const { data } = useQuery({
    queryKey: ['reasons', of],
    queryFn: () => taken(api.GET('/api/v1/reasons', { params: { query: { act: of, pageSize: 500 } } })),
    enabled: mayRead,
    staleTime: 300_000,
  });
  const reasons = data?.reasons ?? [];
  const chosen = reasons.find(({ code }) => code === given.reasonCode);
  return (
    <>
      {(codeNeeded || reasons.length > 0) && (
        <Select
          label={t('act.reasonCode')}
          placeholder={codeNeeded ? undefined : t('act.noReasonCode')}
          required={codeNeeded}
          data={reasons.map(({ code }) => ({ value: code, label: codeText('reasons', code) }))}
          value={given.reasonCode === '' ? null : given.reasonCode}
          onChange={(code) => change({ reasonCode: code ?? '' })}
          error={faults('reasonCode')}
          clearable
          clearButtonProps={{ 'aria-label': t('list.clear') }}
        />
      )}
      {chosen && (
        <Text size="sm" c="dimmed">
          {chosen.description}
        </Text>
      )}
      <ReasonField
        value={given.reason}
        onChange={(reason) => change({ reason })}
        fault={faults('reason')}
        required={!codeNeeded && given.reasonCode === ''}
      />
    </>
  );
}

interface CodedActProps {
  readonly name: ActName;
  readonly of: ReasonOf;
  readonly opened: boolean;
  readonly close: () => void;
  /** @param untilTime null for no end */
  readonly run: (input: CodedReason & { readonly untilTime: string | null }, key: string) => Promise<unknown>;
  /** Whether it may end by itself. */
  readonly hasEnd?: boolean;
  readonly danger?: boolean;
}

/** An act that asks for a reason by its code or in words, and perhaps for its end. */
export function CodedAct({ of, run, hasEnd = false, ...rest }: CodedActProps): ReactNode {
  const { zone } = useFormats();
  return (
    <Act<CodedReason & { until: string }>
      {...rest}
      start={{ ...noReason, until: '' }}
      isReady={isGiven}
      run={({ reason, reasonCode, until }, key) =>
        run({ reason: reason.trim(), reasonCode, untilTime: beginningOf(until, zone) }, key)
      }
      fields={({ until, ...given }, change, faults) => (
        <>
          <CodedReasonFields of={of} given={given} change={change} faults={faults} />
          {hasEnd && (
            <UntilField value={until} onChange={(day) => change({ until: day })} fault={faults('untilTime')} />
          )}
        </>
      )}
    />
  );
}
