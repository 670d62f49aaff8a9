export { type ResolvedTerm, resolveTerms, type TermLevel, type TermSource } from './terms.js';
