import { Alert, Checkbox, Select, Text, TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { localDateAt } from '#libs/time';
import { api, type Schemas, taken } from '../api/client.js';
import { useMe } from '../api/me.js';
import { StartSequence } from '../cases/acts/start-sequence.js';
import { ChargeMethod } from '../methods/charge-method.js';
import { Act } from '../parts/acts/act.js';
import { type CodedReason, CodedReasonFields, isGiven, noReason } from '../parts/acts/coded-act.js';
import { ConfirmAct } from '../parts/acts/confirm-act.js';
import { ReasonAct, ReasonField, UntilAct } from '../parts/acts/reason-acts.js';
import { useFormats } from '../parts/formats.js';
import { type PaymentMethod, paymentMethods } from '../parts/payment-methods.js';
import { MakePromise } from '../promises/promise-drawers.js';
import { AddCharge } from './charges/charge-drawers.js';
import { CreateCreditNote } from './credit-notes/create-credit-note.js';
import { RaiseDispute } from './disputes/dispute-drawers.js';
import { ChangeDraft, DiscardDraft } from './drafts/draft-drawers.js';
import type { InvoiceAct } from './invoice-acts.js';
import { Prolong } from './prolongations/prolong-drawer.js';
import { CloseSmallBalance, WriteOff } from './write-offs/write-off-drawers.js';

interface InvoiceActDrawerProps {
  readonly act: InvoiceAct | null;
  readonly of: Schemas['Invoice'];
  readonly close: () => void;
}

/** The drawer of the act that was chosen for an invoice. */
export function InvoiceActDrawer({ act, of: invoice, close }: InvoiceActDrawerProps): ReactNode {
  const { invoiceId, customerId, remaining } = invoice;
  const params = (key: string) => ({ path: { invoiceId }, header: { 'Idempotency-Key': key } });
  const shared = <Name extends InvoiceAct>(name: Name) => ({ name, close, opened: act === name });
  const setVoid = (stands: boolean) => (reason: string, key: string) =>
    taken(api.POST('/api/v1/invoices/{invoiceId}/void', { params: params(key), body: { reason, stands } }));
  return (
    <>
      <ConfirmAct
        {...shared('issueInvoice')}
        run={(key) => taken(api.POST('/api/v1/invoices/{invoiceId}/issue', { params: params(key) }))}
      />
      <ChangeDraft opened={act === 'changeDraft'} close={close} invoice={invoice} />
      <DiscardDraft opened={act === 'discardDraft'} close={close} invoiceId={invoiceId} />
      <ChargeMethod opened={act === 'chargeMethod'} close={close} customerId={customerId} invoiceId={invoiceId} />
      <MarkAsPaid {...shared('markAsPaid')} invoiceId={invoiceId} remaining={remaining} />
      <MakePromise opened={act === 'makePromise'} close={close} customerId={customerId} invoiceIds={[invoiceId]} />
      <RaiseDispute opened={act === 'raiseDispute'} close={close} invoice={invoice} />
      <ReasonAct
        {...shared('closeDispute')}
        run={(reason, key) =>
          taken(api.POST('/api/v1/invoices/{invoiceId}/close-dispute', { params: params(key), body: { reason } }))
        }
      />
      <UntilAct
        {...shared('placeHold')}
        run={(input, key) =>
          taken(
            api.POST('/api/v1/holds', {
              params: { header: { 'Idempotency-Key': key } },
              body: { scope: 'INVOICE', subjectId: invoiceId, customerId, ...input },
            }),
          )
        }
      />
      <CreateCreditNote opened={act === 'createCreditNote'} close={close} invoice={invoice} />
      <AddCharge opened={act === 'addCharge'} close={close} invoice={invoice} />
      <Prolong opened={act === 'prolong'} close={close} invoice={invoice} />
      <StartSequence opened={act === 'startSequence'} close={close} customerId={customerId} invoice={invoice} />
      <SetCollection {...shared('stopCollection')} of={invoice} />
      <SetCollection {...shared('letCollect')} of={invoice} />
      <WriteOff opened={act === 'writeOff'} close={close} invoice={invoice} />
      <CloseSmallBalance opened={act === 'closeSmallBalance'} close={close} invoice={invoice} />
      <VoidInvoice {...shared('voidInvoice')} invoiceId={invoiceId} />
      <ReasonAct {...shared('keepVoid')} run={setVoid(true)} />
      <ReasonAct {...shared('letReopen')} run={setVoid(false)} />
    </>
  );
}

interface OneActProps {
  readonly opened: boolean;
  readonly close: () => void;
  readonly invoiceId: string;
}

function VoidInvoice({ invoiceId, ...shared }: OneActProps & { name: InvoiceAct }): ReactNode {
  const { t } = useTranslation();
  return (
    <Act<CodedReason & { stands: boolean }>
      {...shared}
      danger
      start={{ ...noReason, stands: false }}
      isReady={isGiven}
      run={(body, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/void', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      fields={({ stands, ...given }, change, faults) => (
        <>
          <Alert color="yellow" variant="outline">
            {t(stands ? 'act.voidInvoice.staysVoid' : 'act.voidInvoice.mayReopen')}
          </Alert>
          <CodedReasonFields of="VOID" given={given} change={change} faults={faults} />
          <Checkbox
            label={t('act.voidInvoice.stands')}
            checked={stands}
            onChange={({ currentTarget }) => change({ stands: currentTarget.checked })}
          />
        </>
      )}
    />
  );
}

interface SetCollectionProps {
  readonly name: 'stopCollection' | 'letCollect';
  readonly opened: boolean;
  readonly close: () => void;
  readonly of: Pick<Schemas['Invoice'], 'invoiceId' | 'collectionStands'>;
}

/** Says whether an invoice may be collected; what a person says stands against files until it is withdrawn. */
function SetCollection({ of: { invoiceId, collectionStands }, ...shared }: SetCollectionProps): ReactNode {
  const { t } = useTranslation();
  const collectability = shared.name === 'letCollect' ? 'COLLECT' : 'DO_NOT_COLLECT';
  return (
    <Act<{ reason: string; followsFiles: boolean }>
      {...shared}
      start={{ reason: '', followsFiles: false }}
      isReady={({ reason }) => reason.trim() !== ''}
      run={({ reason, followsFiles }, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/set-collection', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body: { collectability, followsFiles, reason: reason.trim() },
          }),
        )
      }
      fields={({ reason, followsFiles }, change, faults) => (
        <>
          {collectionStands && <Text size="sm">{t('invoices.collectionStands')}</Text>}
          <ReasonField value={reason} onChange={(text) => change({ reason: text })} fault={faults('reason')} />
          <Checkbox
            label={t('act.stopCollection.followsFiles')}
            description={t('act.stopCollection.followsFilesHint')}
            checked={followsFiles}
            onChange={({ currentTarget }) => change({ followsFiles: currentTarget.checked })}
          />
        </>
      )}
    />
  );
}

