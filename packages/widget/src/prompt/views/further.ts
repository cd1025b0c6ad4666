import { emotions, expectationSources, parities, patiences, perceptions } from '@earful/protocol/details';
import type { Part } from './fields.js';
import { checkboxes, group, radios, words } from './fields.js';

const labelled = <Name extends string>(names: readonly Name[], labels: Readonly<Record<Name, string>>) =>
  names.map((name) => [name, labels[name]] as const);

/** Parts that few touchpoints show. A chunk of its own, fetched where the configuration has one of them. */
export const furtherParts: Record<'source' | 'remedy' | 'patience' | 'parity' | 'emotions', Part> = {
  source: ({ flow, strings }) =>
    group(
      strings.source,
      radios('expectationSource', labelled(expectationSources, strings.sources), flow.draft.expectationSource),
    ),
  remedy: (panel) => words('remedyText', panel.strings.remedy, panel),
  patience: ({ flow, strings }) =>
    group(strings.patience, radios('patience', labelled(patiences, strings.patiences), flow.draft.patience)),
  parity: ({ flow, strings }) =>
    group(strings.parity, radios('parity', labelled(parities, strings.parities), flow.draft.parity)),
  emotions: ({ flow, strings }) =>
    group(
      strings.emotion,
      checkboxes('emotions', labelled(emotions, strings.emotions), flow.draft.emotions),
      checkboxes('perceptions', labelled(perceptions, strings.perceptions), flow.draft.perceptions),
    ),
};
