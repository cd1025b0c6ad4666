export { mountInbox } from './mount-inbox.js';
