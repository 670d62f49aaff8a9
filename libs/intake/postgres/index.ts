export { intakeTableStatements, intakeTables, type IntakeTableNames, type MoreOfFiles } from './intake.tables.js';
export { intakeRowOf, PostgresIntakeStore } from './intake.store.js';
export { cancelIdleUploads } from './idle-uploads.js';
