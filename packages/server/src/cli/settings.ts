import { roles } from '@earful/protocol';
import type { Role } from '@earful/protocol';
import { delimiter } from 'node:path';
import { parseArgs } from 'node:util';
import { publicOriginOf } from '../http/origins.js';

/** What the command line and the environment say. A flag wins over its variable. */
export interface Settings {
  command: string | undefined;
  help: boolean;
  version: boolean;
  port: number;
  /** Where Prometheus asks; undefined: nowhere. */
  metricsPort: number | undefined;
  host: string;
  basePath: string;
  publicUrl: string;
  /** Was it named? Else it is where this process listens. */
  namesPublicUrl: boolean;
  dataFolder: string;
  /** A PostgreSQL instead of the database in the folder. */
  databaseUrl: string | undefined;
  configFile: string;
  allowedOrigins: string[];
  /** Public write keys, any of which will do. */
  key: string[];
  /** Requests a minute of one network to one route, and of all to all. 0: any number; undefined: as usual. */
  rateLimit: number | undefined;
  rateLimitTotal: number | undefined;
  trustedProxies: string[];
  /** Tries of work that a device has to do, on average. 0: none. */
  proofOfWork: number;
  /** The newest first; undefined: those of the packages beside this one. */
  widgetFolders: string[] | undefined;
  inboxFolder: string | undefined;
  /** For `sign-in`. */
  name: string | undefined;
  role: Role | undefined;
  sample: boolean;
  /** For `erase` and `export`; the address also for `sign-in`. */
  reference: string | undefined;
  id: string | undefined;
  email: string | undefined;
  /** For `link`. */
  touchpoint: string | undefined;
  qrFile: string | undefined;
  /** For `move`: a folder, `postgres://…`, `sqlite` for `dataFolder` or `postgres` for `databaseUrl`. */
  from: string | undefined;
  to: string | undefined;
  /** For `export`: `json` or `csv`. */
  format: string | undefined;
  /** A file that is made; undefined: standard output. */
  outFile: string | undefined;
  /** For `export`: ids of what was erased, instead of what is there. */
  tombstones: boolean;
  /** For `erase`: a file of such ids. */
  replayFile: string | undefined;
  /** For `import`. */
  importFile: string | undefined;
  /** `field=Heading`. */
  map: string[];
  /** For `import` and `retain`: say what would happen. */
  dryRun: boolean;
  /** For `retain`: the day, if the clock is doubted. */
  today: string | undefined;
  /** For `check`: the database instead of the configuration. */
  checksDatabase: boolean;
  /** For `deliveries`: what to send again. */
  again: string | undefined;
  /** Where staff may sign in with an account: how the provider names itself and us, and what only the two of us know. */
  oidcIssuer: string | undefined;
  oidcClient: string | undefined;
  /** Of the environment alone: flags show in the list of processes. */
  oidcSecret: string | undefined;
  oidcSecretFile: string | undefined;
  /** Webhooks may be plain http, on any port, at addresses that are not public. */
  allowPrivate: boolean;
}

/** A command line that cannot be followed, in a sentence that says what to write instead. */
export class UsageError extends Error {
  readonly code = 'usage';
}

const flags = {
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
  port: { type: 'string' },
  'metrics-port': { type: 'string' },
  host: { type: 'string' },
  'base-path': { type: 'string' },
  'public-url': { type: 'string' },
  data: { type: 'string' },
  database: { type: 'string' },
  config: { type: 'string' },
  'allow-origin': { type: 'string', multiple: true },
  key: { type: 'string', multiple: true },
  'rate-limit': { type: 'string' },
  'rate-limit-total': { type: 'string' },
  'trusted-proxy': { type: 'string', multiple: true },
  'proof-of-work': { type: 'string' },
  widget: { type: 'string', multiple: true },
  inbox: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string' },
  sample: { type: 'boolean' },
  reference: { type: 'string' },
  id: { type: 'string' },
  email: { type: 'string' },
  qr: { type: 'string' },
  from: { type: 'string' },
  to: { type: 'string' },
  format: { type: 'string' },
  out: { type: 'string' },
  tombstones: { type: 'boolean' },
  replay: { type: 'string' },
  map: { type: 'string', multiple: true },
  touchpoint: { type: 'string' },
  'dry-run': { type: 'boolean' },
  today: { type: 'string' },
  again: { type: 'string' },
  'allow-private': { type: 'boolean' },
  'oidc-issuer': { type: 'string' },
  'oidc-client': { type: 'string' },
  'oidc-secret-file': { type: 'string' },
} as const;

function readPort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) {
    throw new UsageError(`The port is "${text}"; use a number from 0 to 65535.`);
  }
  return port;
}

function readRate(text: string | undefined): number | undefined {
  if (text === undefined || /^\d{1,9}$/.test(text)) return text === undefined ? undefined : Number(text);
  throw new UsageError(`A rate limit is "${text}"; use a number of requests a minute, or 0 for any number.`);
}

function readTries(text: string): number {
  if (/^\d{1,5}$/.test(text)) return Number(text);
  throw new UsageError(`The proof of work is "${text}"; use a number of tries such as 200, or 0 for none.`);
}

