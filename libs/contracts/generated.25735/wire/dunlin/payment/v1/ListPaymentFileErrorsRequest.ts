// Original file: /work/wt-people/protos/dunlin/payment/v1/payment_file_service.proto


export interface ListPaymentFileErrorsRequest {
  'fileId'?: (string);
  'pageSize'?: (number);
  'pageToken'?: (string);
}

export interface ListPaymentFileErrorsRequest__Output {
  'fileId': (string);
  'pageSize': (number);
  'pageToken': (string);
}
