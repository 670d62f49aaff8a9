import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../../api/client.js';
import { useMay } from '../../api/me.js';
import { ConfirmAct } from '../../parts/acts/confirm-act.js';
import { useFormats } from '../../parts/formats.js';
import { Facts, Loaded } from '../../parts/panel.js';
import { type Column, DataTable } from '../../parts/table/data-table.js';

type Period = Schemas['AccruedPeriod'];
type Accrual = Schemas['InterestAccrual'];

/** How the interest of an invoice came about: by which policy, from what, day by day. */
export function Interest({ invoiceId }: { invoiceId: string }): ReactNode {
  const { t } = useTranslation();
  const mayPost = useMay('charges.write');
  const [isPosting, setPosting] = useState(false);
  const query = useQuery({
    queryKey: ['invoices', 'interest', invoiceId],
    queryFn: () => taken(api.GET('/api/v1/invoices/{invoiceId}/interest', { params: { path: { invoiceId } } })),
  });
  return (
    <Stack gap="md">
      {mayPost && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setPosting(true)}>
            {t('act.postInterest.button')}
          </Button>
        </Group>
      )}
      <Loaded query={query} empty={t('interest.none')} isEmpty={({ accrual }) => !accrual}>
        {({ accrual, periods }) => accrual && <Explained accrual={accrual} periods={periods} />}
      </Loaded>
      <ConfirmAct
        name="postInterest"
        opened={isPosting}
        close={() => setPosting(false)}
        run={(key) =>
          taken(
            api.POST('/api/v1/invoices/{invoiceId}/interest', {
              params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            }),
          )
        }
      />
    </Stack>
  );
}

function Explained({ accrual, periods }: { accrual: Accrual; periods: readonly Period[] }): ReactNode {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const columns = useColumns();
  return (
    <>
      {accrual.stop && (
        <Alert color="yellow" variant="outline" title={t('interest.stands')}>
          {t(`interest.stops.${accrual.stop}`)}
        </Alert>
      )}
      <Facts
        facts={[
          [t('interest.policy'), accrual.policy],
          [t('interest.until'), date(accrual.watermarkDate)],
          [t('interest.posted'), money(accrual.posted)],
          [t('interest.exact'), accrual.exactAmount],
          [t('interest.residual'), accrual.residualAmount],
          [t('charges.waived'), money(accrual.waived)],
          [t('interest.fixedSum'), t(accrual.fixedSum ? 'interest.charged' : 'interest.notCharged')],
        ]}
      />
      <Text size="sm" c="dimmed">
        {accrual.source}
      </Text>
      <DataTable
        name={t('interest.periods')}
        columns={columns}
        rows={periods}
        rowKey={({ fromDate }) => fromDate ?? ''}
        rowName={({ fromDate }) => date(fromDate)}
      />
    </>
  );
}

function useColumns(): Column<Period>[] {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  return [
    { id: 'from', title: t('interest.from'), cell: ({ fromDate }) => date(fromDate), nowrap: true },
    { id: 'to', title: t('interest.to'), cell: ({ toDate }) => date(toDate), nowrap: true },
    { id: 'principal', title: t('component.PRINCIPAL'), cell: ({ principal }) => money(principal), numeric: true },
    { id: 'rate', title: t('interest.rate'), cell: ({ ratePercent }) => `${ratePercent} %`, numeric: true },
    { id: 'days', title: t('interest.days'), cell: ({ days }) => days, numeric: true },
    { id: 'amount', title: t('interest.amount'), cell: ({ amount }) => amount, numeric: true },
  ];
}
