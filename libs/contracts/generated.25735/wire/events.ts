import type * as grpc from '@grpc/grpc-js';
import type { EnumTypeDefinition, MessageTypeDefinition } from '@grpc/proto-loader';

import type { Cause as _dunlin_common_v1_Cause, Cause__Output as _dunlin_common_v1_Cause__Output } from './dunlin/common/v1/Cause.js';
import type { Explanation as _dunlin_common_v1_Explanation, Explanation__Output as _dunlin_common_v1_Explanation__Output } from './dunlin/common/v1/Explanation.js';
import type { Money as _dunlin_common_v1_Money, Money__Output as _dunlin_common_v1_Money__Output } from './dunlin/common/v1/Money.js';
import type { NamedCount as _dunlin_common_v1_NamedCount, NamedCount__Output as _dunlin_common_v1_NamedCount__Output } from './dunlin/common/v1/NamedCount.js';
import type { Message as _dunlin_communication_v1_Message, Message__Output as _dunlin_communication_v1_Message__Output } from './dunlin/communication/v1/Message.js';
import type { MessageBounced as _dunlin_communication_v1_MessageBounced, MessageBounced__Output as _dunlin_communication_v1_MessageBounced__Output } from './dunlin/communication/v1/MessageBounced.js';
import type { MessageFailed as _dunlin_communication_v1_MessageFailed, MessageFailed__Output as _dunlin_communication_v1_MessageFailed__Output } from './dunlin/communication/v1/MessageFailed.js';
import type { MessageOutcomeUnknown as _dunlin_communication_v1_MessageOutcomeUnknown, MessageOutcomeUnknown__Output as _dunlin_communication_v1_MessageOutcomeUnknown__Output } from './dunlin/communication/v1/MessageOutcomeUnknown.js';
import type { MessageSent as _dunlin_communication_v1_MessageSent, MessageSent__Output as _dunlin_communication_v1_MessageSent__Output } from './dunlin/communication/v1/MessageSent.js';
import type { MessageSuppressed as _dunlin_communication_v1_MessageSuppressed, MessageSuppressed__Output as _dunlin_communication_v1_MessageSuppressed__Output } from './dunlin/communication/v1/MessageSuppressed.js';
import type { Contact as _dunlin_customer_v1_Contact, Contact__Output as _dunlin_customer_v1_Contact__Output } from './dunlin/customer/v1/Contact.js';
import type { ContactChanged as _dunlin_customer_v1_ContactChanged, ContactChanged__Output as _dunlin_customer_v1_ContactChanged__Output } from './dunlin/customer/v1/ContactChanged.js';
import type { Customer as _dunlin_customer_v1_Customer, Customer__Output as _dunlin_customer_v1_Customer__Output } from './dunlin/customer/v1/Customer.js';
import type { CustomerChanged as _dunlin_customer_v1_CustomerChanged, CustomerChanged__Output as _dunlin_customer_v1_CustomerChanged__Output } from './dunlin/customer/v1/CustomerChanged.js';
import type { CustomerCreated as _dunlin_customer_v1_CustomerCreated, CustomerCreated__Output as _dunlin_customer_v1_CustomerCreated__Output } from './dunlin/customer/v1/CustomerCreated.js';
import type { CustomerOptedOut as _dunlin_customer_v1_CustomerOptedOut, CustomerOptedOut__Output as _dunlin_customer_v1_CustomerOptedOut__Output } from './dunlin/customer/v1/CustomerOptedOut.js';
import type { CustomerSnapshot as _dunlin_customer_v1_CustomerSnapshot, CustomerSnapshot__Output as _dunlin_customer_v1_CustomerSnapshot__Output } from './dunlin/customer/v1/CustomerSnapshot.js';
import type { FlagLowered as _dunlin_customer_v1_FlagLowered, FlagLowered__Output as _dunlin_customer_v1_FlagLowered__Output } from './dunlin/customer/v1/FlagLowered.js';
import type { FlagRaised as _dunlin_customer_v1_FlagRaised, FlagRaised__Output as _dunlin_customer_v1_FlagRaised__Output } from './dunlin/customer/v1/FlagRaised.js';
import type { OptOutWithdrawn as _dunlin_customer_v1_OptOutWithdrawn, OptOutWithdrawn__Output as _dunlin_customer_v1_OptOutWithdrawn__Output } from './dunlin/customer/v1/OptOutWithdrawn.js';
import type { PostalAddress as _dunlin_customer_v1_PostalAddress, PostalAddress__Output as _dunlin_customer_v1_PostalAddress__Output } from './dunlin/customer/v1/PostalAddress.js';
import type { PostalAddressChanged as _dunlin_customer_v1_PostalAddressChanged, PostalAddressChanged__Output as _dunlin_customer_v1_PostalAddressChanged__Output } from './dunlin/customer/v1/PostalAddressChanged.js';
import type { RaisedFlag as _dunlin_customer_v1_RaisedFlag, RaisedFlag__Output as _dunlin_customer_v1_RaisedFlag__Output } from './dunlin/customer/v1/RaisedFlag.js';
import type { AcknowledgementRefused as _dunlin_dca_handoff_v1_AcknowledgementRefused, AcknowledgementRefused__Output as _dunlin_dca_handoff_v1_AcknowledgementRefused__Output } from './dunlin/dca_handoff/v1/AcknowledgementRefused.js';
import type { Placement as _dunlin_dca_handoff_v1_Placement, Placement__Output as _dunlin_dca_handoff_v1_Placement__Output } from './dunlin/dca_handoff/v1/Placement.js';
import type { PlacementAcknowledged as _dunlin_dca_handoff_v1_PlacementAcknowledged, PlacementAcknowledged__Output as _dunlin_dca_handoff_v1_PlacementAcknowledged__Output } from './dunlin/dca_handoff/v1/PlacementAcknowledged.js';
import type { PlacementClosedPaid as _dunlin_dca_handoff_v1_PlacementClosedPaid, PlacementClosedPaid__Output as _dunlin_dca_handoff_v1_PlacementClosedPaid__Output } from './dunlin/dca_handoff/v1/PlacementClosedPaid.js';
import type { PlacementLine as _dunlin_dca_handoff_v1_PlacementLine, PlacementLine__Output as _dunlin_dca_handoff_v1_PlacementLine__Output } from './dunlin/dca_handoff/v1/PlacementLine.js';
import type { PlacementProposed as _dunlin_dca_handoff_v1_PlacementProposed, PlacementProposed__Output as _dunlin_dca_handoff_v1_PlacementProposed__Output } from './dunlin/dca_handoff/v1/PlacementProposed.js';
import type { PlacementRecalled as _dunlin_dca_handoff_v1_PlacementRecalled, PlacementRecalled__Output as _dunlin_dca_handoff_v1_PlacementRecalled__Output } from './dunlin/dca_handoff/v1/PlacementRecalled.js';
import type { PlacementRefused as _dunlin_dca_handoff_v1_PlacementRefused, PlacementRefused__Output as _dunlin_dca_handoff_v1_PlacementRefused__Output } from './dunlin/dca_handoff/v1/PlacementRefused.js';
import type { PlacementSent as _dunlin_dca_handoff_v1_PlacementSent, PlacementSent__Output as _dunlin_dca_handoff_v1_PlacementSent__Output } from './dunlin/dca_handoff/v1/PlacementSent.js';
import type { RecallRequested as _dunlin_dca_handoff_v1_RecallRequested, RecallRequested__Output as _dunlin_dca_handoff_v1_RecallRequested__Output } from './dunlin/dca_handoff/v1/RecallRequested.js';
import type { DisputeClosed as _dunlin_invoice_v1_DisputeClosed, DisputeClosed__Output as _dunlin_invoice_v1_DisputeClosed__Output } from './dunlin/invoice/v1/DisputeClosed.js';
import type { DisputeRaised as _dunlin_invoice_v1_DisputeRaised, DisputeRaised__Output as _dunlin_invoice_v1_DisputeRaised__Output } from './dunlin/invoice/v1/DisputeRaised.js';
import type { Invoice as _dunlin_invoice_v1_Invoice, Invoice__Output as _dunlin_invoice_v1_Invoice__Output } from './dunlin/invoice/v1/Invoice.js';
import type { InvoiceBalanceChanged as _dunlin_invoice_v1_InvoiceBalanceChanged, InvoiceBalanceChanged__Output as _dunlin_invoice_v1_InvoiceBalanceChanged__Output } from './dunlin/invoice/v1/InvoiceBalanceChanged.js';
import type { InvoiceChanged as _dunlin_invoice_v1_InvoiceChanged, InvoiceChanged__Output as _dunlin_invoice_v1_InvoiceChanged__Output } from './dunlin/invoice/v1/InvoiceChanged.js';
import type { InvoiceIssued as _dunlin_invoice_v1_InvoiceIssued, InvoiceIssued__Output as _dunlin_invoice_v1_InvoiceIssued__Output } from './dunlin/invoice/v1/InvoiceIssued.js';
import type { InvoiceOverdue as _dunlin_invoice_v1_InvoiceOverdue, InvoiceOverdue__Output as _dunlin_invoice_v1_InvoiceOverdue__Output } from './dunlin/invoice/v1/InvoiceOverdue.js';
import type { InvoicePaid as _dunlin_invoice_v1_InvoicePaid, InvoicePaid__Output as _dunlin_invoice_v1_InvoicePaid__Output } from './dunlin/invoice/v1/InvoicePaid.js';
import type { InvoiceReopened as _dunlin_invoice_v1_InvoiceReopened, InvoiceReopened__Output as _dunlin_invoice_v1_InvoiceReopened__Output } from './dunlin/invoice/v1/InvoiceReopened.js';
import type { InvoiceSnapshot as _dunlin_invoice_v1_InvoiceSnapshot, InvoiceSnapshot__Output as _dunlin_invoice_v1_InvoiceSnapshot__Output } from './dunlin/invoice/v1/InvoiceSnapshot.js';
import type { InvoiceVoided as _dunlin_invoice_v1_InvoiceVoided, InvoiceVoided__Output as _dunlin_invoice_v1_InvoiceVoided__Output } from './dunlin/invoice/v1/InvoiceVoided.js';
import type { AllocatedPart as _dunlin_payment_v1_AllocatedPart, AllocatedPart__Output as _dunlin_payment_v1_AllocatedPart__Output } from './dunlin/payment/v1/AllocatedPart.js';
import type { Payment as _dunlin_payment_v1_Payment, Payment__Output as _dunlin_payment_v1_Payment__Output } from './dunlin/payment/v1/Payment.js';
import type { PaymentReversed as _dunlin_payment_v1_PaymentReversed, PaymentReversed__Output as _dunlin_payment_v1_PaymentReversed__Output } from './dunlin/payment/v1/PaymentReversed.js';
import type { PaymentSettled as _dunlin_payment_v1_PaymentSettled, PaymentSettled__Output as _dunlin_payment_v1_PaymentSettled__Output } from './dunlin/payment/v1/PaymentSettled.js';
import type { Case as _dunlin_workflow_v1_Case, Case__Output as _dunlin_workflow_v1_Case__Output } from './dunlin/workflow/v1/Case.js';
import type { CaseChanged as _dunlin_workflow_v1_CaseChanged, CaseChanged__Output as _dunlin_workflow_v1_CaseChanged__Output } from './dunlin/workflow/v1/CaseChanged.js';
import type { CaseClosed as _dunlin_workflow_v1_CaseClosed, CaseClosed__Output as _dunlin_workflow_v1_CaseClosed__Output } from './dunlin/workflow/v1/CaseClosed.js';
import type { CaseInvoice as _dunlin_workflow_v1_CaseInvoice, CaseInvoice__Output as _dunlin_workflow_v1_CaseInvoice__Output } from './dunlin/workflow/v1/CaseInvoice.js';
import type { CaseOpened as _dunlin_workflow_v1_CaseOpened, CaseOpened__Output as _dunlin_workflow_v1_CaseOpened__Output } from './dunlin/workflow/v1/CaseOpened.js';
import type { CaseSnapshot as _dunlin_workflow_v1_CaseSnapshot, CaseSnapshot__Output as _dunlin_workflow_v1_CaseSnapshot__Output } from './dunlin/workflow/v1/CaseSnapshot.js';
import type { Hold as _dunlin_workflow_v1_Hold, Hold__Output as _dunlin_workflow_v1_Hold__Output } from './dunlin/workflow/v1/Hold.js';
import type { InvoiceEnrolled as _dunlin_workflow_v1_InvoiceEnrolled, InvoiceEnrolled__Output as _dunlin_workflow_v1_InvoiceEnrolled__Output } from './dunlin/workflow/v1/InvoiceEnrolled.js';
import type { InvoiceLeft as _dunlin_workflow_v1_InvoiceLeft, InvoiceLeft__Output as _dunlin_workflow_v1_InvoiceLeft__Output } from './dunlin/workflow/v1/InvoiceLeft.js';
import type { StepDone as _dunlin_workflow_v1_StepDone, StepDone__Output as _dunlin_workflow_v1_StepDone__Output } from './dunlin/workflow/v1/StepDone.js';
import type { StepPlanned as _dunlin_workflow_v1_StepPlanned, StepPlanned__Output as _dunlin_workflow_v1_StepPlanned__Output } from './dunlin/workflow/v1/StepPlanned.js';
import type { StepsDone as _dunlin_workflow_v1_StepsDone, StepsDone__Output as _dunlin_workflow_v1_StepsDone__Output } from './dunlin/workflow/v1/StepsDone.js';
import type { Timestamp as _google_protobuf_Timestamp, Timestamp__Output as _google_protobuf_Timestamp__Output } from './google/protobuf/Timestamp.js';
import type { Date as _google_type_Date, Date__Output as _google_type_Date__Output } from './google/type/Date.js';

