export type StoreErrorCode =
  | 'folder-not-writable'
  | 'not-a-database'
  | 'database-newer'
  | 'not-durable'
  | 'locked'
  | 'file-gone'
  | 'unreachable'
  | 'read-only'
  | 'not-empty'
  | 'not-equal'
  | 'still-used'
  | 'not-an-export'
  | 'not-deleted'
  | 'clock-doubted'
  | 'ambiguous';

/** Why a store could not be opened, in one sentence that says what to do. */
export class StoreError extends Error {
  readonly code: StoreErrorCode;

  constructor(code: StoreErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreError';
    this.code = code;
  }
}
