import { listen } from '@earful/client';
import type { Actions, Context } from './actions.js';
import { needsSignals } from './config/needs-signals.js';
import { createConsent } from './consent.js';
import { createOpener } from './create-opener.js';
import { askOf } from './etiquette/ask.js';
import type { Ask } from './etiquette/ask.js';
import { isOnCooldown } from './etiquette/caps.js';
import { createEligibility } from './etiquette/eligibility.js';
import type { Decision, EligibilityContext, Reason } from './etiquette/eligibility.js';
import { explanationOf } from './etiquette/explanation.js';
import { giveWay } from './etiquette/give-way.js';
import { createInlineFirst } from './etiquette/inline-first.js';
import { watchObstacles } from './etiquette/obstacles.js';
import { createVisitCap } from './etiquette/visit-cap.js';
import type { Happening } from './exposure/happening.js';
import type { Report } from './faults/report.js';
import type { PageEvents } from './page/page-events.js';
import { createPageEvents } from './page/page-events.js';
import { watchTouchpoint } from './page/touchpoint.js';
import { createTrail } from './page/trail.js';
import { createLazyPromises } from './promises/lazy-promises.js';
import type { Consents } from './shared/consents.js';
import { createEmitter } from './shared/emitter.js';
import type { Evidence } from './shared/evidence.js';
import type { Facts } from './shared/read-facts.js';
import { readFacts } from './shared/read-facts.js';
import type { TriggerOptions, Visit } from './triggers/trigger.js';
import { watchTriggers } from './triggers/watch-triggers.js';
import { localize } from './wording/localize.js';

