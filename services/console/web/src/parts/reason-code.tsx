import { Select, Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import type { Faults } from './act.js';
import { inWords } from './written.js';

export interface CodedReason {
  readonly reason: string;
  /** Empty for none. */
  readonly reasonCode: string;
}

interface ReasonCodeProps {
  readonly act: NonNullable<Schemas['Reason']['act']>;
  readonly value: CodedReason;
  readonly change: (changed: Partial<CodedReason>) => void;
  readonly faults: Faults;
}

/** A reason by its code, in words, or both; one of them must be there. */
export function ReasonCodeFields({ act, value, change, faults }: ReasonCodeProps): ReactNode {
  const { t } = useTranslation();
  const { data } = useQuery({
    queryKey: ['reasons', act],
    queryFn: async () =>
      (await taken(api.GET('/api/v1/reasons', { params: { query: { act, pageSize: 500 } } }))).reasons,
    staleTime: 60_000,
  });
  const { reason, reasonCode } = value;
  const chosen = data?.find(({ code }) => code === reasonCode);
  return (
    <>
      <Select
        label={t('act.reason')}
        description={chosen?.description}
        data={data?.map(({ code }) => ({ value: code, label: inWords(code) })) ?? []}
        value={reasonCode === '' ? null : reasonCode}
        onChange={(code) => change({ reasonCode: code ?? '' })}
        error={faults('reasonCode')}
        clearable
        clearButtonProps={{ 'aria-label': t('list.clear') }}
      />
      <Textarea
        label={t('act.inWords')}
        description={t('act.reasonHint')}
        value={reason}
        onChange={({ currentTarget }) => change({ reason: currentTarget.value })}
        error={faults('reason')}
        maxLength={450}
        autosize
        minRows={2}
        required={reasonCode === ''}
        data-autofocus
      />
    </>
  );
}

export function hasReason({ reason, reasonCode }: CodedReason): boolean {
  return reasonCode !== '' || reason.trim() !== '';
}
