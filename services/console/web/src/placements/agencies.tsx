import { Button, Checkbox, Group, Stack, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { nameOf } from '../admin/staff/names.js';
import { api, type Schemas, taken } from '../api/client.js';
import { useMay } from '../api/me.js';
import { ActMenu } from '../lists/list-bar.js';
import { Act } from '../parts/acts/act.js';
import { ConfirmAct } from '../parts/acts/confirm-act.js';
import { Result } from '../parts/acts/result.js';
import { useFormats } from '../parts/formats.js';
import { useKept } from '../parts/kept.js';
import { Loaded } from '../parts/panel.js';
import classes from '../parts/parts.module.css';
import { Badge } from '../parts/state-badge.js';
import { type Column, DataTable } from '../parts/table/data-table.js';

type Agency = Schemas['Agency'];
type AgencyAct = 'changeAgency' | 'readAgencyFiles';

interface Chosen {
  readonly act: AgencyAct;
  readonly agency: Agency;
}

interface ReadFiles {
  readonly agency: Agency;
  readonly counts: Schemas['ReadAgencyFilesResponse'];
}

/** All agencies. */
export function useAgencies() {
  return useQuery({
    queryKey: ['agencies'],
    queryFn: () => taken(api.GET('/api/v1/agencies', { params: { query: { pageSize: 500 } } })),
  });
}

/** Agencies with what can be done with each. */
export function Agencies(): ReactNode {
  const { t } = useTranslation();
  const mayWrite = useMay('agencies.write');
  const query = useAgencies();
  const [isNew, setNew] = useState(false);
  const [chosen, setChosen] = useState<Chosen | null>(null);
  const [read, setRead] = useState<ReadFiles | null>(null);
  const columns = useColumns(mayWrite ? setChosen : null);
  return (
    <Stack gap="md">
      {mayWrite && (
        <Group justify="flex-end">
          <Button onClick={() => setNew(true)}>{t('act.createAgency.title')}</Button>
        </Group>
      )}
      {read && <ReadResult {...read} />}
      <Loaded query={query} empty={t('placements.noAgencies')} isEmpty={({ agencies: { length } }) => length === 0}>
        {({ agencies }) => (
          <DataTable
            name={t('agencies.title')}
            columns={columns}
            rows={agencies}
            rowKey={({ code }) => code}
            rowName={({ title, code }) => title || code}
          />
        )}
      </Loaded>
      <CreateAgency opened={isNew} close={() => setNew(false)} known={query.data?.agencies ?? []} />
      <AgencyActs chosen={chosen} close={() => setChosen(null)} read={setRead} />
    </Stack>
  );
}

function useColumns(choose: ((chosen: Chosen) => void) | null): Column<Agency>[] {
  const { t } = useTranslation();
  const menu = (agency: Agency) =>
    (['readAgencyFiles', 'changeAgency'] as const).map((act) => ({
      name: t(`act.${act}.title`),
      run: () => choose?.({ act, agency }),
    }));
  return [
    { id: 'title', title: t('agencies.name'), cell: ({ title, code }) => title || code },
    { id: 'code', title: t('agencies.code'), cell: ({ code }) => code },
    {
      id: 'state',
      title: t('admin.state'),
      cell: ({ active }) => (
        <Badge tone={active ? 'good' : 'off'} icon={active ? 'check' : 'cross'}>
          {t(active ? 'placements.active' : 'placements.inactive')}
        </Badge>
      ),
      nowrap: true,
    },
    {
      id: 'placements',
      title: t('placements.title'),
      cell: ({ code }) => (
        <Link to="/placements" search={{ agency: code }} className={classes['link']}>
          {t('agencies.placements')}
        </Link>
      ),
      nowrap: true,
    },
    {
      id: 'files',
      title: t('agencyFiles.title'),
      cell: ({ code }) => (
        <Link to="/placements" search={{ agency: code, of: 'files' }} className={classes['link']}>
          {t('agencies.exchanged')}
        </Link>
      ),
      nowrap: true,
    },
    {
      id: 'refused',
      title: t('placements.fileErrors'),
      cell: ({ code }) => (
        <Link to="/placements" search={{ agency: code, of: 'errors' }} className={classes['link']}>
          {t('agencies.refused')}
        </Link>
      ),
      nowrap: true,
    },
    ...(choose
      ? [
          {
            id: 'acts',
            title: t('act.menu'),
            cell: (agency: Agency) => <ActMenu of={agency.title || agency.code} acts={menu(agency)} />,
          },
        ]
      : []),
  ];
}

/** What reading the files of an agency brought. */
function ReadResult({ agency: { title, code }, counts }: ReadFiles): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { fileCount, lineCount, errorCount, unreadCount } = counts;
  const told = (number: string) => ({ count: Number(number), formatted: count(number) });
  const isNothing = fileCount === '0' && unreadCount === '0';
  return (
    <Result title={t('agencies.read', { name: title || code })} isWell={errorCount === '0' && unreadCount === '0'}>
      {isNothing ? (
        t('agencies.nothing')
      ) : (
        <>
          {t('agencies.files', told(fileCount))} {t('agencies.lines', told(lineCount))}{' '}
          {errorCount !== '0' && (
            <Link to="/placements" search={{ agency: code, of: 'errors' }} className={classes['link']}>
              {t('agencies.errors', told(errorCount))}
            </Link>
          )}{' '}
          {unreadCount !== '0' && t('agencies.unread', told(unreadCount))}
        </>
      )}
    </Result>
  );
}