/** Of a flag that may be repeated; its values, and that of its variable, may be parted by commas. */
function readList(given: string[] | undefined, variable: string | undefined): string[] {
  return (given ?? [variable ?? '']).flatMap((text) => text.split(/[\s,]+/).filter(Boolean));
}

function readRole(text: string | undefined): Role | undefined {
  const role = roles.find((one) => one === text);
  if (text !== undefined && !role) throw new UsageError(`The role is "${text}"; use ${roles.join(', ')}.`);
  return role;
}

function readDay(text: string | undefined): string | undefined {
  if (text === undefined || (/^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)))) return text;
  throw new UsageError(`The day is "${text}"; write it as YYYY-MM-DD, year first.`);
}

/** `check --database` alone means the one of the environment. */
const withDatabase = (args: readonly string[]): string[] =>
  args.map((one, index) =>
    args[0] === 'check' && one === '--database' && !/^[^-]/.test(args[index + 1] ?? '') ? '--database=' : one,
  );

/** @throws UsageError, or TypeError for a public address that cannot be used. */
export function readSettings(args: string[], environment: NodeJS.ProcessEnv): Settings {
  let parsed;
  try {
    parsed = parseArgs({ args: withDatabase(args), options: flags, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
  const { values, positionals } = parsed;
  const [command, file] = positionals;
  const takesFile = command === 'check' || command === 'init';
  const excess = positionals[takesFile || command === 'link' || command === 'import' ? 2 : 1];
  if (excess !== undefined) throw new UsageError(`"${excess}" is one word too many; see earful --help.`);
  const host = values.host ?? environment['HOST'] ?? '127.0.0.1';
  const port = readPort(values.port ?? environment['PORT'] ?? '4700');
  const publicUrl = values['public-url'] ?? environment['EARFUL_PUBLIC_URL'];
  const metricsPort = values['metrics-port'] ?? environment['EARFUL_METRICS_PORT'];
  const shownHost = host.includes(':') ? `[${host}]` : host;
  return {
    command,
    help: values.help ?? false,
    version: values.version ?? false,
    port,
    metricsPort: metricsPort === undefined ? undefined : readPort(metricsPort),
    host,
    basePath: values['base-path'] ?? environment['EARFUL_BASE_PATH'] ?? '/earful',
    publicUrl: publicOriginOf(publicUrl ?? `http://${shownHost}:${port}`, ['The public address', '--base-path']),
    namesPublicUrl: publicUrl !== undefined,
    dataFolder: values.data ?? environment['EARFUL_DATA'] ?? './.earful',
    databaseUrl: values.database || environment['DATABASE_URL'] || undefined,
    configFile:
      (takesFile ? file : undefined) ?? values.config ?? environment['EARFUL_CONFIG'] ?? './earful.config.json',
    allowedOrigins: readList(values['allow-origin'], environment['EARFUL_ALLOW_ORIGIN']),
    key: readList(values.key, environment['EARFUL_KEY']),
    rateLimit: readRate(values['rate-limit'] ?? environment['EARFUL_RATE_LIMIT']),
    rateLimitTotal: readRate(values['rate-limit-total'] ?? environment['EARFUL_RATE_LIMIT_TOTAL']),
    trustedProxies: readList(values['trusted-proxy'], environment['EARFUL_TRUSTED_PROXY']),
    proofOfWork: readTries(values['proof-of-work'] ?? environment['EARFUL_PROOF_OF_WORK'] ?? '0'),
    widgetFolders: values.widget ?? environment['EARFUL_WIDGET']?.split(delimiter),
    inboxFolder: values.inbox ?? environment['EARFUL_INBOX'],
    name: values.name,
    role: readRole(values.role),
    sample: values.sample ?? false,
    reference: values.reference,
    id: values.id,
    email: values.email,
    touchpoint: command === 'link' ? file : values.touchpoint,
    qrFile: values.qr,
    from: values.from,
    to: values.to,
    format: values.format,
    outFile: values.out,
    tombstones: values.tombstones ?? false,
    replayFile: values.replay,
    importFile: command === 'import' ? file : undefined,
    map: values.map ?? [],
    dryRun: values['dry-run'] ?? false,
    today: readDay(values.today),
    checksDatabase: command === 'check' && values.database !== undefined,
    again: values.again,
    oidcIssuer: values['oidc-issuer'] ?? environment['EARFUL_OIDC_ISSUER'],
    oidcClient: values['oidc-client'] ?? environment['EARFUL_OIDC_CLIENT'],
    oidcSecret: environment['EARFUL_OIDC_SECRET'],
    oidcSecretFile: values['oidc-secret-file'] ?? environment['EARFUL_OIDC_SECRET_FILE'],
    allowPrivate: values['allow-private'] ?? environment['EARFUL_ALLOW_PRIVATE'] === '1',
  };
}

/** What `openStore` opens: the PostgreSQL if one is named. */
export const databaseOf = ({ dataFolder, databaseUrl }: Settings): { folder: string } | { databaseUrl: string } =>
  databaseUrl === undefined ? { folder: dataFolder } : { databaseUrl };
