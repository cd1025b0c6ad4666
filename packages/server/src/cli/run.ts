import { ConfigError } from '../config.js';
import { createLog } from '../log.js';
import { createSignInLink } from '../sign-in-link.js';
import { openStore } from '../store/open-store.js';
import { StoreError } from '../store/store-error.js';
import { readVersion } from '../version.js';
import { checkDatabase } from './check-database.js';
import { check } from './check.js';
import { deliveries } from './deliveries.js';
import { erase } from './erase.js';
import { exportAll } from './export.js';
import { importAll } from './import.js';
import { init } from './init.js';
import { link } from './link.js';
import { migrate } from './migrate.js';
import { move } from './move.js';
import { retainNow } from './retain.js';
import { serve } from './serve.js';
import type { Settings } from './settings.js';
import { UsageError, databaseOf, readSettings } from './settings.js';

const help = `earful: the receiver of a brand's critiques

  earful init [FILE]         write a commented configuration to start from
  earful check [FILE]        say everything that is wrong with a configuration
       --database URL        or try out on a database everything that is needed of it
  earful serve               take critiques, serve the inbox, until stopped
  earful link [TOUCHPOINT]   print the address of its hosted page, for links and mails
       --qr FILE             write it as a printable code too, in SVG
  earful sign-in --name NAME print a link that signs a member of staff in once
       --role ROLE           owner, manager, member or viewer; whoever comes first is owner
       --email ADDRESS       by which a sign-in provider tells who it is
  earful migrate             bring the tables of the database up to date; serve does so, too
  earful move --from sqlite --to postgres
                             copy everything into an empty database, and compare
  earful erase --reference R erase what was said under this reference, for ever
       --id ID               or one critique, where several have the reference
       --email ADDRESS       or all that wants its answer there
       --sample              or invented history
       --replay FILE         or again, after a backup was restored, what such a list names:
  earful export --tombstones write the ids of all that was erased, to be kept beside backups
  earful export              write everything as JSON lines, or --format csv for spreadsheets
       --reference R         what one person said; --id ID, --email ADDRESS
       --out FILE            into a new file
  earful import FILE         read such JSON lines into an empty database, or old complaints from FILE.csv
       --map FIELD=HEADING   which column is what, if headings are called otherwise; repeat it
       --touchpoint ID       of all lines that name none
       --dry-run             only say whether it can be
  earful retain              delete what is over, as serve does once a day
       --dry-run             only say how much would go
       --today YYYY-MM-DD    although the clock is far from when it last did so
  earful deliveries          list what others were to be told and have not taken
       --again NAME          send it again: a delivery, or all of a destination

Flags, each with its environment variable and default
  --port         PORT                4700
  --host         HOST                127.0.0.1
  --metrics-port EARFUL_METRICS_PORT none; there Prometheus reads /metrics, on the same host
  --base-path    EARFUL_BASE_PATH    /earful
  --public-url   EARFUL_PUBLIC_URL   http://HOST:PORT, used in every link
  --data         EARFUL_DATA         ./.earful, folder of the database
  --database     DATABASE_URL        postgres://…, a PostgreSQL instead
  --config       EARFUL_CONFIG       ./earful.config.json; check and init take it as FILE
  --allow-origin EARFUL_ALLOW_ORIGIN other origins whose pages may send
  --key          EARFUL_KEY          public write key that pages must send; several are valid at once
  --trusted-proxy EARFUL_TRUSTED_PROXY none; whose X-Forwarded-For is believed
  --rate-limit   EARFUL_RATE_LIMIT   300 a minute from one network to one route
  --rate-limit-total EARFUL_RATE_LIMIT_TOTAL 60000 a minute altogether
  --proof-of-work EARFUL_PROOF_OF_WORK 0: none; tries that a device has to make before it may send
  --allow-private EARFUL_ALLOW_PRIVATE=1
                                     for development: webhooks to http, any port, private addresses
  --oidc-issuer  EARFUL_OIDC_ISSUER  none; where staff may sign in with an account, too
  --oidc-client  EARFUL_OIDC_CLIENT  what that provider calls this receiver
  --oidc-secret-file EARFUL_OIDC_SECRET_FILE
                                     file of the client secret; or EARFUL_OIDC_SECRET, the secret itself
  --widget       EARFUL_WIDGET       folder of the built widget; behind it, repeated, those of earlier releases
  --inbox        EARFUL_INBOX        folder of the built inbox

Exit codes: 0 done, 1 failed with one sentence, 2 the configuration has faults
`;

/** What a process gives to a command line. */
export interface Surroundings {
  environment: NodeJS.ProcessEnv;
  out: (line: string) => void;
  /** Writes to the same channel as it is, and resolves when there is room for more. Default: `out`. */
  write?: (text: string) => Promise<void>;
  err: (line: string) => void;
  /** Resolves when the process is asked to stop. */
  stopped: () => Promise<void>;
}

