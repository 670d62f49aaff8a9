// Generated from protos/. Never edited.

export type * as commonV1 from './common_v1.js';
export type * as communicationV1 from './communication_v1.js';
export type * as customerV1 from './customer_v1.js';
export type * as dcaHandoffV1 from './dca_handoff_v1.js';
export type * as invoiceV1 from './invoice_v1.js';
export type * as paymentV1 from './payment_v1.js';
export type * as workflowV1 from './workflow_v1.js';

/** Every service, by its own name. */
export const serviceNames = ['communication', 'customer', 'dca-handoff', 'invoice', 'payment', 'workflow'] as const;
export type ServiceName = (typeof serviceNames)[number];

/** Every rpc of every service by the full name of the service. */
export interface ServiceRpcs {
  'dunlin.common.v1.OperationsService': import('./common_v1.js').OperationsServiceRpcs;
  'dunlin.communication.v1.ContactLawService': import('./communication_v1.js').ContactLawServiceRpcs;
  'dunlin.communication.v1.MessageService': import('./communication_v1.js').MessageServiceRpcs;
  'dunlin.communication.v1.TemplateService': import('./communication_v1.js').TemplateServiceRpcs;
  'dunlin.customer.v1.BillingContactService': import('./customer_v1.js').BillingContactServiceRpcs;
  'dunlin.customer.v1.ContactService': import('./customer_v1.js').ContactServiceRpcs;
  'dunlin.customer.v1.CustomerService': import('./customer_v1.js').CustomerServiceRpcs;
  'dunlin.customer.v1.DiaryService': import('./customer_v1.js').DiaryServiceRpcs;
  'dunlin.customer.v1.WorkService': import('./customer_v1.js').WorkServiceRpcs;
  'dunlin.dca_handoff.v1.AgencyFileService': import('./dca_handoff_v1.js').AgencyFileServiceRpcs;
  'dunlin.dca_handoff.v1.AgencyService': import('./dca_handoff_v1.js').AgencyServiceRpcs;
  'dunlin.dca_handoff.v1.PlacementService': import('./dca_handoff_v1.js').PlacementServiceRpcs;
  'dunlin.invoice.v1.ImportService': import('./invoice_v1.js').ImportServiceRpcs;
  'dunlin.invoice.v1.InvoiceService': import('./invoice_v1.js').InvoiceServiceRpcs;
  'dunlin.invoice.v1.JournalService': import('./invoice_v1.js').JournalServiceRpcs;
  'dunlin.payment.v1.PaymentFileService': import('./payment_v1.js').PaymentFileServiceRpcs;
  'dunlin.payment.v1.PaymentService': import('./payment_v1.js').PaymentServiceRpcs;
  'dunlin.workflow.v1.CaseService': import('./workflow_v1.js').CaseServiceRpcs;
  'dunlin.workflow.v1.ClockService': import('./workflow_v1.js').ClockServiceRpcs;
  'dunlin.workflow.v1.EnrolmentService': import('./workflow_v1.js').EnrolmentServiceRpcs;
  'dunlin.workflow.v1.HoldService': import('./workflow_v1.js').HoldServiceRpcs;
  'dunlin.workflow.v1.SequenceService': import('./workflow_v1.js').SequenceServiceRpcs;
}
/** Every rpc of a service, by its name. */
export interface PackageRpcs {
  'communication': import('./communication_v1.js').Rpcs;
  'customer': import('./customer_v1.js').Rpcs;
  'dca-handoff': import('./dca_handoff_v1.js').Rpcs;
  'invoice': import('./invoice_v1.js').Rpcs;
  'payment': import('./payment_v1.js').Rpcs;
  'workflow': import('./workflow_v1.js').Rpcs;
}