interface AgencyActsProps {
  readonly chosen: Chosen | null;
  readonly close: () => void;
  readonly read: (files: ReadFiles) => void;
}

function AgencyActs({ chosen, close, read }: AgencyActsProps): ReactNode {
  const kept = useKept(chosen);
  if (!kept) return null;
  const { agency, act } = kept;
  const shared = { agency, close };
  return (
    <div key={agency.code}>
      <ChangeAgency {...shared} opened={chosen !== null && act === 'changeAgency'} />
      <ConfirmAct
        name="readAgencyFiles"
        opened={chosen !== null && act === 'readAgencyFiles'}
        close={close}
        run={async (key) => {
          const params = { path: { agency: agency.code }, header: { 'Idempotency-Key': key } };
          const counts = await taken(api.POST('/api/v1/agencies/{agency}/read-files', { params }));
          read({ agency, counts });
        }}
      />
    </div>
  );
}

interface Window {
  readonly opened: boolean;
  readonly close: () => void;
}

interface AgencyInput {
  readonly title: string;
  /** Empty for the one that the title makes. */
  readonly code: string;
  readonly active: boolean;
}

function apply(code: string, key: string, { title, active }: AgencyInput) {
  const params = { path: { code }, header: { 'Idempotency-Key': key } };
  return taken(api.PUT('/api/v1/agencies/{code}', { params, body: { title: title.trim(), active } }));
}

function CreateAgency({ known, ...window }: Window & { known: readonly Agency[] }): ReactNode {
  const { t } = useTranslation();
  const codeIn = ({ code, title }: AgencyInput) => code.trim() || nameOf(title);
  const isKnown = (input: AgencyInput) => known.some(({ code }) => code === codeIn(input));
  return (
    <Act<AgencyInput>
      {...window}
      name="createAgency"
      start={{ title: '', code: '', active: true }}
      isReady={(input) => input.title.trim() !== '' && codeIn(input) !== '' && !isKnown(input)}
      run={(input, key) => apply(codeIn(input), key, input)}
      fields={(input, change, faults) => (
        <>
          <AgencyFields input={input} change={change} fault={faults('title')} />
          <TextInput
            label={t('agencies.code')}
            description={t('agencies.codeHint')}
            placeholder={nameOf(input.title)}
            value={input.code}
            onChange={({ currentTarget }) => change({ code: currentTarget.value })}
            error={isKnown(input) ? t('admin.taken') : faults('code')}
            maxLength={64}
          />
        </>
      )}
    />
  );
}

function ChangeAgency({ agency: { code, title, active }, ...window }: Window & { agency: Agency }): ReactNode {
  return (
    <Act<AgencyInput>
      {...window}
      name="changeAgency"
      start={{ title, code, active }}
      isReady={(input) => input.title.trim() !== ''}
      run={(input, key) => apply(code, key, input)}
      fields={(input, change, faults) => <AgencyFields input={input} change={change} fault={faults('title')} />}
    />
  );
}

interface AgencyFieldsProps {
  readonly input: AgencyInput;
  readonly change: (changed: Partial<AgencyInput>) => void;
  readonly fault: ReactNode;
}

function AgencyFields({ input, change, fault }: AgencyFieldsProps): ReactNode {
  const { t } = useTranslation();
  return (
    <>
      <TextInput
        label={t('agencies.name')}
        value={input.title}
        onChange={({ currentTarget }) => change({ title: currentTarget.value })}
        error={fault}
        maxLength={200}
        required
        data-autofocus
      />
      <Checkbox
        label={t('agencies.accepts')}
        checked={input.active}
        onChange={({ currentTarget }) => change({ active: currentTarget.checked })}
      />
    </>
  );
}
