export { actsWithReasons, type ActWithReasons } from './acts.js';
export { type GivenReason, type ListedReason, type Reason, Reasons } from './reasons.js';
