// Generated from protos/. Never edited.

export type { ContactCap as ContactCapInit, ContactCap__Output as ContactCap } from './wire/dunlin/communication/v1/ContactCap.js';
export type { DecideContactRequest as DecideContactRequestInit, DecideContactRequest__Output as DecideContactRequest } from './wire/dunlin/communication/v1/DecideContactRequest.js';
export type { DecideContactResponse as DecideContactResponseInit, DecideContactResponse__Output as DecideContactResponse } from './wire/dunlin/communication/v1/DecideContactResponse.js';
export type { _dunlin_communication_v1_DecideContactResponse_Outcome__Output as DecideContactResponseOutcome } from './wire/dunlin/communication/v1/DecideContactResponse.js';
export type { SetContactCapRequest as SetContactCapRequestInit, SetContactCapRequest__Output as SetContactCapRequest } from './wire/dunlin/communication/v1/SetContactCapRequest.js';
export type { SetContactCapResponse as SetContactCapResponseInit, SetContactCapResponse__Output as SetContactCapResponse } from './wire/dunlin/communication/v1/SetContactCapResponse.js';
export type { GetContactCapRequest as GetContactCapRequestInit, GetContactCapRequest__Output as GetContactCapRequest } from './wire/dunlin/communication/v1/GetContactCapRequest.js';
export type { GetContactCapResponse as GetContactCapResponseInit, GetContactCapResponse__Output as GetContactCapResponse } from './wire/dunlin/communication/v1/GetContactCapResponse.js';
export type { MessageSent as MessageSentInit, MessageSent__Output as MessageSent } from './wire/dunlin/communication/v1/MessageSent.js';
export type { MessageSuppressed as MessageSuppressedInit, MessageSuppressed__Output as MessageSuppressed } from './wire/dunlin/communication/v1/MessageSuppressed.js';
export type { MessageBounced as MessageBouncedInit, MessageBounced__Output as MessageBounced } from './wire/dunlin/communication/v1/MessageBounced.js';
export type { MessageFailed as MessageFailedInit, MessageFailed__Output as MessageFailed } from './wire/dunlin/communication/v1/MessageFailed.js';
export type { MessageOutcomeUnknown as MessageOutcomeUnknownInit, MessageOutcomeUnknown__Output as MessageOutcomeUnknown } from './wire/dunlin/communication/v1/MessageOutcomeUnknown.js';
export type { Message as MessageInit, Message__Output as Message } from './wire/dunlin/communication/v1/Message.js';
export type { _dunlin_communication_v1_Message_State__Output as MessageState } from './wire/dunlin/communication/v1/Message.js';
export type { SendMessageRequest as SendMessageRequestInit, SendMessageRequest__Output as SendMessageRequest } from './wire/dunlin/communication/v1/SendMessageRequest.js';
export type { SendMessageResponse as SendMessageResponseInit, SendMessageResponse__Output as SendMessageResponse } from './wire/dunlin/communication/v1/SendMessageResponse.js';
export type { RecordBounceRequest as RecordBounceRequestInit, RecordBounceRequest__Output as RecordBounceRequest } from './wire/dunlin/communication/v1/RecordBounceRequest.js';
export type { RecordBounceResponse as RecordBounceResponseInit, RecordBounceResponse__Output as RecordBounceResponse } from './wire/dunlin/communication/v1/RecordBounceResponse.js';
export type { GetMessageRequest as GetMessageRequestInit, GetMessageRequest__Output as GetMessageRequest } from './wire/dunlin/communication/v1/GetMessageRequest.js';
export type { GetMessageResponse as GetMessageResponseInit, GetMessageResponse__Output as GetMessageResponse } from './wire/dunlin/communication/v1/GetMessageResponse.js';
export type { ListMessagesRequest as ListMessagesRequestInit, ListMessagesRequest__Output as ListMessagesRequest } from './wire/dunlin/communication/v1/ListMessagesRequest.js';
export type { ListMessagesResponse as ListMessagesResponseInit, ListMessagesResponse__Output as ListMessagesResponse } from './wire/dunlin/communication/v1/ListMessagesResponse.js';
export type { GetMessageSummaryRequest as GetMessageSummaryRequestInit, GetMessageSummaryRequest__Output as GetMessageSummaryRequest } from './wire/dunlin/communication/v1/GetMessageSummaryRequest.js';
export type { GetMessageSummaryResponse as GetMessageSummaryResponseInit, GetMessageSummaryResponse__Output as GetMessageSummaryResponse } from './wire/dunlin/communication/v1/GetMessageSummaryResponse.js';
export type { _dunlin_communication_v1_GetMessageSummaryResponse_Row as GetMessageSummaryResponseRowInit, _dunlin_communication_v1_GetMessageSummaryResponse_Row__Output as GetMessageSummaryResponseRow } from './wire/dunlin/communication/v1/GetMessageSummaryResponse.js';
export type { Template as TemplateInit, Template__Output as Template } from './wire/dunlin/communication/v1/Template.js';
export type { CreateTemplateVersionRequest as CreateTemplateVersionRequestInit, CreateTemplateVersionRequest__Output as CreateTemplateVersionRequest } from './wire/dunlin/communication/v1/CreateTemplateVersionRequest.js';
export type { CreateTemplateVersionResponse as CreateTemplateVersionResponseInit, CreateTemplateVersionResponse__Output as CreateTemplateVersionResponse } from './wire/dunlin/communication/v1/CreateTemplateVersionResponse.js';
export type { ListTemplatesRequest as ListTemplatesRequestInit, ListTemplatesRequest__Output as ListTemplatesRequest } from './wire/dunlin/communication/v1/ListTemplatesRequest.js';
export type { ListTemplatesResponse as ListTemplatesResponseInit, ListTemplatesResponse__Output as ListTemplatesResponse } from './wire/dunlin/communication/v1/ListTemplatesResponse.js';
export type { CheckTemplatesRequest as CheckTemplatesRequestInit, CheckTemplatesRequest__Output as CheckTemplatesRequest } from './wire/dunlin/communication/v1/CheckTemplatesRequest.js';
export type { CheckTemplatesResponse as CheckTemplatesResponseInit, CheckTemplatesResponse__Output as CheckTemplatesResponse } from './wire/dunlin/communication/v1/CheckTemplatesResponse.js';
export type { PreviewMessageRequest as PreviewMessageRequestInit, PreviewMessageRequest__Output as PreviewMessageRequest } from './wire/dunlin/communication/v1/PreviewMessageRequest.js';
export type { PreviewMessageResponse as PreviewMessageResponseInit, PreviewMessageResponse__Output as PreviewMessageResponse } from './wire/dunlin/communication/v1/PreviewMessageResponse.js';
import type { DecideContactRequest as DecideContactRequestInit, DecideContactRequest__Output as DecideContactRequest } from './wire/dunlin/communication/v1/DecideContactRequest.js';
import type { DecideContactResponse as DecideContactResponseInit, DecideContactResponse__Output as DecideContactResponse } from './wire/dunlin/communication/v1/DecideContactResponse.js';
import type { SetContactCapRequest as SetContactCapRequestInit, SetContactCapRequest__Output as SetContactCapRequest } from './wire/dunlin/communication/v1/SetContactCapRequest.js';
import type { SetContactCapResponse as SetContactCapResponseInit, SetContactCapResponse__Output as SetContactCapResponse } from './wire/dunlin/communication/v1/SetContactCapResponse.js';
import type { GetContactCapRequest as GetContactCapRequestInit, GetContactCapRequest__Output as GetContactCapRequest } from './wire/dunlin/communication/v1/GetContactCapRequest.js';
import type { GetContactCapResponse as GetContactCapResponseInit, GetContactCapResponse__Output as GetContactCapResponse } from './wire/dunlin/communication/v1/GetContactCapResponse.js';

