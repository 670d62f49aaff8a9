import { Button, Group, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, type Schemas, taken } from '../api/client.js';
import { saveBlob } from '../api/files/saved-file.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { SaveListButton } from '../lists/save-button.js';
import { useFormats } from '../parts/formats.js';
import type { IconName } from '../parts/icons.js';
import { useKept } from '../parts/kept.js';
import { Loaded } from '../parts/panel.js';
import { Badge, type Tone } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';
import { usePages } from '../parts/table/pages.js';
import { useWhy } from '../parts/texts.js';
import { Instalments } from './instalments.js';
import { MakePlan } from './make-plan.js';
import { type PlanAct, PlanActDrawer, planActs } from './plan-drawers.js';

export type Plan = Schemas['Arrangement'];
export type PlanState = NonNullable<Plan['state']>;

const looks: Readonly<Record<PlanState, readonly [Tone, IconName]>> = {
  ON_TRACK: ['good', 'clock'],
  IN_ARREARS: ['bad', 'clock'],
  PAUSED: ['wait', 'stop'],
  COMPLETED: ['good', 'check'],
  BROKEN: ['bad', 'cross'],
  CANCELLED: ['off', 'stop'],
  SUPERSEDED: ['off', 'stop'],
};

export const planStates = Object.keys(looks) as PlanState[];

interface PlansProps {
  readonly customerId: string;
  /** Only plans about it; all of the customer when absent. */
  readonly invoiceId?: string;
}

/** Plans by which a customer pays in instalments, the latest first, each with its schedule. */
export function Plans({ customerId, invoiceId }: PlansProps): ReactNode {
  const { t } = useTranslation();
  const filter = invoiceId === undefined ? { customerId } : { invoiceId };
  const [chosen, setChosen] = useState<{ readonly plan: Plan; readonly act: PlanAct } | null>(null);
  const [isMaking, setIsMaking] = useState(false);
  const kept = useKept(chosen);
  const columns = usePlanColumns((plan, act) => setChosen({ plan, act }));
  const mayExport = useMay('lists.export');
  const mayMake = useMay('arrangements.write');
  const { list, more } = usePages(['arrangements', 'of', filter], async (pageToken) => {
    const query = { ...filter, descending: true, pageToken, pageSize: 50 };
    const { arrangements, nextPageToken } = await taken(api.GET('/api/v1/arrangements', { params: { query } }));
    return { rows: arrangements, nextPageToken };
  });
  const save = async () => {
    const call = { params: { query: filter }, parseAs: 'blob' } as const;
    saveBlob(await taken(api.GET('/api/v1/arrangements.csv', call)), 'plans.csv');
  };
  return (
    <Stack gap="sm">
      <Group justify="flex-end">
        {mayMake && (
          <Button size="xs" variant="default" onClick={() => setIsMaking(true)}>
            {t('act.makePlan.button')}
          </Button>
        )}
        {mayExport && <SaveListButton save={save} />}
      </Group>
      <Loaded query={list} empty={t('plans.none')} isEmpty={({ length }) => length === 0}>
        {(rows) => (
          <DataTable
            name={t('plans.title')}
            columns={columns}
            rows={rows}
            rowKey={({ arrangementId }) => arrangementId}
            rowName={({ nextDueDate, arrangementId }) => nextDueDate ?? arrangementId.slice(0, 8)}
            detail={({ instalments }) => <Instalments instalments={instalments} />}
            more={more}
            height="360px"
          />
        )}
      </Loaded>
      <MakePlan
        opened={isMaking}
        close={() => setIsMaking(false)}
        customerId={customerId}
        invoiceIds={invoiceId === undefined ? [] : [invoiceId]}
      />
      {kept && (
        <PlanActDrawer
          key={kept.plan.arrangementId + kept.act}
          act={kept.act}
          plan={kept.plan}
          opened={chosen !== null}
          close={() => setChosen(null)}
        />
      )}
    </Stack>
  );
}

/** @param choose the act that is done to one */
export function usePlanColumns(choose: (plan: Plan, act: PlanAct) => void): Column<Plan>[] {
  const { t } = useTranslation();
  const { money, date } = useFormats();
  const mayAct = useMay('arrangements.write');
  const acts: Column<Plan> = {
    id: 'acts',
    title: t('act.menu'),
    cell: (plan) => {
      const allowed = planActs(plan.state);
      if (allowed.length === 0) return null;
      const menu = allowed.map((act) => ({ name: t(`act.${act}.title`), run: () => choose(plan, act) }));
      return <ActMenu of={t('plans.of', { amount: money(plan.total) })} acts={menu} />;
    },
  };
  return [
    { id: 'state', title: t('plans.state'), cell: (plan) => <Standing plan={plan} />, nowrap: true },
    { id: 'total', title: t('plans.total'), cell: ({ total }) => money(total), numeric: true },
    { id: 'paid', title: t('plans.paid'), cell: ({ paid }) => <strong>{money(paid)}</strong>, numeric: true },
    { id: 'arrears', title: t('plans.arrears'), cell: ({ arrears }) => money(arrears), numeric: true },
    { id: 'next', title: t('plans.next'), cell: ({ nextDueDate }) => date(nextDueDate), nowrap: true },
    {
      id: 'collection',
      title: t('plans.collection'),
      cell: ({ collection }) => (collection ? t(`plans.collections.${collection}`) : ''),
    },
    { id: 'actor', title: t('plans.madeBy'), cell: ({ madeBy }) => madeBy },
    ...(mayAct ? [acts] : []),
  ];
}

function Standing({ plan: { state, endReason } }: { plan: Plan }): ReactNode {
  const { t } = useTranslation();
  const why = useWhy();
  if (!state) return null;
  const [tone, icon] = looks[state];
  return (
    <>
      <Badge tone={tone} icon={icon}>
        {t(`plans.states.${state}`)}
      </Badge>
      {endReason !== '' && (
        <Text size="xs" c="dimmed">
          {why({ code: endReason })}
        </Text>
      )}
    </>
  );
}
