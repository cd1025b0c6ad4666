// `npm run schema`: writes the JSON Schema of the configuration, which is committed, because editors read it from the package.
import { mkdirSync, writeFileSync } from 'node:fs';
import { configJsonSchema } from './dist/json-schema.js';

const folder = new URL('./schema/', import.meta.url);
mkdirSync(folder, { recursive: true });
writeFileSync(new URL('earful.config.schema.json', folder), `${JSON.stringify(configJsonSchema(), null, 2)}\n`);
