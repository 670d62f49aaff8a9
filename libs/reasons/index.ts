export { type ActWithReasons, actsWithReasons, type GivenReason, type Reason, Reasons } from './reasons.js';
