import { type dcaHandoffV1, enumName, fromTimestamp, toTimestamp, toTimestampOrNull } from '#libs/contracts';
import { FieldFaults, maxLengths, readOptionalId, readOptionalLine } from '#libs/fields';
import { errors } from '../domain/errors.js';
import type { ExchangedFile, FileDirection, FileState } from '../domain/exchanged-file.js';
import { wordsOfFile, wordsOfReason } from '../domain/file-words.js';
import type { ExchangedFileFilter, FileErrorFilter, ListedFileError } from '../use-cases/ports.js';

export function toWireFile(file: ExchangedFile): dcaHandoffV1.AgencyFileInit {
  const { fileId, agency, fileName, sha256, errorCount, reason, placementIds, morePlacements } = file;
  return {
    ...{ fileId, agency, fileName, sha256, errorCount, reason, morePlacements },
    direction: `DIRECTION_${file.direction}`,
    kind: `KIND_${file.kind}`,
    state: `STATE_${file.state}`,
    ...(file.sizeBytes === null ? {} : { sizeBytes: String(file.sizeBytes) }),
    ...(file.lineCount === null ? {} : { lineCount: file.lineCount }),
    message: wordsOfFile(file),
    placementIds: [...placementIds],
    createTime: toTimestamp(file.createdAt),
    writtenTime: toTimestampOrNull(file.writtenAt),
    confirmedTime: toTimestampOrNull(file.confirmedAt),
  };
}

export function toWireError(error: ListedFileError): dcaHandoffV1.AgencyFileErrorInit {
  const { fileId, agency, fileName, line, reason, content, readAt } = error;
  const readTime = toTimestamp(readAt);
  return { fileId, agency, fileName, line, reason, message: wordsOfReason(reason), content, readTime };
}

/** @throws AGENCY_FILE_INVALID */
export function fromWireFilter(request: dcaHandoffV1.ListAgencyFilesRequest): ExchangedFileFilter {
  const faults = new FieldFaults();
  const from = fromTimestamp(request.fromTime);
  const before = fromTimestamp(request.beforeTime);
  faults.check(!from || !before || from < before, 'before_time', 'must be later than from_time');
  const fileName = faults.take('file_name', readOptionalLine(request.fileName, maxLengths.fileName)) ?? '';
  const placementId = faults.take('placement_id', readOptionalId(request.placementId)) ?? null;
  faults.throwIfAny(errors.AGENCY_FILE_INVALID);
  return {
    agency: request.agency === '' ? null : request.agency,
    direction: enumName<FileDirection>(request.direction, 'DIRECTION_'),
    state: enumName<FileState>(request.state, 'STATE_'),
    fileName: fileName === '' ? null : fileName,
    ...{ placementId, from, before },
  };
}

/** @throws AGENCY_FILE_INVALID */
export function fromWireErrorFilter(request: dcaHandoffV1.ListAgencyFileErrorsRequest): FileErrorFilter {
  const faults = new FieldFaults();
  const fileId = faults.take('file_id', readOptionalId(request.fileId)) ?? null;
  faults.throwIfAny(errors.AGENCY_FILE_INVALID);
  return { agency: request.agency === '' ? null : request.agency, fileId };
}
