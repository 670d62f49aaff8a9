// Original file: /work/wt-people/protos/dunlin/communication/v1/message_service.proto


export interface GetMessageSummaryRequest {
}

export interface GetMessageSummaryRequest__Output {
}
