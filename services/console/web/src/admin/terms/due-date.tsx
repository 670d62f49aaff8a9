import { Text, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, taken } from '../../api/client.js';
import { Refusal } from '../../parts/acts/act.js';
import { useFormats } from '../../parts/formats.js';
import { TermsText } from '../../terms/terms-text.js';
import { SkippedDays, WhatIfDrawer } from '../calendars/what-if.js';
import { formOf, type TermsKey, whoseOf } from './terms-form.js';
import { WhoseFields } from './whose-fields.js';

interface DueDateProps {
  readonly opened: boolean;
  readonly close: () => void;
}

/** Tries when an invoice would be due; nothing changes by it. */
export function DueDateDrawer({ opened, close }: DueDateProps): ReactNode {
  const { t } = useTranslation();
  const [whose, setWhose] = useState<TermsKey>(formOf(null));
  const [issued, setIssued] = useState('');
  const { class: className, customerId } = whoseOf(whose);
  const isNamed = whose.level === 'ORGANISATION' || className !== '' || customerId !== '';
  return (
    <WhatIfDrawer opened={opened} close={close} title={t('terms.compute')} text={t('terms.computeText')}>
      <WhoseFields whose={whose} change={(changed) => setWhose({ ...whose, ...changed })} />
      <TextInput
        type="date"
        label={t('terms.issued')}
        value={issued}
        onChange={({ currentTarget }) => setIssued(currentTarget.value)}
        required
      />
      {isNamed && issued !== '' && <Computed whose={whose} issued={issued} />}
    </WhatIfDrawer>
  );
}

function Computed({ whose, issued: issueDate }: { whose: TermsKey; issued: string }): ReactNode {
  const { t } = useTranslation();
  const { date } = useFormats();
  const { class: className, customerId, kind } = whoseOf(whose);
  const { data, error } = useQuery({
    queryKey: ['terms', 'due-date', className, customerId, kind, issueDate],
    queryFn: () => {
      const query = { class: className, customerId, kind, issueDate };
      return taken(api.GET('/api/v1/terms/due-date', { params: { query } }));
    },
    retry: false,
  });
  if (error) return <Refusal error={error} />;
  if (!data) return null;
  return (
    <div role="status">
      <Text fw={650}>{t('terms.due', { date: date(data.dueDate) })}</Text>
      <Text size="sm">{t('terms.counted', { from: date(data.countedFromDate), net: date(data.netDate) })}</Text>
      <SkippedDays days={data.skippedDays} />
      {data.terms && <TermsText terms={data.terms} />}
    </div>
  );
}
