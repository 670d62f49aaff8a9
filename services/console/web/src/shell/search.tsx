import { useDebouncedValue } from '@mantine/hooks';
import { Spotlight, spotlight } from '@mantine/spotlight';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, ProblemError, type Schemas, taken } from '../api/client.js';
import { useMe } from '../api/me.js';
import { caseName } from '../cases/case-name.js';
import { Icon } from '../parts/icons.js';
import { useCodeText } from '../parts/texts.js';
import { openPlaces } from './places.js';

const typingMs = 250;
const perKind = 6;

interface Found {
  readonly customers: readonly Schemas['CustomerSummary'][];
  /** So many customers fit that none is shown. */
  readonly tooBroad: boolean;
  readonly invoices: readonly Schemas['Invoice'][];
  readonly cases: readonly Schemas['Case'][];
  /** Whether a service could not be asked. */
  readonly isPartial: boolean;
}

/** What a text finds; a service that is away leaves out its part. It stands in no address: it may name somebody. */
async function find(text: string): Promise<Found> {
  const [invoices, customers, cases] = await Promise.allSettled([
    taken(api.POST('/api/v1/invoices/query', { body: { text, pageSize: perKind } })),
    findCustomers(text),
    findCases(text),
  ]);
  const parts = [invoices, customers, cases];
  const [failed] = parts.filter((part) => part.status === 'rejected');
  if (failed && parts.every((part) => part.status === 'rejected')) throw failed.reason;
  return {
    ...(customers.status === 'fulfilled' ? customers.value : { customers: [], tooBroad: false }),
    invoices: invoices.status === 'fulfilled' ? invoices.value.invoices : [],
    cases: cases.status === 'fulfilled' ? cases.value : [],
    isPartial: failed !== undefined,
  };
}

/** Cases of an invoice whose number begins so; where too many do, the person types on. */
async function findCases(text: string): Promise<readonly Schemas['Case'][]> {
  try {
    const body = { invoiceNumberPrefix: text, pageSize: perKind };
    return (await taken(api.POST('/api/v1/cases/query', { body }))).cases;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 400) return [];
    throw error;
  }
}

async function findCustomers(text: string): Promise<Pick<Found, 'customers' | 'tooBroad'>> {
  const { customerIds, tooBroad } = await taken(api.POST('/api/v1/customers/search', { body: { text } }));
  const best = customerIds.slice(0, perKind);
  if (best.length === 0) return { customers: [], tooBroad };
  const body = { customerIds: best };
  const { customers: found } = await taken(api.POST('/api/v1/customers/batch-get', { body }));
  const customers = best.flatMap((id) => found.find(({ customerId }) => customerId === id) ?? []);
  return { customers, tooBroad };
}

/** One search for everything. */
export function Search(): ReactNode {
  const { t } = useTranslation();
  const [typed, setTyped] = useState('');
  const [settled] = useDebouncedValue(typed.trim(), typingMs);
  const query = useQuery({
    queryKey: ['search', settled],
    queryFn: () => find(settled),
    enabled: settled.length >= 2,
    staleTime: 10_000,
  });
  const found = settled.length >= 2 ? query.data : undefined;
  const input = useRef<HTMLInputElement>(null);
  // The library chooses the first row at each key; what is found comes later, and Enter means the first of it then.
  useEffect(() => {
    if (found && !document.querySelector('[data-action][data-selected]')) {
      input.current?.dispatchEvent(new KeyboardEvent('keydown', { code: 'ArrowDown', bubbles: true }));
    }
  }, [found]);
  const state = query.error ? 'failed' : query.isFetching ? 'searching' : 'none';
  return (
    <Spotlight.Root
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      query={typed}
      onQueryChange={setTyped}
      scrollable
      maxHeight={460}
      attributes={{ content: { 'aria-label': t('shell.search') } }}
    >
      <Spotlight.Search
        ref={input}
        placeholder={t('search.placeholder')}
        aria-label={t('search.placeholder')}
        leftSection={<Icon name="search" />}
      />
      <Spotlight.ActionsList>
        {found && <FoundGroups found={found} />}
        <Pages typed={typed.trim().toLowerCase()} />
        {found?.isPartial && <Spotlight.Empty>{t('search.partial')}</Spotlight.Empty>}
        {found?.tooBroad && <Spotlight.Empty>{t('search.tooBroad')}</Spotlight.Empty>}
        {isNothing(found) && (
          <Spotlight.Empty>{t(settled.length < 2 ? 'search.hint' : `search.${state}`)}</Spotlight.Empty>
        )}
      </Spotlight.ActionsList>
    </Spotlight.Root>
  );
}

function isNothing(found: Found | undefined): boolean {
  if (!found) return true;
  const { customers, invoices, cases, tooBroad, isPartial } = found;
  return customers.length + invoices.length + cases.length === 0 && !tooBroad && !isPartial;
}

function FoundGroups({ found: { customers, invoices, cases } }: { found: Found }): ReactNode {
  const { t } = useTranslation();
  const codeText = useCodeText();
  const navigate = useNavigate();
  return (
    <>
      {customers.length > 0 && (
        <Spotlight.ActionsGroup label={t('search.customers')}>
          {customers.map(({ customerId, name, reference }) => (
            <Spotlight.Action
              key={customerId}
              label={name || reference}
              description={reference}
              leftSection={<Icon name="customers" />}
              onClick={() => void navigate({ to: '/customers/$customerId', params: { customerId } })}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {invoices.length > 0 && (
        <Spotlight.ActionsGroup label={t('search.invoices')}>
          {invoices.map(({ invoiceId, number, lifecycle }) => (
            <Spotlight.Action
              key={invoiceId}
              label={number}
              description={lifecycle ? codeText('lifecycle', lifecycle) : ''}
              leftSection={<Icon name="invoices" />}
              onClick={() => void navigate({ to: '/invoices/$invoiceId', params: { invoiceId } })}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
      {cases.length > 0 && (
        <Spotlight.ActionsGroup label={t('nav.cases')}>
          {cases.map((one) => (
            <Spotlight.Action
              key={one.caseId}
              label={caseName(one)}
              description={one.state ? codeText('caseState', one.state) : ''}
              leftSection={<Icon name="cases" />}
              onClick={() => void navigate({ to: '/cases/$caseId', params: { caseId: one.caseId } })}
            />
          ))}
        </Spotlight.ActionsGroup>
      )}
    </>
  );
}

/** Screens whose name begins so. */
function Pages({ typed }: { typed: string }): ReactNode {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const pages = openPlaces(useMe().permissions).filter(({ name }) => t(`nav.${name}`).toLowerCase().startsWith(typed));
  if (pages.length === 0) return null;
  return (
    <Spotlight.ActionsGroup label={t('search.pages')}>
      {pages.map(({ name, path, icon }) => (
        <Spotlight.Action
          key={name}
          label={t(`nav.${name}`)}
          leftSection={<Icon name={icon} />}
          onClick={() => {
            spotlight.close();
            void navigate({ to: path });
          }}
        />
      ))}
    </Spotlight.ActionsGroup>
  );
}
