export { type ChunkSteps, Intake } from './intake.js';
export { type FaultKey, type FileKey, IntakeEvents, IntakeStore, type StoredFault, UploadLimits } from './ports.js';
