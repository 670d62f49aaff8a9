export { type ChunkSteps, Intake, type LookedThrough } from './intake.js';
export { type FaultKey, type FileKey, IntakeEvents, IntakeStore, type StoredFault, UploadLimits } from './ports.js';
