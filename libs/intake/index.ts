export { type ChunkSteps, Intake } from './intake.js';
export { type FaultKey, IntakeEvents, IntakeStore, type StoredFault } from './ports.js';
