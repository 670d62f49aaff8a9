export interface RunPaymentFileInput {
  readonly fileId: string;
}

export const runPaymentFileId = (fileId: string): string => `run-payment-file/${fileId}`;