interface MarkAsPaidProps extends OneActProps {
  readonly name: InvoiceAct;
  readonly remaining: Schemas['Invoice']['remaining'];
}

function MarkAsPaid({ invoiceId, remaining, ...shared }: MarkAsPaidProps): ReactNode {
  const { t } = useTranslation();
  const { money } = useFormats();
  const { businessTime, organisation } = useMe();
  return (
    <Act<{ method: PaymentMethod; valueDate: string; proof: string }>
      {...shared}
      start={{ method: 'BANK_TRANSFER', valueDate: localDateAt(new Date(businessTime), organisation.zone), proof: '' }}
      isReady={({ valueDate }) => valueDate !== ''}
      run={(body, key) =>
        taken(
          api.POST('/api/v1/invoices/{invoiceId}/mark-as-paid', {
            params: { path: { invoiceId }, header: { 'Idempotency-Key': key } },
            body,
          }),
        )
      }
      fields={({ method, valueDate, proof }, change, faults) => (
        <>
          <Text fw={650}>{t('act.markAsPaid.amount', { amount: money(remaining) })}</Text>
          <Select
            label={t('act.markAsPaid.method')}
            data={paymentMethods.map((value) => ({ value, label: t(`payment.method.${value}`) }))}
            value={method}
            allowDeselect={false}
            onChange={(chosen) => change({ method: chosen as PaymentMethod })}
            error={faults('method')}
          />
          <TextInput
            type="date"
            label={t('act.markAsPaid.valueDate')}
            value={valueDate}
            onChange={({ currentTarget }) => change({ valueDate: currentTarget.value })}
            error={faults('valueDate')}
            required
          />
          <TextInput
            label={t('act.markAsPaid.proof')}
            value={proof}
            maxLength={500}
            onChange={({ currentTarget }) => change({ proof: currentTarget.value })}
            error={faults('proof')}
          />
        </>
      )}
    />
  );
}
