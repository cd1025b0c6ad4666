import type { PublicConfig, ServedConfig, SiteConfig } from '@earful/protocol';
import { publicConfig } from '@earful/protocol';
import { referenceFaults } from './config/reference-faults.js';
import type { SchemaNode } from './config/schema-node.js';
import { requiredNode, shapeOf } from './config/schema-node.js';
import { readVersion } from './version.js';

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Takes only what the schema names, at every depth: whatever is added inside stays inside until it is made public. */
function named(value: unknown, node: SchemaNode): unknown {
  const shape = shapeOf(node);
  if (shape && isObject(value)) {
    const kept = Object.entries(shape)
      .filter(([name]) => Object.hasOwn(value, name))
      .map(([name, inner]) => [name, named(value[name], inner)]);
    return Object.fromEntries(kept);
  }
  const { def, shape: demanded } = requiredNode(node);
  if (demanded) return undefined;
  const { element } = def;
  return element && Array.isArray(value) ? value.map((entry) => named(entry, element)) : value;
}

/**
 * What a page may know of a configuration: what `GET /v1/config` sends and what may stand inline. Touchpoints that are
 * not active are left out, with their promises, triggers and places in the corridor. If it is right it says so, and pages of
 * the same release need not look again.
 */
export function publicPart(config: SiteConfig): ServedConfig {
  const gone = new Set(config.touchpoints.filter(({ active }) => active === false).map(({ id }) => id));
  const stays = ({ touchpoint }: { touchpoint: string }) => !gone.has(touchpoint);
  const { $schema: _forEditors, ...part } = named(config, publicConfig as unknown as SchemaNode) as PublicConfig;
  const told = {
    ...part,
    touchpoints: part.touchpoints.filter(({ id }) => !gone.has(id)),
    ...(part.promises && { promises: part.promises.filter(stays) }),
    ...(part.triggers && { triggers: part.triggers.filter(stays) }),
    ...(part.corridor && { corridor: part.corridor.filter((id) => !gone.has(id)) }),
  };
  const isRight = publicConfig.safeParse(told).success && referenceFaults(config).length === 0;
  return isRight ? { ...told, checked: readVersion() } : told;
}
