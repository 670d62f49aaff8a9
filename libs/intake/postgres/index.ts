export { intakeRowOf, PostgresIntakeStore } from './intake.store.js';
export { type IntakeTableNames, intakeTables, intakeTableStatements, type MoreOfFiles } from './intake.tables.js';
export { keepFiles, watchFiles } from './upkeep.js';
