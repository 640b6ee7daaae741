import { writeFileSync } from 'node:fs';
import { exchangeInputs } from '#shared/contract/exchange.ts';
import { paperInputs } from '#shared/contract/papers.ts';
import { recordInputs } from '#shared/contract/records.ts';
import { sessionInputs } from '#shared/contract/session.ts';

/** `npm run docs`: writes docs/operations.md from the schemas that the service checks by. */

interface Schema {
  type: string;
  entries?: Record<string, Schema>;
  wrapped?: Schema;
  item?: Schema;
  options?: readonly unknown[];
  literal?: unknown;
  key?: Schema;
  value?: Schema;
}

function shape(schema: Schema): string {
  switch (schema.type) {
    case 'object':
    case 'strict_object':
      return `{ ${Object.entries(schema.entries ?? {}).map(([key, inner]) => `${key}${inner.type === 'optional' ? '?' : ''}: ${shape(inner)}`).join('; ')} }`.replace('{  }', '{}');
    case 'optional':
      return schema.wrapped ? shape(schema.wrapped) : 'unknown';
    case 'nullable':
      return `${schema.wrapped ? shape(schema.wrapped) : 'unknown'} \\| null`;
    case 'array':
      return `${schema.item ? shape(schema.item) : 'unknown'}[]`;
    case 'record':
      return `{ [key]: ${schema.value ? shape(schema.value) : 'unknown'} }`;
    case 'picklist': {
      const options = schema.options ?? [];
      return options.length > 8 ? `one of ${options.length} names` : options.map(String).join(' \\| ');
    }
    case 'union':
      return (schema.options ?? []).map((option) => shape(option as Schema)).join(' \\| '); // valibot's own nesting
    case 'literal':
      return JSON.stringify(schema.literal);
    default:
      return schema.type;
  }
}

const groups = { session: sessionInputs, records: recordInputs, papers: paperInputs, exchange: exchangeInputs };
const lines = ['# Operations', '', 'Everything that the window may ask of the service. Written by `npm run docs` from shared/contract/; do not edit.'];
for (const [name, inputs] of Object.entries(groups)) {
  lines.push('', `## shared/contract/${name}.ts`, '', '| operation | input |', '| --- | --- |');
  for (const [operation, schema] of Object.entries(inputs)) lines.push(`| ${operation} | ${shape(schema as unknown as Schema)} |`); // read as plain data
}
writeFileSync('docs/operations.md', `${lines.join('\n')}\n`);
