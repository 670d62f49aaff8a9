import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '../api/client.js';
import type { CaseState } from './case-states.js';
import { Icon, type IconName } from './icons.js';
import classes from './parts.module.css';
import { useCodeText } from './texts.js';

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

const unknownLook: Look = ['off', 'note'];

interface CodeBadgeProps {
  readonly code: string | null;
  readonly looks: Readonly<Record<string, Look>>;
  /** Where its texts are. */
  readonly texts: string;
}

/** One of several states; one that is new to this page is shown in words. */
function CodeBadge({ code, looks, texts }: CodeBadgeProps): ReactNode {
  const codeText = useCodeText();
  if (code === null) return null;
  const [tone, icon] = looks[code] ?? unknownLook;
  return (
    <Badge tone={tone} icon={icon}>
      {codeText(texts, code)}
    </Badge>
  );
}

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
  ON_ARRANGEMENT: ['calm', 'clock'],
  WRITTEN_OFF: ['off', 'stop'],
};

export function CaseBadge({ state }: { state: CaseState | null }): ReactNode {
  return <CodeBadge code={state} looks={caseLooks} texts="caseState" />;
}

const deadLetterLooks: Readonly<Record<DeadLetterState, Look>> = {
  OPEN: ['wait', 'warning'],
  REPLAYED: ['good', 'check'],
  DROPPED: ['off', 'cross'],
};

export type DeadLetterState = NonNullable<Schemas['StuckEvent']['state']>;

export function DeadLetterBadge({ state }: { state: DeadLetterState | null }): ReactNode {
  return <CodeBadge code={state} looks={deadLetterLooks} texts="admin.events.states" />;
}

const lifecycleLooks: Readonly<Record<Lifecycle, Look>> = {
  DRAFT: ['off', 'note'],
  OPEN: ['calm', 'invoices'],
  PAID: ['good', 'check'],
  VOID: ['off', 'cross'],
  WRITTEN_OFF: ['off', 'stop'],
  SETTLED: ['good', 'check'],
};

export type Lifecycle = NonNullable<Schemas['Invoice']['lifecycle']>;

/** The state of an invoice, with what is pressing about it. */
export function InvoiceBadges({ invoice }: { invoice: Schemas['Invoice'] }): ReactNode {
  const { t } = useTranslation();
  const { lifecycle, overdue, disputed, collectableAmount } = invoice;
  // An older service says nothing of parts.
  const isPart = (collectableAmount?.minorUnits ?? '0') !== '0';
  if (!lifecycle) return null;
  return (
    <span className={classes['badges']}>
      <CodeBadge code={lifecycle} looks={lifecycleLooks} texts="lifecycle" />
      {overdue && (
        <Badge tone="bad" icon="clock">
          {t('invoices.overdue')}
        </Badge>
      )}
      {disputed && (
        <Badge tone="wait" icon="hand">
          {t(isPart ? 'invoices.disputedPart' : 'invoices.disputed')}
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
  return <CodeBadge code={state} looks={messageLooks} texts="message.state" />;
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
  return <CodeBadge code={state} looks={fileLooks} texts="files.states" />;
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
  return <CodeBadge code={state} looks={placementLooks} texts="placements.states" />;
}

const approvalLooks: Readonly<Record<ApprovalState, Look>> = {
  REQUESTED: ['wait', 'clock'],
  DONE: ['good', 'check'],
  REFUSED: ['bad', 'cross'],
  WITHDRAWN: ['off', 'cross'],
  EXPIRED: ['off', 'clock'],
  STALE: ['off', 'warning'],
};

export type ApprovalState = NonNullable<Schemas['Approval']['state']>;

export function ApprovalBadge({ state }: { state: ApprovalState | null }): ReactNode {
  return <CodeBadge code={state} looks={approvalLooks} texts="approvals.states" />;
}

const agencyFileLooks: Readonly<Record<AgencyFileState, Look>> = {
  TO_WRITE: ['wait', 'clock'],
  WRITTEN: ['calm', 'placements'],
  CONFIRMED: ['good', 'check'],
  WAITING: ['wait', 'clock'],
  TAKEN: ['good', 'check'],
  PARTLY_REFUSED: ['bad', 'warning'],
  REFUSED: ['bad', 'cross'],
};

type AgencyFileState = NonNullable<Schemas['AgencyFile']['state']>;

export function AgencyFileBadge({ state }: { state: AgencyFileState | null }): ReactNode {
  return <CodeBadge code={state} looks={agencyFileLooks} texts="agencyFiles.states" />;
}

const methodLooks: Readonly<Record<MethodState, Look>> = {
  PENDING: ['wait', 'clock'],
  ACTIVE: ['good', 'check'],
  DISABLED_UNTIL: ['wait', 'pause'],
  DISABLED: ['wait', 'pause'],
  REVOKED: ['off', 'cross'],
  EXPIRED: ['off', 'clock'],
  FAILED: ['off', 'cross'],
};

type MethodState = NonNullable<Schemas['Method']['state']>;

export function MethodBadge({ state }: { state: MethodState | null }): ReactNode {
  return <CodeBadge code={state} looks={methodLooks} texts="methods.state" />;
}

const attemptLooks: Readonly<Record<AttemptState, Look>> = {
  INITIATED: ['calm', 'clock'],
  PENDING: ['calm', 'clock'],
  SETTLED: ['good', 'check'],
  FAILED_SOFT: ['bad', 'warning'],
  FAILED_HARD: ['bad', 'cross'],
  REQUIRES_ACTION: ['wait', 'hand'],
  UNKNOWN: ['wait', 'warning'],
  CANCELLED: ['off', 'cross'],
  REVERSED: ['bad', 'cross'],
};

type AttemptState = NonNullable<Schemas['Attempt']['state']>;

export function AttemptBadge({ state }: { state: AttemptState | null }): ReactNode {
  return <CodeBadge code={state} looks={attemptLooks} texts="attempts.state" />;
}

const documentLooks: Readonly<Record<DocumentState, Look>> = {
  UPLOADING: ['calm', 'upload'],
  QUARANTINED: ['wait', 'hand'],
  RELEASED: ['good', 'check'],
  REFUSED: ['bad', 'warning'],
  DELETED: ['off', 'cross'],
};

export type DocumentState = NonNullable<Schemas['Document']['state']>;

export function DocumentBadge({ state }: { state: DocumentState | null }): ReactNode {
  return <CodeBadge code={state} looks={documentLooks} texts="documents.states" />;
}
