import { Checkbox, List, MultiSelect, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { Act } from '../../parts/acts/act.js';
import { SequenceChoice } from '../../parts/acts/choices.js';
import { ReasonField } from '../../parts/acts/reason-acts.js';
import { useFormats } from '../../parts/formats.js';
import { CaseLink } from '../../parts/links.js';

interface StartSequenceProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly customerId: string;
  /** The one invoice it is about; invoices of the account are chosen when absent. */
  readonly invoice?: Pick<Schemas['Invoice'], 'invoiceId' | 'number'>;
}

interface StartInput {
  readonly sequence: string;
  readonly invoiceIds: readonly string[];
  readonly reason: string;
  readonly skipMissedSteps: boolean;
}

/** Starts a sequence by hand, whatever its rule says. */
export function StartSequence({ customerId, invoice, ...shared }: StartSequenceProps): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<StartInput, Schemas['StartSequenceResponse']>
      {...shared}
      name="startSequence"
      start={{ sequence: '', invoiceIds: invoice ? [invoice.invoiceId] : [], reason: '', skipMissedSteps: false }}
      isReady={({ sequence, reason }) => sequence !== '' && reason.trim() !== ''}
      run={({ sequence, invoiceIds, reason, skipMissedSteps }, key) =>
        taken(
          api.POST('/api/v1/sequences/{sequence}/start', {
            params: { path: { sequence }, header: { 'Idempotency-Key': key } },
            body: { customerId, invoiceIds: [...invoiceIds], reason: reason.trim(), skipMissedSteps },
          }),
        )
      }
      outcome={(result) => <Started {...result} />}
      fields={({ sequence, invoiceIds, reason, skipMissedSteps }, change, faults) => (
        <>
          <SequenceChoice value={sequence} choose={(name) => change({ sequence: name })} fault={faults('sequence')} />
          {invoice ? (
            <Text>{t('caseActs.onInvoice', { number: invoice.number })}</Text>
          ) : (
            <InvoiceChoice
              customerId={customerId}
              value={invoiceIds}
              choose={(ids) => change({ invoiceIds: ids })}
              fault={faults('invoiceIds')}
            />
          )}
          <Checkbox
            label={t('caseActs.skipMissed')}
            description={t('caseActs.skipMissedHint')}
            checked={skipMissedSteps}
            onChange={({ currentTarget }) => change({ skipMissedSteps: currentTarget.checked })}
          />
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
        </>
      )}
    />
  );
}

interface InvoiceChoiceProps {
  readonly customerId: string;
  readonly value: readonly string[];
  readonly choose: (ids: string[]) => void;
  readonly fault: ReactNode;
}

/** Open invoices of a customer that no sequence collects; all of them when none is chosen. */
function InvoiceChoice({ customerId, value, choose, fault }: InvoiceChoiceProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { data } = useQuery({
    queryKey: ['invoices', 'unassigned', customerId],
    queryFn: () =>
      taken(api.GET('/api/v1/invoices', { params: { query: { customerId, unassigned: true, pageSize: 500 } } })),
  });
  const free = data?.invoices ?? [];
  return (
    <MultiSelect
      label={t('caseActs.invoices')}
      description={t('caseActs.invoicesHint')}
      placeholder={value.length === 0 ? t('caseActs.allFree', { count: free.length }) : ''}
      data={free.map(({ invoiceId, number, remaining }) => ({
        value: invoiceId,
        label: `${number}, ${money(remaining)}`,
      }))}
      value={[...value]}
      onChange={choose}
      error={fault}
      searchable
      clearable
      clearButtonProps={{ 'aria-label': t('list.clear') }}
    />
  );
}

function Started({ caseIds, joinedCount, sequenceVersion, leftOut }: Schemas['StartSequenceResponse']): ReactNode {
  const { t } = useTranslation();
  return (
    <Stack gap="sm">
      <Text fw={600}>{t('caseActs.started', { count: joinedCount, version: sequenceVersion })}</Text>
      {caseIds.map((caseId, index) => (
        <CaseLink key={caseId} caseId={caseId} text={t('caseActs.toCase', { place: index + 1 })} />
      ))}
      {leftOut.length > 0 && (
        <>
          <Text size="sm">{t('caseActs.leftOut')}</Text>
          <List size="sm">
            {leftOut.map(({ invoiceId, reason }) => (
              <List.Item key={invoiceId}>{reason}</List.Item>
            ))}
          </List>
        </>
      )}
    </Stack>
  );
}
