export { Intake, type ChunkSteps } from './intake.js';
export { IntakeEvents, IntakeStore, type FaultKey, type StoredFault } from './ports.js';
