export interface RunImportInput {
  readonly importId: string;
}

export const runImportId = (importId: string): string => `run-import/${importId}`;
