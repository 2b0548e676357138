import type { Schema } from '../../src/spec/spec.ts';

// The shapes of the published schemas, with nothing more allowed than they name: ivoa-std/ExecutionBroker of April 2025
// (docs/schema), and uksrc/Calycopis-openapi of July 2026 (schema/v1.0).

const text = { type: 'string' } as const;
const number = { type: 'integer' } as const;
const object = (properties: Schema, required: readonly string[] = []): Schema => ({
  type: 'object',
  additionalProperties: false,
  required,
  properties,
});
const list = (items: Schema): Schema => ({ type: 'array', items });

const range = object({ min: number, max: number });
const requested = object({ requested: range });

const image = object({
  locations: list(text),
  digest: { type: 'string', pattern: '^sha(?:256:[a-f0-9]{64}|512:[a-f0-9]{128})$' },
  platform: object({ architecture: text, os: text }),
});
const port = object({
  access: { type: 'boolean' },
  internal: object({ port: number }),
  external: object({ port: number, addresses: list(text) }),
  protocol: { enum: ['UDP', 'TCP', 'HTTP', 'HTTPS'] },
  path: text,
});
const container = {
  image,
  privileged: { type: 'boolean' },
  entrypoint: text,
  environment: { type: 'object', additionalProperties: text },
  network: object({ ports: list(port) }),
};
const schedule = object({ requested: object({ duration: { type: 'string', pattern: '^PT[0-9]+[HMS]$' } }) });

const executable = (discriminator: string, members: Schema): Schema => ({
  oneOf: [
    object({ [discriminator]: { type: 'string', pattern: 'docker-container' }, ...members }, [discriminator, 'image']),
    object(
      { [discriminator]: { type: 'string', pattern: '(?:singularity-container|jupyter-notebook)' }, location: text },
      [discriminator, 'location'],
    ),
  ],
});

/** What each year's interface takes. */
export const executionBroker: Readonly<Record<'2025' | '2026', Schema>> = {
  '2025': object(
    {
      name: text,
      executable: executable('type', container),
      resources: object({ compute: list(object({ type: text, cores: requested, memory: requested }, ['type'])) }),
      schedule,
    },
    ['executable'],
  ),
  '2026': object(
    {
      executable: executable('kind', { ...container, command: list(text) }),
      compute: object({ kind: text, cores: range, memory: range }, ['kind']),
      schedule,
    },
    ['executable'],
  ),
};
