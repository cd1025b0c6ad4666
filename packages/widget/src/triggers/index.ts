export { formStruggle } from './form-struggle.js';
export { paymentFailed } from './payment-failed.js';
export { promiseOverdue } from './promise-overdue.js';
export { rageClick } from './rage-click.js';