type SubtypeConstructor<Constructor extends new (...args: any) => any, Subtype> = {
  new(...args: ConstructorParameters<Constructor>): Subtype;
};

export interface ProtoGrpcType {
  dunlin: {
    common: {
      v1: {
        Cause: MessageTypeDefinition<_dunlin_common_v1_Cause, _dunlin_common_v1_Cause__Output>
        Explanation: MessageTypeDefinition<_dunlin_common_v1_Explanation, _dunlin_common_v1_Explanation__Output>
        Money: MessageTypeDefinition<_dunlin_common_v1_Money, _dunlin_common_v1_Money__Output>
        NamedCount: MessageTypeDefinition<_dunlin_common_v1_NamedCount, _dunlin_common_v1_NamedCount__Output>
      }
    }
    communication: {
      v1: {
        Message: MessageTypeDefinition<_dunlin_communication_v1_Message, _dunlin_communication_v1_Message__Output>
        MessageBounced: MessageTypeDefinition<_dunlin_communication_v1_MessageBounced, _dunlin_communication_v1_MessageBounced__Output>
        MessageFailed: MessageTypeDefinition<_dunlin_communication_v1_MessageFailed, _dunlin_communication_v1_MessageFailed__Output>
        MessageOutcomeUnknown: MessageTypeDefinition<_dunlin_communication_v1_MessageOutcomeUnknown, _dunlin_communication_v1_MessageOutcomeUnknown__Output>
        MessageSent: MessageTypeDefinition<_dunlin_communication_v1_MessageSent, _dunlin_communication_v1_MessageSent__Output>
        MessageSuppressed: MessageTypeDefinition<_dunlin_communication_v1_MessageSuppressed, _dunlin_communication_v1_MessageSuppressed__Output>
      }
    }
    customer: {
      v1: {
        Channel: EnumTypeDefinition
        Contact: MessageTypeDefinition<_dunlin_customer_v1_Contact, _dunlin_customer_v1_Contact__Output>
        ContactChanged: MessageTypeDefinition<_dunlin_customer_v1_ContactChanged, _dunlin_customer_v1_ContactChanged__Output>
        Customer: MessageTypeDefinition<_dunlin_customer_v1_Customer, _dunlin_customer_v1_Customer__Output>
        CustomerChanged: MessageTypeDefinition<_dunlin_customer_v1_CustomerChanged, _dunlin_customer_v1_CustomerChanged__Output>
        CustomerCreated: MessageTypeDefinition<_dunlin_customer_v1_CustomerCreated, _dunlin_customer_v1_CustomerCreated__Output>
        CustomerOptedOut: MessageTypeDefinition<_dunlin_customer_v1_CustomerOptedOut, _dunlin_customer_v1_CustomerOptedOut__Output>
        CustomerSnapshot: MessageTypeDefinition<_dunlin_customer_v1_CustomerSnapshot, _dunlin_customer_v1_CustomerSnapshot__Output>
        Flag: EnumTypeDefinition
        FlagLowered: MessageTypeDefinition<_dunlin_customer_v1_FlagLowered, _dunlin_customer_v1_FlagLowered__Output>
        FlagRaised: MessageTypeDefinition<_dunlin_customer_v1_FlagRaised, _dunlin_customer_v1_FlagRaised__Output>
        OptOutWithdrawn: MessageTypeDefinition<_dunlin_customer_v1_OptOutWithdrawn, _dunlin_customer_v1_OptOutWithdrawn__Output>
        PostalAddress: MessageTypeDefinition<_dunlin_customer_v1_PostalAddress, _dunlin_customer_v1_PostalAddress__Output>
        PostalAddressChanged: MessageTypeDefinition<_dunlin_customer_v1_PostalAddressChanged, _dunlin_customer_v1_PostalAddressChanged__Output>
        RaisedFlag: MessageTypeDefinition<_dunlin_customer_v1_RaisedFlag, _dunlin_customer_v1_RaisedFlag__Output>
      }
    }
    dca_handoff: {
      v1: {
        AcknowledgementRefused: MessageTypeDefinition<_dunlin_dca_handoff_v1_AcknowledgementRefused, _dunlin_dca_handoff_v1_AcknowledgementRefused__Output>
        Placement: MessageTypeDefinition<_dunlin_dca_handoff_v1_Placement, _dunlin_dca_handoff_v1_Placement__Output>
        PlacementAcknowledged: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementAcknowledged, _dunlin_dca_handoff_v1_PlacementAcknowledged__Output>
        PlacementClosedPaid: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementClosedPaid, _dunlin_dca_handoff_v1_PlacementClosedPaid__Output>
        PlacementLine: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementLine, _dunlin_dca_handoff_v1_PlacementLine__Output>
        PlacementProposed: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementProposed, _dunlin_dca_handoff_v1_PlacementProposed__Output>
        PlacementRecalled: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementRecalled, _dunlin_dca_handoff_v1_PlacementRecalled__Output>
        PlacementRefused: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementRefused, _dunlin_dca_handoff_v1_PlacementRefused__Output>
        PlacementSent: MessageTypeDefinition<_dunlin_dca_handoff_v1_PlacementSent, _dunlin_dca_handoff_v1_PlacementSent__Output>
        RecallRequested: MessageTypeDefinition<_dunlin_dca_handoff_v1_RecallRequested, _dunlin_dca_handoff_v1_RecallRequested__Output>
      }
    }
    invoice: {
      v1: {
        DisputeClosed: MessageTypeDefinition<_dunlin_invoice_v1_DisputeClosed, _dunlin_invoice_v1_DisputeClosed__Output>
        DisputeRaised: MessageTypeDefinition<_dunlin_invoice_v1_DisputeRaised, _dunlin_invoice_v1_DisputeRaised__Output>
        Invoice: MessageTypeDefinition<_dunlin_invoice_v1_Invoice, _dunlin_invoice_v1_Invoice__Output>
        InvoiceBalanceChanged: MessageTypeDefinition<_dunlin_invoice_v1_InvoiceBalanceChanged, _dunlin_invoice_v1_InvoiceBalanceChanged__Output>
        InvoiceChanged: MessageTypeDefinition<_dunlin_invoice_v1_InvoiceChanged, _dunlin_invoice_v1_InvoiceChanged__Output>
        InvoiceIssued: MessageTypeDefinition<_dunlin_invoice_v1_InvoiceIssued, _dunlin_invoice_v1_InvoiceIssued__Output>
        InvoiceOverdue: MessageTypeDefinition<_dunlin_invoice_v1_InvoiceOverdue, _dunlin_invoice_v1_InvoiceOverdue__Output>
        InvoicePaid: MessageTypeDefinition<_dunlin_invoice_v1_InvoicePaid, _dunlin_invoice_v1_InvoicePaid__Output>
        InvoiceReopened: MessageTypeDefinition<_dunlin_invoice_v1_InvoiceReopened, _dunlin_invoice_v1_InvoiceReopened__Output>
        InvoiceSnapshot: MessageTypeDefinition<_dunlin_invoice_v1_InvoiceSnapshot, _dunlin_invoice_v1_InvoiceSnapshot__Output>
        InvoiceVoided: MessageTypeDefinition<_dunlin_invoice_v1_InvoiceVoided, _dunlin_invoice_v1_InvoiceVoided__Output>
      }
    }
    payment: {
      v1: {
        AllocatedPart: MessageTypeDefinition<_dunlin_payment_v1_AllocatedPart, _dunlin_payment_v1_AllocatedPart__Output>
        Payment: MessageTypeDefinition<_dunlin_payment_v1_Payment, _dunlin_payment_v1_Payment__Output>
        PaymentReversed: MessageTypeDefinition<_dunlin_payment_v1_PaymentReversed, _dunlin_payment_v1_PaymentReversed__Output>
        PaymentSettled: MessageTypeDefinition<_dunlin_payment_v1_PaymentSettled, _dunlin_payment_v1_PaymentSettled__Output>
      }
    }
    workflow: {
      v1: {
        Case: MessageTypeDefinition<_dunlin_workflow_v1_Case, _dunlin_workflow_v1_Case__Output>
        CaseChanged: MessageTypeDefinition<_dunlin_workflow_v1_CaseChanged, _dunlin_workflow_v1_CaseChanged__Output>
        CaseClosed: MessageTypeDefinition<_dunlin_workflow_v1_CaseClosed, _dunlin_workflow_v1_CaseClosed__Output>
        CaseInvoice: MessageTypeDefinition<_dunlin_workflow_v1_CaseInvoice, _dunlin_workflow_v1_CaseInvoice__Output>
        CaseOpened: MessageTypeDefinition<_dunlin_workflow_v1_CaseOpened, _dunlin_workflow_v1_CaseOpened__Output>
        CaseSnapshot: MessageTypeDefinition<_dunlin_workflow_v1_CaseSnapshot, _dunlin_workflow_v1_CaseSnapshot__Output>
        Hold: MessageTypeDefinition<_dunlin_workflow_v1_Hold, _dunlin_workflow_v1_Hold__Output>
        InvoiceEnrolled: MessageTypeDefinition<_dunlin_workflow_v1_InvoiceEnrolled, _dunlin_workflow_v1_InvoiceEnrolled__Output>
        InvoiceLeft: MessageTypeDefinition<_dunlin_workflow_v1_InvoiceLeft, _dunlin_workflow_v1_InvoiceLeft__Output>
        StepDone: MessageTypeDefinition<_dunlin_workflow_v1_StepDone, _dunlin_workflow_v1_StepDone__Output>
        StepPlanned: MessageTypeDefinition<_dunlin_workflow_v1_StepPlanned, _dunlin_workflow_v1_StepPlanned__Output>
        StepsDone: MessageTypeDefinition<_dunlin_workflow_v1_StepsDone, _dunlin_workflow_v1_StepsDone__Output>
      }
    }
  }
  google: {
    protobuf: {
      Timestamp: MessageTypeDefinition<_google_protobuf_Timestamp, _google_protobuf_Timestamp__Output>
    }
    type: {
      Date: MessageTypeDefinition<_google_type_Date, _google_type_Date__Output>
    }
  }
}