export interface ContactLawServiceRpcs {
  decideContact: { request: DecideContactRequest; requestInit: DecideContactRequestInit; response: DecideContactResponse; responseInit: DecideContactResponseInit };
  setContactCap: { request: SetContactCapRequest; requestInit: SetContactCapRequestInit; response: SetContactCapResponse; responseInit: SetContactCapResponseInit };
  getContactCap: { request: GetContactCapRequest; requestInit: GetContactCapRequestInit; response: GetContactCapResponse; responseInit: GetContactCapResponseInit };
}
import type { SendMessageRequest as SendMessageRequestInit, SendMessageRequest__Output as SendMessageRequest } from './wire/dunlin/communication/v1/SendMessageRequest.js';
import type { SendMessageResponse as SendMessageResponseInit, SendMessageResponse__Output as SendMessageResponse } from './wire/dunlin/communication/v1/SendMessageResponse.js';
import type { RecordBounceRequest as RecordBounceRequestInit, RecordBounceRequest__Output as RecordBounceRequest } from './wire/dunlin/communication/v1/RecordBounceRequest.js';
import type { RecordBounceResponse as RecordBounceResponseInit, RecordBounceResponse__Output as RecordBounceResponse } from './wire/dunlin/communication/v1/RecordBounceResponse.js';
import type { GetMessageRequest as GetMessageRequestInit, GetMessageRequest__Output as GetMessageRequest } from './wire/dunlin/communication/v1/GetMessageRequest.js';
import type { GetMessageResponse as GetMessageResponseInit, GetMessageResponse__Output as GetMessageResponse } from './wire/dunlin/communication/v1/GetMessageResponse.js';
import type { ListMessagesRequest as ListMessagesRequestInit, ListMessagesRequest__Output as ListMessagesRequest } from './wire/dunlin/communication/v1/ListMessagesRequest.js';
import type { ListMessagesResponse as ListMessagesResponseInit, ListMessagesResponse__Output as ListMessagesResponse } from './wire/dunlin/communication/v1/ListMessagesResponse.js';
import type { GetMessageSummaryRequest as GetMessageSummaryRequestInit, GetMessageSummaryRequest__Output as GetMessageSummaryRequest } from './wire/dunlin/communication/v1/GetMessageSummaryRequest.js';
import type { GetMessageSummaryResponse as GetMessageSummaryResponseInit, GetMessageSummaryResponse__Output as GetMessageSummaryResponse } from './wire/dunlin/communication/v1/GetMessageSummaryResponse.js';

