import { emotions, expectationSources, parities, patiences, perceptions } from '@earful/protocol/details';
import type { Part } from './fields.js';
import { checkboxes, group, radios, words } from './fields.js';

const labelled = <Name extends string>(names: readonly Name[], labels: Readonly<Record<Name, string>>) =>
  names.map((name) => [name, labels[name]] as const);

/** Parts that few touchpoints show. A chunk of its own, fetched where the configuration has one of them. */
export const furtherParts: Record<'source' | 'remedy' | 'patience' | 'parity' | 'emotions', Part> = {
  source: ({ view, strings }) =>
    group(
      strings.source,
      radios('expectationSource', labelled(expectationSources, strings.sources), view.flow.draft.expectationSource),
    ),
  remedy: (panel) => words('remedyText', panel.strings.remedy, panel),
  patience: ({ view, strings }) =>
    group(strings.patience, radios('patience', labelled(patiences, strings.patiences), view.flow.draft.patience)),
  parity: ({ view, strings }) =>
    group(strings.parity, radios('parity', labelled(parities, strings.parities), view.flow.draft.parity)),
  emotions: ({ view, strings }) =>
    group(
      strings.emotion,
      checkboxes('emotions', labelled(emotions, strings.emotions), view.flow.draft.emotions),
      checkboxes('perceptions', labelled(perceptions, strings.perceptions), view.flow.draft.perceptions),
    ),
};
