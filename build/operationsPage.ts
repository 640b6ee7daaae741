import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseSync } from 'oxc-parser';
import { inputs, type OperationName } from '#shared/contract.ts';

/** A valibot schema as far as this page reads it. */
interface Schema {
  type: string;
  entries?: Record<string, Schema>;
  item?: Schema;
  wrapped?: Schema;
  options?: readonly (Schema | string)[];
  key?: Schema;
  value?: Schema;
  default?: unknown;
  pipe?: readonly { type: string; requirement?: unknown }[];
}

function limits(schema: Schema): string {
  const said = (schema.pipe ?? []).flatMap(({ type, requirement }) => {
    if (requirement === undefined || typeof requirement === 'function') return [];
    return [`${type.replaceAll('_', ' ')} ${String(requirement)}`];
  });
  return said.length === 0 ? '' : ` /* ${said.join(', ')} */`;
}

/** An input schema as TypeScript writes types. */
function shape(schema: Schema): string {
  switch (schema.type) {
    case 'object':
    case 'strict_object':
      return `{ ${Object.entries(schema.entries ?? {}).map(([key, entry]) => `${key}${entry.type === 'optional' ? '?' : ''}: ${shape(entry)}`).join('; ')} }`;
    case 'optional':
      return schema.wrapped ? `${shape(schema.wrapped)}${schema.default === undefined ? '' : ` = ${JSON.stringify(schema.default)}`}` : 'unknown';
    case 'nullable':
      return `${schema.wrapped ? shape(schema.wrapped) : 'unknown'} | null`;
    case 'array':
      return `(${schema.item ? shape(schema.item) : 'unknown'})[]${limits(schema)}`;
    case 'record':
      return `Record<string, ${schema.value ? shape(schema.value) : 'unknown'}>`;
    case 'union':
      return (schema.options ?? []).map((one) => (typeof one === 'string' ? one : shape(one))).join(' | ');
    case 'picklist': {
      const options = (schema.options ?? []).map((one) => `'${String(one)}'`);
      return options.length > 20 ? 'EntityName' : options.join(' | ');
    }
    case 'custom':
      return 'string[]';
    default:
      return `${schema.type}${limits(schema)}`;
  }
}

interface Interfaces {
  /** `listRecords` → the text of its output type. */
  outputs: Map<string, string>;
  /** Exported interfaces and types by name, as written. */
  types: Map<string, string>;
}

/** Reads the output types and the types that they use out of the contract's own source. */
function readInterfaces(folder: string): Interfaces {
  const outputs = new Map<string, string>();
  const types = new Map<string, string>();
  for (const file of readdirSync(folder).toSorted()) {
    const source = readFileSync(join(folder, file), 'utf8');
    for (const statement of parseSync(file, source).program.body) {
      if (statement.type !== 'ExportNamedDeclaration' || !statement.declaration) continue;
      const { declaration } = statement;
      if (declaration.type === 'TSInterfaceDeclaration' && declaration.id.name.endsWith('Operations')) {
        for (const member of declaration.body.body) {
          if (member.type !== 'TSPropertySignature' || member.key.type !== 'Identifier' || !member.typeAnnotation) continue;
          const { start, end } = member.typeAnnotation.typeAnnotation;
          outputs.set(member.key.name, source.slice(start, end));
        }
      } else if (declaration.type === 'TSInterfaceDeclaration' || declaration.type === 'TSTypeAliasDeclaration') {
        types.set(declaration.id.name, source.slice(declaration.start, declaration.end));
      }
    }
  }
  return { outputs, types };
}

/** docs/operations.md: every operation with its input and output, made from the contract alone. */
export function operationsPage(contractFolder: string): string {
  const { outputs, types } = readInterfaces(contractFolder);
  const names = (Object.keys(inputs) as OperationName[]).toSorted(); // the keys of the contract
  const sections = names.map((name) => {
    const input = shape(inputs[name]);
    return `## ${name}\n\n\`\`\`ts\ninput:  ${input}\noutput: ${outputs.get(name) ?? 'unknown'}\n\`\`\``;
  });
  const used = [...types].filter(([name]) => names.some((one) => new RegExp(`\\b${name}\\b`).test(outputs.get(one) ?? '')) || [...types.values()].some((text) => text.includes(`: ${name}`)));
  return [
    '# Operations',
    '',
    'Made from shared/contract by `npm run docs`; a test fails when this page is stale. Each is `POST /api/NAME` with a JSON body in the',
    'browser host, and one IPC message in Electron. The answer is `{"ok":true,"value":OUTPUT}` or',
    '`{"ok":false,"code":…,"message":…,"fix":…,"fields":[{"field","message"}…]}`. Fields of records are in shared/entities.',
    '',
    ...sections.flatMap((section) => [section, '']),
    '## Types',
    '',
    '```ts',
    ...used.map(([, text]) => text),
    '```',
    '',
  ].join('\n');
}