export interface MessageServiceRpcs {
  sendMessage: { request: SendMessageRequest; requestInit: SendMessageRequestInit; response: SendMessageResponse; responseInit: SendMessageResponseInit };
  recordBounce: { request: RecordBounceRequest; requestInit: RecordBounceRequestInit; response: RecordBounceResponse; responseInit: RecordBounceResponseInit };
  getMessage: { request: GetMessageRequest; requestInit: GetMessageRequestInit; response: GetMessageResponse; responseInit: GetMessageResponseInit };
  listMessages: { request: ListMessagesRequest; requestInit: ListMessagesRequestInit; response: ListMessagesResponse; responseInit: ListMessagesResponseInit };
  getMessageSummary: { request: GetMessageSummaryRequest; requestInit: GetMessageSummaryRequestInit; response: GetMessageSummaryResponse; responseInit: GetMessageSummaryResponseInit };
}
import type { CreateTemplateVersionRequest as CreateTemplateVersionRequestInit, CreateTemplateVersionRequest__Output as CreateTemplateVersionRequest } from './wire/dunlin/communication/v1/CreateTemplateVersionRequest.js';
import type { CreateTemplateVersionResponse as CreateTemplateVersionResponseInit, CreateTemplateVersionResponse__Output as CreateTemplateVersionResponse } from './wire/dunlin/communication/v1/CreateTemplateVersionResponse.js';
import type { ListTemplatesRequest as ListTemplatesRequestInit, ListTemplatesRequest__Output as ListTemplatesRequest } from './wire/dunlin/communication/v1/ListTemplatesRequest.js';
import type { ListTemplatesResponse as ListTemplatesResponseInit, ListTemplatesResponse__Output as ListTemplatesResponse } from './wire/dunlin/communication/v1/ListTemplatesResponse.js';
import type { CheckTemplatesRequest as CheckTemplatesRequestInit, CheckTemplatesRequest__Output as CheckTemplatesRequest } from './wire/dunlin/communication/v1/CheckTemplatesRequest.js';
import type { CheckTemplatesResponse as CheckTemplatesResponseInit, CheckTemplatesResponse__Output as CheckTemplatesResponse } from './wire/dunlin/communication/v1/CheckTemplatesResponse.js';
import type { PreviewMessageRequest as PreviewMessageRequestInit, PreviewMessageRequest__Output as PreviewMessageRequest } from './wire/dunlin/communication/v1/PreviewMessageRequest.js';
import type { PreviewMessageResponse as PreviewMessageResponseInit, PreviewMessageResponse__Output as PreviewMessageResponse } from './wire/dunlin/communication/v1/PreviewMessageResponse.js';

export interface TemplateServiceRpcs {
  createTemplateVersion: { request: CreateTemplateVersionRequest; requestInit: CreateTemplateVersionRequestInit; response: CreateTemplateVersionResponse; responseInit: CreateTemplateVersionResponseInit };
  listTemplates: { request: ListTemplatesRequest; requestInit: ListTemplatesRequestInit; response: ListTemplatesResponse; responseInit: ListTemplatesResponseInit };
  checkTemplates: { request: CheckTemplatesRequest; requestInit: CheckTemplatesRequestInit; response: CheckTemplatesResponse; responseInit: CheckTemplatesResponseInit };
  previewMessage: { request: PreviewMessageRequest; requestInit: PreviewMessageRequestInit; response: PreviewMessageResponse; responseInit: PreviewMessageResponseInit };
}

/** Every rpc of the package. */
export type Rpcs = ContactLawServiceRpcs & MessageServiceRpcs & TemplateServiceRpcs;
