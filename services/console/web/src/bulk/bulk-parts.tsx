import { Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useName } from '../api/names.js';
import { useFormats } from '../parts/formats.js';
import type { IconName } from '../parts/icons.js';
import { CaseLink, CustomerLink, InvoiceLink } from '../parts/links.js';
import partClasses from '../parts/parts.module.css';
import { Badge, type Tone } from '../parts/state-badge.js';
import { useCodeText, useWhy } from '../parts/texts.js';
import classes from './bulk.module.css';
import type { BulkAct, BulkActState, Outcome, Subject } from './bulk-acts.js';
import { namedItemsQuery } from './bulk-queries.js';
import type { NamedItem } from './item-names.js';

const stateLooks: Readonly<Record<BulkActState, readonly [Tone, IconName]>> = {
  PREVIEWED: ['wait', 'clock'],
  RUNNING: ['calm', 'play'],
  CANCELLING: ['wait', 'clock'],
  DONE: ['good', 'check'],
  CANCELLED: ['off', 'cross'],
};

export function BulkStateBadge({ state }: { state: BulkActState | null }): ReactNode {
  const codeText = useCodeText();
  if (state === null) return null;
  const [tone, icon] = stateLooks[state] ?? ['off', 'note'];
  return (
    <Badge tone={tone} icon={icon}>
      {codeText('bulk.state', state)}
    </Badge>
  );
}

const outcomeLooks: Readonly<Record<Outcome, readonly [Tone, IconName]>> = {
  PENDING: ['calm', 'clock'],
  DONE: ['good', 'check'],
  REFUSED: ['wait', 'hand'],
  FAILED: ['bad', 'warning'],
  CANCELLED: ['off', 'cross'],
};

export function OutcomeBadge({ outcome }: { outcome: Outcome | null }): ReactNode {
  const codeText = useCodeText();
  if (outcome === null) return null;
  const [tone, icon] = outcomeLooks[outcome] ?? ['off', 'note'];
  return (
    <Badge tone={tone} icon={icon}>
      {codeText('bulk.outcome', outcome)}
    </Badge>
  );
}

/** How many items have come to what, as a bar and in words. */
export function BulkProgress({ act, isBrief = false }: { act: BulkAct; isBrief?: boolean }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const { itemCount, pendingCount } = act;
  const parts = (['done', 'refused', 'failed', 'cancelled'] as const).map(
    (part) => [part, act[`${part}Count`]] as const,
  );
  const said = [
    t('bulk.count.done', { formatted: count(act.doneCount), all: count(itemCount) }),
    ...parts
      .filter(([part, number]) => part !== 'done' && number > 0)
      .map(([part, number]) => t(`bulk.count.${part as 'refused'}`, { formatted: count(number) })),
    ...(pendingCount > 0 ? [t('bulk.count.pending', { formatted: count(pendingCount) })] : []),
  ].join(', ');
  return (
    <Stack gap={4}>
      <div
        className={classes['progress']}
        role="progressbar"
        aria-label={t('bulk.progress')}
        aria-valuemin={0}
        aria-valuemax={itemCount}
        aria-valuenow={itemCount - pendingCount}
        aria-valuetext={said}
      >
        {parts.map(([part, number]) => (
          <span key={part} data-part={part} style={{ width: `${(100 * number) / Math.max(1, itemCount)}%` }} />
        ))}
      </div>
      <Text size="sm" {...(isBrief ? { c: 'dimmed' } : {})}>
        {said}
      </Text>
    </Stack>
  );
}

/** Why a preview refuses items, each reason once with some of them. */
export function Refusals({ act: { refusals, subject } }: { act: Pick<BulkAct, 'refusals' | 'subject'> }): ReactNode {
  const { t } = useTranslation();
  const { count } = useFormats();
  const why = useWhy();
  const shownIds = refusals.flatMap(({ itemIds }) => itemIds);
  const { data: named } = useQuery(namedItemsQuery(subject, shownIds));
  if (refusals.length === 0) return null;
  return (
    <ul className={classes['refusals']} aria-label={t('bulk.refusals')}>
      {refusals.map(({ reason, text, itemCount, itemIds }) => (
        <li key={reason}>
          <Text size="sm">{t('bulk.refusal', { formatted: count(itemCount), text: why({ code: reason, text }) })}</Text>
          <Text size="sm">
            {t(itemCount > itemIds.length ? 'bulk.examples' : 'bulk.these')}{' '}
            {itemIds.map((itemId, index) => (
              <span key={itemId}>
                {index > 0 && ', '}
                <ItemLink subject={subject} itemId={itemId} named={named?.[itemId]} />
              </span>
            ))}
          </Text>
        </li>
      ))}
    </ul>
  );
}

interface ItemLinkProps {
  readonly subject: Subject | null;
  readonly itemId: string;
  readonly named: NamedItem | undefined;
}

/** An item by what is known of it. */
export function ItemLink({ subject, itemId, named }: ItemLinkProps): ReactNode {
  const { t } = useTranslation();
  const name = useName(named?.customerId ?? '');
  const short = { id: itemId.slice(0, 8) };
  if (subject === 'CUSTOMER') return <CustomerLink customerId={itemId} />;
  if (subject === 'INVOICE') {
    const number = named?.number || t('bulk.invoice', short);
    return <InvoiceLink invoiceId={itemId} number={name ? t('bulk.invoiceOf', { number, name }) : number} />;
  }
  return <CaseLink caseId={itemId} text={name ? t('bulk.caseOf', { name }) : t('bulk.case', short)} />;
}

export function BulkActLink({ bulkActId, text }: { bulkActId: string; text: string }): ReactNode {
  return (
    <Link to="/bulk-acts/$bulkActId" params={{ bulkActId }} className={partClasses['link']}>
      {text}
    </Link>
  );
}