/** What a consumer gets, by event type. */
export interface EventPayloads {
  'dunlin.communication.v1.MessageSent': import('./communication_v1.js').MessageSent;
  'dunlin.communication.v1.MessageSuppressed': import('./communication_v1.js').MessageSuppressed;
  'dunlin.communication.v1.MessageBounced': import('./communication_v1.js').MessageBounced;
  'dunlin.communication.v1.MessageFailed': import('./communication_v1.js').MessageFailed;
  'dunlin.communication.v1.MessageOutcomeUnknown': import('./communication_v1.js').MessageOutcomeUnknown;
  'dunlin.customer.v1.BillingContactAdded': import('./customer_v1.js').BillingContactAdded;
  'dunlin.customer.v1.BillingContactChanged': import('./customer_v1.js').BillingContactChanged;
  'dunlin.customer.v1.BillingContactRemoved': import('./customer_v1.js').BillingContactRemoved;
  'dunlin.customer.v1.CustomerCreated': import('./customer_v1.js').CustomerCreated;
  'dunlin.customer.v1.CustomerChanged': import('./customer_v1.js').CustomerChanged;
  'dunlin.customer.v1.ContactChanged': import('./customer_v1.js').ContactChanged;
  'dunlin.customer.v1.PostalAddressChanged': import('./customer_v1.js').PostalAddressChanged;
  'dunlin.customer.v1.CustomerOptedOut': import('./customer_v1.js').CustomerOptedOut;
  'dunlin.customer.v1.OptOutWithdrawn': import('./customer_v1.js').OptOutWithdrawn;
  'dunlin.customer.v1.FlagRaised': import('./customer_v1.js').FlagRaised;
  'dunlin.customer.v1.FlagLowered': import('./customer_v1.js').FlagLowered;
  'dunlin.customer.v1.NoteAdded': import('./customer_v1.js').NoteAdded;
  'dunlin.customer.v1.TaskCreated': import('./customer_v1.js').TaskCreated;
  'dunlin.customer.v1.TaskResolved': import('./customer_v1.js').TaskResolved;
  'dunlin.dca_handoff.v1.PlacementProposed': import('./dca_handoff_v1.js').PlacementProposed;
  'dunlin.dca_handoff.v1.PlacementSent': import('./dca_handoff_v1.js').PlacementSent;
  'dunlin.dca_handoff.v1.PlacementAcknowledged': import('./dca_handoff_v1.js').PlacementAcknowledged;
  'dunlin.dca_handoff.v1.AcknowledgementRefused': import('./dca_handoff_v1.js').AcknowledgementRefused;
  'dunlin.dca_handoff.v1.PlacementRefused': import('./dca_handoff_v1.js').PlacementRefused;
  'dunlin.dca_handoff.v1.RecallRequested': import('./dca_handoff_v1.js').RecallRequested;
  'dunlin.dca_handoff.v1.PlacementRecalled': import('./dca_handoff_v1.js').PlacementRecalled;
  'dunlin.dca_handoff.v1.PlacementClosedPaid': import('./dca_handoff_v1.js').PlacementClosedPaid;
  'dunlin.invoice.v1.InvoiceIssued': import('./invoice_v1.js').InvoiceIssued;
  'dunlin.invoice.v1.InvoiceChanged': import('./invoice_v1.js').InvoiceChanged;
  'dunlin.invoice.v1.InvoiceBalanceChanged': import('./invoice_v1.js').InvoiceBalanceChanged;
  'dunlin.invoice.v1.InvoiceOverdue': import('./invoice_v1.js').InvoiceOverdue;
  'dunlin.invoice.v1.InvoicePaid': import('./invoice_v1.js').InvoicePaid;
  'dunlin.invoice.v1.InvoiceVoided': import('./invoice_v1.js').InvoiceVoided;
  'dunlin.invoice.v1.InvoiceReopened': import('./invoice_v1.js').InvoiceReopened;
  'dunlin.invoice.v1.DisputeRaised': import('./invoice_v1.js').DisputeRaised;
  'dunlin.invoice.v1.DisputeClosed': import('./invoice_v1.js').DisputeClosed;
  'dunlin.invoice.v1.ImportRegistered': import('./invoice_v1.js').ImportRegistered;
  'dunlin.invoice.v1.ImportCompleted': import('./invoice_v1.js').ImportCompleted;
  'dunlin.invoice.v1.PaymentAllocated': import('./invoice_v1.js').PaymentAllocated;
  'dunlin.invoice.v1.PaymentDeallocated': import('./invoice_v1.js').PaymentDeallocated;
  'dunlin.payment.v1.PaymentSettled': import('./payment_v1.js').PaymentSettled;
  'dunlin.payment.v1.PaymentReversed': import('./payment_v1.js').PaymentReversed;
  'dunlin.payment.v1.PaymentFileRegistered': import('./payment_v1.js').PaymentFileRegistered;
  'dunlin.payment.v1.PaymentFileCompleted': import('./payment_v1.js').PaymentFileCompleted;
  'dunlin.workflow.v1.CaseOpened': import('./workflow_v1.js').CaseOpened;
  'dunlin.workflow.v1.CaseChanged': import('./workflow_v1.js').CaseChanged;
  'dunlin.workflow.v1.CaseClosed': import('./workflow_v1.js').CaseClosed;
  'dunlin.workflow.v1.InvoiceEnrolled': import('./workflow_v1.js').InvoiceEnrolled;
  'dunlin.workflow.v1.InvoiceLeft': import('./workflow_v1.js').InvoiceLeft;
  'dunlin.workflow.v1.StepsDone': import('./workflow_v1.js').StepsDone;
  'dunlin.workflow.v1.HoldPlaced': import('./workflow_v1.js').HoldPlaced;
  'dunlin.workflow.v1.HoldLifted': import('./workflow_v1.js').HoldLifted;
  'dunlin.workflow.v1.SequenceApplied': import('./workflow_v1.js').SequenceApplied;
}
/** What a producer gives, by event type. */
export interface EventInits {
  'dunlin.communication.v1.MessageSent': import('./communication_v1.js').MessageSentInit;
  'dunlin.communication.v1.MessageSuppressed': import('./communication_v1.js').MessageSuppressedInit;
  'dunlin.communication.v1.MessageBounced': import('./communication_v1.js').MessageBouncedInit;
  'dunlin.communication.v1.MessageFailed': import('./communication_v1.js').MessageFailedInit;
  'dunlin.communication.v1.MessageOutcomeUnknown': import('./communication_v1.js').MessageOutcomeUnknownInit;
  'dunlin.customer.v1.BillingContactAdded': import('./customer_v1.js').BillingContactAddedInit;
  'dunlin.customer.v1.BillingContactChanged': import('./customer_v1.js').BillingContactChangedInit;
  'dunlin.customer.v1.BillingContactRemoved': import('./customer_v1.js').BillingContactRemovedInit;
  'dunlin.customer.v1.CustomerCreated': import('./customer_v1.js').CustomerCreatedInit;
  'dunlin.customer.v1.CustomerChanged': import('./customer_v1.js').CustomerChangedInit;
  'dunlin.customer.v1.ContactChanged': import('./customer_v1.js').ContactChangedInit;
  'dunlin.customer.v1.PostalAddressChanged': import('./customer_v1.js').PostalAddressChangedInit;
  'dunlin.customer.v1.CustomerOptedOut': import('./customer_v1.js').CustomerOptedOutInit;
  'dunlin.customer.v1.OptOutWithdrawn': import('./customer_v1.js').OptOutWithdrawnInit;
  'dunlin.customer.v1.FlagRaised': import('./customer_v1.js').FlagRaisedInit;
  'dunlin.customer.v1.FlagLowered': import('./customer_v1.js').FlagLoweredInit;
  'dunlin.customer.v1.NoteAdded': import('./customer_v1.js').NoteAddedInit;
  'dunlin.customer.v1.TaskCreated': import('./customer_v1.js').TaskCreatedInit;
  'dunlin.customer.v1.TaskResolved': import('./customer_v1.js').TaskResolvedInit;
  'dunlin.dca_handoff.v1.PlacementProposed': import('./dca_handoff_v1.js').PlacementProposedInit;
  'dunlin.dca_handoff.v1.PlacementSent': import('./dca_handoff_v1.js').PlacementSentInit;
  'dunlin.dca_handoff.v1.PlacementAcknowledged': import('./dca_handoff_v1.js').PlacementAcknowledgedInit;
  'dunlin.dca_handoff.v1.AcknowledgementRefused': import('./dca_handoff_v1.js').AcknowledgementRefusedInit;
  'dunlin.dca_handoff.v1.PlacementRefused': import('./dca_handoff_v1.js').PlacementRefusedInit;
  'dunlin.dca_handoff.v1.RecallRequested': import('./dca_handoff_v1.js').RecallRequestedInit;
  'dunlin.dca_handoff.v1.PlacementRecalled': import('./dca_handoff_v1.js').PlacementRecalledInit;
  'dunlin.dca_handoff.v1.PlacementClosedPaid': import('./dca_handoff_v1.js').PlacementClosedPaidInit;
  'dunlin.invoice.v1.InvoiceIssued': import('./invoice_v1.js').InvoiceIssuedInit;
  'dunlin.invoice.v1.InvoiceChanged': import('./invoice_v1.js').InvoiceChangedInit;
  'dunlin.invoice.v1.InvoiceBalanceChanged': import('./invoice_v1.js').InvoiceBalanceChangedInit;
  'dunlin.invoice.v1.InvoiceOverdue': import('./invoice_v1.js').InvoiceOverdueInit;
  'dunlin.invoice.v1.InvoicePaid': import('./invoice_v1.js').InvoicePaidInit;
  'dunlin.invoice.v1.InvoiceVoided': import('./invoice_v1.js').InvoiceVoidedInit;
  'dunlin.invoice.v1.InvoiceReopened': import('./invoice_v1.js').InvoiceReopenedInit;
  'dunlin.invoice.v1.DisputeRaised': import('./invoice_v1.js').DisputeRaisedInit;
  'dunlin.invoice.v1.DisputeClosed': import('./invoice_v1.js').DisputeClosedInit;
  'dunlin.invoice.v1.ImportRegistered': import('./invoice_v1.js').ImportRegisteredInit;
  'dunlin.invoice.v1.ImportCompleted': import('./invoice_v1.js').ImportCompletedInit;
  'dunlin.invoice.v1.PaymentAllocated': import('./invoice_v1.js').PaymentAllocatedInit;
  'dunlin.invoice.v1.PaymentDeallocated': import('./invoice_v1.js').PaymentDeallocatedInit;
  'dunlin.payment.v1.PaymentSettled': import('./payment_v1.js').PaymentSettledInit;
  'dunlin.payment.v1.PaymentReversed': import('./payment_v1.js').PaymentReversedInit;
  'dunlin.payment.v1.PaymentFileRegistered': import('./payment_v1.js').PaymentFileRegisteredInit;
  'dunlin.payment.v1.PaymentFileCompleted': import('./payment_v1.js').PaymentFileCompletedInit;
  'dunlin.workflow.v1.CaseOpened': import('./workflow_v1.js').CaseOpenedInit;
  'dunlin.workflow.v1.CaseChanged': import('./workflow_v1.js').CaseChangedInit;
  'dunlin.workflow.v1.CaseClosed': import('./workflow_v1.js').CaseClosedInit;
  'dunlin.workflow.v1.InvoiceEnrolled': import('./workflow_v1.js').InvoiceEnrolledInit;
  'dunlin.workflow.v1.InvoiceLeft': import('./workflow_v1.js').InvoiceLeftInit;
  'dunlin.workflow.v1.StepsDone': import('./workflow_v1.js').StepsDoneInit;
  'dunlin.workflow.v1.HoldPlaced': import('./workflow_v1.js').HoldPlacedInit;
  'dunlin.workflow.v1.HoldLifted': import('./workflow_v1.js').HoldLiftedInit;
  'dunlin.workflow.v1.SequenceApplied': import('./workflow_v1.js').SequenceAppliedInit;
}
/** Every event type that a release of these contracts knows. */
export const eventTypes = [
  'dunlin.communication.v1.MessageSent',
  'dunlin.communication.v1.MessageSuppressed',
  'dunlin.communication.v1.MessageBounced',
  'dunlin.communication.v1.MessageFailed',
  'dunlin.communication.v1.MessageOutcomeUnknown',
  'dunlin.customer.v1.BillingContactAdded',
  'dunlin.customer.v1.BillingContactChanged',
  'dunlin.customer.v1.BillingContactRemoved',
  'dunlin.customer.v1.CustomerCreated',
  'dunlin.customer.v1.CustomerChanged',
  'dunlin.customer.v1.ContactChanged',
  'dunlin.customer.v1.PostalAddressChanged',
  'dunlin.customer.v1.CustomerOptedOut',
  'dunlin.customer.v1.OptOutWithdrawn',
  'dunlin.customer.v1.FlagRaised',
  'dunlin.customer.v1.FlagLowered',
  'dunlin.customer.v1.NoteAdded',
  'dunlin.customer.v1.TaskCreated',
  'dunlin.customer.v1.TaskResolved',
  'dunlin.dca_handoff.v1.PlacementProposed',
  'dunlin.dca_handoff.v1.PlacementSent',
  'dunlin.dca_handoff.v1.PlacementAcknowledged',
  'dunlin.dca_handoff.v1.AcknowledgementRefused',
  'dunlin.dca_handoff.v1.PlacementRefused',
  'dunlin.dca_handoff.v1.RecallRequested',
  'dunlin.dca_handoff.v1.PlacementRecalled',
  'dunlin.dca_handoff.v1.PlacementClosedPaid',
  'dunlin.invoice.v1.InvoiceIssued',
  'dunlin.invoice.v1.InvoiceChanged',
  'dunlin.invoice.v1.InvoiceBalanceChanged',
  'dunlin.invoice.v1.InvoiceOverdue',
  'dunlin.invoice.v1.InvoicePaid',
  'dunlin.invoice.v1.InvoiceVoided',
  'dunlin.invoice.v1.InvoiceReopened',
  'dunlin.invoice.v1.DisputeRaised',
  'dunlin.invoice.v1.DisputeClosed',
  'dunlin.invoice.v1.ImportRegistered',
  'dunlin.invoice.v1.ImportCompleted',
  'dunlin.invoice.v1.PaymentAllocated',
  'dunlin.invoice.v1.PaymentDeallocated',
  'dunlin.payment.v1.PaymentSettled',
  'dunlin.payment.v1.PaymentReversed',
  'dunlin.payment.v1.PaymentFileRegistered',
  'dunlin.payment.v1.PaymentFileCompleted',
  'dunlin.workflow.v1.CaseOpened',
  'dunlin.workflow.v1.CaseChanged',
  'dunlin.workflow.v1.CaseClosed',
  'dunlin.workflow.v1.InvoiceEnrolled',
  'dunlin.workflow.v1.InvoiceLeft',
  'dunlin.workflow.v1.StepsDone',
  'dunlin.workflow.v1.HoldPlaced',
  'dunlin.workflow.v1.HoldLifted',
  'dunlin.workflow.v1.SequenceApplied'
] as const;