/** Puts everything together that decides: what is here, whether to ask, and with which words. */
export const createActions = (context: Context, report: Report): Actions & { event: PageEvents['tell'] } => {
  const { client, config, settings, signals, experiment } = context;
  const locale = settings.locale || document.documentElement.lang || navigator.language;
  const consents: Consents = { storage: false, measurement: false };
  const decisions: Decision[] = [];
  /** Waits in memory; counted only once measurement is allowed. */
  const happenings: Happening[] = [];
  const inlineFirst = createInlineFirst(consents);
  const visitCap = createVisitCap();
  let waitsForAnswer = false;
  const visitor = signals?.createVisitor(consents);
  // What needs more than is here stays silent; all else works. Above all the launcher.
  const triggers = (config.triggers ?? []).filter((one) => one.enabled !== false && (signals || !needsSignals(one)));
  const touchpoints = watchTouchpoint(config, report);
  const { here, placeOf, onArrive, known } = touchpoints;
  const { referrer } = document;
  const trail = createTrail(consents, referrer.startsWith(location.origin + '/') ? [placeOf(referrer) ?? ''] : []);
  const obstacles = watchObstacles(config.placement);

  const { ready, prepare, isPrepared, open, isOpen, close } = createOpener(context, touchpoints, inlineFirst, {
    locale,
    consents,
    report,
    trail: trail.names,
    shownPromise: (touchpoint) => promises.shownAt(touchpoint),
    happened: (...event) => void (inlineFirst.hear(event[0], event[2]), happenings.push(['prompt', ...event])),
  });
  const assigned = () => experiment?.assign(config.experiment!, visitor!.lot());
  const { saveData: savesData } = (navigator as { connection?: { saveData?: boolean } }).connection ?? {};

  const record = (found: Omit<Decision, 'at'>): void => {
    const decision = { at: new Date().toISOString(), ...found };
    decisions.push(decision);
    happenings.push(['decision', decision]);
    if (settings.debug !== undefined) console.debug('earful', decision);
  };
  /** Where the visitor was when that was last looked up, or told. */
  let place = here();
  const around: EligibilityContext = {
    refusal({ touchpoint, bound, isSettled, refusal }, isBusy) {
      if (isOpen()) return 'duplicate';
      if (isSettled?.()) return 'settled';
      if (bound && touchpoint !== (isBusy ? place : (place = here()))) return 'left';
      const refused = refusal?.();
      if (refused) return refused;
      if (visitCap.isAsked()) return 'cap';
      if (isOnCooldown(touchpoint, Date.now())) return 'optedOut';
      if (waitsForAnswer) return 'openCase';
      return savesData && !customElements.get('earful-critique') ? 'reducedData' : undefined;
    },
    busy: obstacles.busy,
    obstacle: () => obstacles.inTheWay() ?? (isPrepared() || assigned()?.heldOut ? undefined : 'notFetched'),
    show(ask) {
      visitCap.set();
      // Only now, where others would be asked: so the two groups can be compared.
      if (assigned()?.heldOut) return 'holdOut';
      return void ready().then((it) => {
        it.ask(ask); // It is there; by now the decision is written down.
        ask.shown?.();
        giveWay(obstacles.inTheWay, it.close);
      });
    },
    record,
    now: Date.now,
    later: (run, ms) => setTimeout(run, ms),
  };
  const consider = createEligibility(config.etiquette, around);
  const circumstances = () =>
    signals!.readCircumstances(config, here, trail.names(), locale, settings.segments, visitor!);
  const askFor = (options: TriggerOptions, evidence: Evidence = {}, more: Partial<Ask> = {}): Ask =>
    askOf(options, evidence, { ...more, rule: config.triggers!.indexOf(options), opening: assigned()?.opening });
  const reject = (options: TriggerOptions, reason: Reason): void => {
    const { touchpoint, origin: signal, rule, opening } = askFor(options);
    record({ touchpoint, signal, rule, decision: 'suppressed', reason, opening });
  };
  const gate = signals?.createTriggerGate({
    circumstances,
    isOpen: (hours) => import('./conditions/opening-hours.js').then((it) => it.isOpen(hours, config.timeZone, report)),
    random: Math.random,
    later: (run, ms) => setTimeout(run, ms),
    reject,
  });
  /** `bound`: the signal speaks of the touchpoint that is here, and is heard only as long as it is. */
  const fire = (options: TriggerOptions, evidence: Evidence, bound?: boolean): void => {
    if (bound && options.touchpoint !== here()) return;
    const moment = inlineFirst.moment();
    const admitted = (refusal?: Ask['refusal']): void => {
      const ask = askFor(options, evidence, { bound, refusal, moment });
      if (inlineFirst.takes(ask, options.inlineFirst)) return reject(options, 'offered');
      // Fetched while it waits: once it is there, this page may be no place to ask any more.
      if (!around.refusal(ask) && !assigned()?.heldOut) prepare();
      consider(ask);
    };
    gate?.hear(options.signal);
    if (gate) gate.admit(options, evidence, admitted);
    else admitted();
  };

  const signalled = createEmitter<Facts>();
  const lapsed = createEmitter<Evidence>();
  const events = createPageEvents();
  const signal = (name: string, given?: object): void => {
    const facts = readFacts(given);
    known(facts['touchpoint'], `signal("${name}").touchpoint`);
    const own = triggers.find((it) => (it.parameters?.name ?? it.signal) === name && it.touchpoint === here());
    if (own) facts['touchpoint'] ??= own.touchpoint;
    gate?.hear(name);
    inlineFirst.begin();
    signalled.tell(name, facts);
  };
  const promises = createLazyPromises({
    promises: config.promises,
    consents,
    localize: (text) => localize(text, locale),
    known,
    report,
    lapsed: lapsed.tell,
    outcome: (...told) => void happenings.push(['promise', ...told]),
  });
  const remembering: ({ join(): void } | undefined)[] = [trail, visitor, promises];
  const visit: Visit = {
    onSignal: signalled.on,
    onEvent: events.on,
    onOverdue: lapsed.on,
    expect: promises.expect,
    onArrive,
    trail: trail.names,
    remembers: () => consents.storage,
    onConsent: (join) => void remembering.push({ join }),
    patience: (touchpoint) => config.touchpoints.find(({ id }) => id === touchpoint)?.patienceSeconds,
    waited: (...wait) => void happenings.push(['wait', ...wait]),
    isOwn: (address) => address.startsWith(client.endpoint + '/'),
  };
  let before = place;
  onArrive((at) => {
    trail.add(at);
    if (at !== before) obstacles.arrive();
    before = place = at;
  });
  // A link that opens the prompt leads elsewhere only where we are not: before the rules are there, and in a new tab.
  listen<MouseEvent>('click', (click) => {
    const isPlain = !(click.ctrlKey || click.metaKey || click.shiftKey);
    if (isPlain && (click.target as Element).closest('a[data-earful-open]')) click.preventDefault();
  });
  watchTriggers(triggers, signals, visit, fire, report);
  signals?.watchMarkedSignals(signal);
  if ((!savesData && !/^(intent|none)$/.test(settings.preload!)) || document.querySelector('earful-critique'))
    prepare();

  const explain = () => explanationOf(config, here(), trail.names(), consents, decisions, triggers);

  const workings = { client, config, settings, signals, explain, around, circumstances, fire, ready };
  return {
    event: events.tell,
    signal,
    open,
    close,
    attach: (element, touchpoint) => element.addEventListener('click', () => open(touchpoint, element)),
    expect: promises.expect,
    met: promises.met,
    consent: createConsent({
      consents,
      endpoint: client.endpoint,
      onWithdrawn: visitCap.onWithdrawn,
      remembering,
      count: async () =>
        settings.test === undefined &&
        import('./exposure/exposure.js').then((it) =>
          it.count(happenings, consents, client.endpoint, settings, locale),
        ),
      waits: (open) => void (waitsForAnswer = open),
    }),
    explain(form) {
      if (form) import('./panel/panel.js').then((it) => it.present(form, workings)).catch(() => {});
      return explain();
    },
  };
};
