import { Select } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../api/client.js';

/** The sequences there are, each in its newest version. */
export function useSequences() {
  return useQuery({
    queryKey: ['sequences'],
    queryFn: () => taken(api.GET('/api/v1/sequences', { params: { query: { pageSize: 500 } } })),
    staleTime: 60_000,
  });
}

interface SequenceChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (name: string) => void;
  readonly fault: string | undefined;
  /** The sequence that runs now, which would be moved to its active version. */
  readonly now?: string;
}

/** One of the sequences. */
export function SequenceChoice({ label, value, choose, fault, now }: SequenceChoiceProps): ReactNode {
  const { t } = useTranslation();
  const sequences = useSequences().data?.sequences ?? [];
  return (
    <Select
      label={label}
      data={sequences.map(({ name, title, version }) => {
        const called = t('cases.version', { name: title || name, version });
        return { value: name, label: name === now ? `${called} (${t('caseActs.ownSequence')})` : called };
      })}
      value={value === '' ? null : value}
      onChange={(name) => choose(name ?? '')}
      error={fault}
      searchable
      required
    />
  );
}
