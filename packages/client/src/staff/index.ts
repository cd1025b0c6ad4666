export { createStaffClient } from './staff-client.js';
export type { AuditRequest, CasesQuery, StaffClient, StaffClientOptions, StandingsRequest } from './staff-client.js';
export { StaffError } from './staff-error.js';
export type { StaffErrorCode } from './staff-error.js';
export type { LiveListener } from './live-stream.js';
