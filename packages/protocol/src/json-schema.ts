import { z } from 'zod';
import { siteConfig } from './config.js';

/**
 * The configuration file as JSON Schema, for editors: completion, and the description of each field beside it. Draft 7,
 * which every editor reads. What no schema can say (ids that must be known elsewhere) is told by `earful check`.
 */
export function configJsonSchema(): Record<string, unknown> {
  const schema = z.toJSONSchema(siteConfig, {
    io: 'input',
    target: 'draft-07',
    override({ jsonSchema }) {
      // An editor would show the whole pattern of a date; the format says it in a word. The other is no format at all.
      if (jsonSchema.format === 'starts_with') delete jsonSchema.format;
      else if (jsonSchema.format) delete jsonSchema.pattern;
    },
  });
  return { ...schema, title: 'Configuration of Earful', allowComments: true, allowTrailingCommas: true };
}