async function runServe(settings: Settings, { out, stopped, environment }: Surroundings): Promise<void> {
  const log = createLog(out);
  const served = await serve(settings, log, environment);
  log('info', 'listening', { url: served.url, publicUrl: served.publicUrl, basePath: settings.basePath });
  await stopped();
  log('info', 'stopping');
  await served.close();
}

/** Beside the link, so that what reads it gets the link alone. */
function tellOfOwnAddress({ publicUrl, namesPublicUrl }: Settings, { err }: Surroundings): void {
  if (!namesPublicUrl)
    err(
      `This leads to ${publicUrl}, where the receiver listens; if browsers reach it elsewhere, name that: --public-url https://shop.example, or EARFUL_PUBLIC_URL.`,
    );
}

async function runSignIn(settings: Settings, surroundings: Surroundings): Promise<void> {
  const { name, role, email, publicUrl, basePath } = settings;
  if (name === undefined) throw new UsageError('Say who signs in: earful sign-in --name "Ada".');
  const store = await openStore(databaseOf(settings));
  try {
    surroundings.out(await createSignInLink({ store, publicUrl, basePath, name, role, email }));
    tellOfOwnAddress(settings, surroundings);
  } finally {
    await store.close();
  }
}

async function runErase(settings: Settings, { out }: Surroundings): Promise<void> {
  for (const line of await erase(settings)) out(line);
}

async function runExport(settings: Settings, { out, write = async (text) => out(text) }: Surroundings): Promise<void> {
  for (const line of await exportAll(settings, write)) out(line);
}

async function runImport(settings: Settings, { out }: Surroundings): Promise<void> {
  for (const line of await importAll(settings)) out(line);
}

async function runRetain(settings: Settings, { out }: Surroundings): Promise<void> {
  for (const line of await retainNow(settings)) out(line);
}

async function runDeliveries(settings: Settings, { out }: Surroundings): Promise<void> {
  for (const line of await deliveries(settings)) out(line);
}

async function runMigrate(settings: Settings, { out }: Surroundings): Promise<void> {
  for (const line of await migrate(settings)) out(line);
}

async function runMove(settings: Settings, { out }: Surroundings): Promise<void> {
  for (const line of await move(settings)) out(line);
}

async function runCheck(settings: Settings, { out, environment }: Surroundings): Promise<void> {
  const { checksDatabase, configFile } = settings;
  for (const line of checksDatabase ? await checkDatabase(settings) : check(configFile, Date.now(), environment))
    out(line);
}

function runInit({ configFile }: Settings, { out }: Surroundings): void {
  out(init(configFile));
}

function runLink(settings: Settings, surroundings: Surroundings): void {
  for (const line of link(settings)) surroundings.out(line);
  tellOfOwnAddress(settings, surroundings);
}

const commands = new Map<string, (settings: Settings, surroundings: Surroundings) => Promise<void> | void>([
  ['init', runInit],
  ['check', runCheck],
  ['serve', runServe],
  ['link', runLink],
  ['sign-in', runSignIn],
  ['migrate', runMigrate],
  ['move', runMove],
  ['erase', runErase],
  ['export', runExport],
  ['import', runImport],
  ['retain', runRetain],
  ['deliveries', runDeliveries],
]);

/**
 * Runs one command.
 *
 * @param args Arguments after the name of the program.
 * @returns Exit code: 0 done, 1 failed with one sentence on `err`, 2 the configuration has faults, all of them on `err`.
 */
export async function run(args: string[], surroundings: Surroundings): Promise<number> {
  const { out, err, environment } = surroundings;
  try {
    const settings = readSettings(args, environment);
    if (settings.version) {
      out(readVersion());
      return 0;
    }
    if (settings.help) {
      out(help);
      return 0;
    }
    const command = commands.get(settings.command ?? '');
    if (!command) {
      throw new UsageError(
        settings.command === undefined
          ? 'Say what to do: earful init, check, serve, link, sign-in, migrate, move, erase, export, import, retain or deliveries; see earful --help.'
          : `There is no command "${settings.command}"; use init, check, serve, link, sign-in, migrate, move, erase, export, import, retain or deliveries.`,
      );
    }
    await command(settings, surroundings);
    return 0;
  } catch (error) {
    const foreseen = error instanceof UsageError || error instanceof ConfigError || error instanceof StoreError;
    err(foreseen || error instanceof TypeError ? error.message : `Earful stopped: ${String(error)}`);
    return error instanceof ConfigError && error.code === 'config-invalid' ? 2 : 1;
  }
}
