import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import { Icon, type IconName } from './icons.js';
import classes from './parts.module.css';

export type Tone = 'good' | 'calm' | 'wait' | 'bad' | 'off';

interface BadgeProps {
  readonly tone: Tone;
  readonly icon: IconName;
  readonly children: ReactNode;
}

/** A state by word, sign and colour, so that none of them is needed alone. */
export function Badge({ tone, icon, children }: BadgeProps): ReactNode {
  return (
    <span className={classes['badge']} data-tone={tone}>
      <Icon name={icon} size={12} />
      {children}
    </span>
  );
}

type Look = readonly [Tone, IconName];

const caseLooks: Readonly<Record<CaseState, Look>> = {
  ACTIVE: ['calm', 'play'],
  PAUSED: ['wait', 'pause'],
  WILL_FAIL: ['wait', 'warning'],
  FAILED: ['bad', 'warning'],
  EXPIRED: ['bad', 'clock'],
  COLLECTIONS: ['off', 'placements'],
  CANCELLED: ['off', 'cross'],
  PAID: ['good', 'check'],
  CLOSED: ['off', 'stop'],
  ON_HOLD: ['wait', 'hand'],
};

export type CaseState = NonNullable<Schemas['Case']['state']>;
export const caseStates = Object.keys(caseLooks) as CaseState[];

export function CaseBadge({ state }: { state: CaseState | null }): ReactNode {
  const { t } = useTranslation();
  if (!state) return null;
  const [tone, icon] = caseLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`caseState.${state}`)}
    </Badge>
  );
}

const lifecycleLooks: Readonly<Record<Lifecycle, Look>> = {
  DRAFT: ['off', 'note'],
  OPEN: ['calm', 'invoices'],
  PAID: ['good', 'check'],
  VOID: ['off', 'cross'],
};

export type Lifecycle = NonNullable<Schemas['Invoice']['lifecycle']>;
export const lifecycles = Object.keys(lifecycleLooks) as Lifecycle[];

/** The state of an invoice, with what is pressing about it. */
export function InvoiceBadges({ invoice }: { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const { lifecycle, overdue, disputed } = invoice;
  if (!lifecycle) return null;
  const [tone, icon] = lifecycleLooks[lifecycle];
  return (
    <span className={classes['badges']}>
      <Badge tone={tone} icon={icon}>
        {t(`lifecycle.${lifecycle}`)}
      </Badge>
      {overdue && (
        <Badge tone="bad" icon="clock">
          {t('invoices.overdue')}
        </Badge>
      )}
      {disputed && (
        <Badge tone="wait" icon="hand">
          {t('invoices.disputed')}
        </Badge>
      )}
    </span>
  );
}

const messageLooks: Readonly<Record<MessageState, Look>> = {
  IN_PROGRESS: ['calm', 'clock'],
  SENT: ['good', 'check'],
  SUPPRESSED: ['off', 'cross'],
  DELAYED: ['wait', 'clock'],
  BOUNCED_HARD: ['bad', 'warning'],
  FAILED: ['bad', 'warning'],
  OUTCOME_UNKNOWN: ['wait', 'warning'],
};

type MessageState = NonNullable<Schemas['Message']['state']>;

export function MessageBadge({ state }: { state: MessageState | null }): ReactNode {
  const { t } = useTranslation();
  if (!state) return null;
  const [tone, icon] = messageLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`message.state.${state}`)}
    </Badge>
  );
}

const fileLooks: Readonly<Record<FileState, Look>> = {
  UPLOADING: ['calm', 'upload'],
  WAITING: ['wait', 'clock'],
  RUNNING: ['calm', 'play'],
  COMPLETED: ['good', 'check'],
  REFUSED: ['bad', 'cross'],
  FAILED: ['bad', 'warning'],
  CANCELLED: ['off', 'cross'],
};

export type FileState = NonNullable<Schemas['Import']['state']>;

export function FileBadge({ state }: { state: FileState | null }): ReactNode {
  const { t } = useTranslation();
  if (!state) return null;
  const [tone, icon] = fileLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`files.states.${state}`)}
    </Badge>
  );
}

const placementLooks: Readonly<Record<PlacementState, Look>> = {
  DRAFT: ['off', 'note'],
  READY: ['calm', 'clock'],
  PROPOSED: ['off', 'note'],
  SENT: ['calm', 'placements'],
  ACTIVE: ['calm', 'placements'],
  REJECTED: ['bad', 'cross'],
  RECALL_REQUESTED: ['wait', 'clock'],
  RECALLED: ['off', 'check'],
  CLOSED_PAID: ['good', 'check'],
  REFUSED: ['bad', 'cross'],
};

export type PlacementState =
  NonNullable<Schemas['Placement']['state']> | NonNullable<Schemas['PlacementLine']['state']>;

export function PlacementBadge({ state }: { state: PlacementState | null }): ReactNode {
  const { t } = useTranslation();
  if (!state) return null;
  const [tone, icon] = placementLooks[state];
  return (
    <Badge tone={tone} icon={icon}>
      {t(`placements.states.${state}`)}
    </Badge>
  );
}
