export { cancelIdleUploads } from './idle-uploads.js';
export { intakeRowOf, PostgresIntakeStore } from './intake.store.js';
export { type IntakeTableNames, intakeTables, intakeTableStatements, type MoreOfFiles } from './intake.tables.js';
