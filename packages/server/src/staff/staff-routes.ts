import { mayUse, staffRights } from '@earful/protocol';
import type { Role, StaffRoute } from '@earful/protocol';
import type { Context, Hono } from 'hono';
import { matchedRoutes } from 'hono/route';
import type { Transaction } from 'kysely';
import { readJson } from '../http/body.js';
import { faultsOf } from '../http/faults.js';
import { Refusal } from '../http/problem.js';
import type { Member, SignedIn } from '../http/staff-session.js';
import type { SiteOptions } from '../site-options.js';
import type { Store } from '../store/store.js';
import type { Tables } from '../store/tables.js';

/** For whoever has been let in. */
interface LetIn extends SignedIn {
  /**
   * Writes in the name of whoever asks, if they may by then: others may have taken them off the staff, or given them another
   * role, since the request came.
   *
   * @throws Refusal `not-signed-in` or `not-allowed`, and nothing is written.
   */
  write<T>(work: (db: Transaction<Tables>, actor: Member) => Promise<T>): Promise<T>;
}

export type StaffEnv = { Variables: LetIn };

/** What every route of the staff API needs to be mounted. */
export interface StaffRoutes {
  app: Hono<StaffEnv>;
  /** Everything of it lies below: `/earful/v1/staff`. */
  base: string;
  options: Omit<SiteOptions, 'store'> & { store: Pick<Store, 'read'> };
  now: () => number;
  /** Call it after sessions were ended: streams that they had opened end, too. */
  sessionsEnded(): void;
}

interface Schema<T> {
  safeParse(value: unknown): { success: true; data: T } | { success: false; error: Parameters<typeof faultsOf>[0] };
}

/** @throws Refusal `invalid`. */
export function parse<T>(schema: Schema<T>, value: unknown): T {
  const result = schema.safeParse(value);
  if (!result.success) throw new Refusal('invalid', { faults: faultsOf(result.error) });
  return result.data;
}

export const readStaffJson = (request: Request) => readJson(request, ['application/json']);

/** @throws Refusal `invalid`. */
export function demandEmpty(body: unknown): void {
  if (typeof body !== 'object' || body === null || Array.isArray(body) || Object.keys(body).length > 0)
    throw new Refusal('invalid', { detail: 'Send an empty object.', faults: [] });
}

export const queryOf = (request: Request) => Object.fromEntries(new URL(request.url).searchParams);

/**
 * The route that this request asks for, as it stands in the table of rights; undefined when there is none. What is mounted
 * without an entry is none.
 */
export function routeOf(context: Context<StaffEnv>, base: string): StaffRoute | undefined {
  const mounted = matchedRoutes(context as Context).find(({ method }) => method !== 'ALL');
  const name = mounted && `${mounted.method} ${mounted.path.slice(base.length)}`;
  return name !== undefined && Object.hasOwn(staffRights, name) ? (name as StaffRoute) : undefined;
}

/**
 * Closes a route to roles that may not use it. Asked for whatever has a handler of its own; other methods and unknown
 * addresses are refused as such.
 *
 * @throws Refusal `not-allowed`.
 */
export function demandRight(context: Context<StaffEnv>, base: string, role: Role): void {
  const hasHandler = matchedRoutes(context as Context).some(({ method }) => method !== 'ALL');
  const route = routeOf(context, base);
  if (hasHandler && (route === undefined || !mayUse(role, route))) throw new Refusal('not-allowed');
}
