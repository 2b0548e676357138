import { pathOf } from '../registry/uri.ts';
import { infoMember, type Spec } from '../spec/spec.ts';
import { absolute, fileLink } from './addresses.ts';

/** One thing to do: a sentence, in which code stands between backticks, and what to type or to write. */
export interface RecipeStep {
  readonly text: string;
  readonly code: string;
}

/** How classes are made for a type, and messages checked, in a language. */
export interface Recipe {
  readonly language: string;
  readonly steps: readonly RecipeStep[];
  /** What to know afterwards. */
  readonly note?: string;
}

/** Name of a module, which may not begin with a digit. */
function moduleName({ name, major }: Spec): string {
  const words = name.replaceAll('-', '_').replace(/^(?=[0-9])/, '_');
  return major === 1 ? words : `${words}_${major}`;
}

/** The shortest accepted example is enough to show what is read. */
function exampleOf({ examples }: Spec): string {
  const accepted = examples.filter(({ verdict }) => verdict === 'accepted').map(({ value }) => JSON.stringify(value));
  return accepted.reduce((best, text) => (text.length < best.length ? text : best), accepted[0] ?? '{}');
}

/** A text of Python; what JSON escapes in its texts, Python escapes alike. */
const pythonText = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`;

function pythonCode(spec: Spec, className: string): string {
  const member = infoMember(spec.kind);
  return `import json
from jsonschema import Draft202012Validator
from ${moduleName(spec)} import ${className}

with open("schema.json") as file:
    validator = Draft202012Validator(json.load(file))

${member} = json.loads(${pythonText(exampleOf(spec))})
for error in validator.iter_errors(${member}):
    print(error.json_path, error.message)
print(${className}.from_dict(${member}))`;
}

/** Fetches the schema where it has a lasting address; else a person has to. */
function quicktypeStep(spec: Spec, what: string, options: string): RecipeStep {
  const address = absolute(fileLink(`${pathOf(spec)}/schema.json`));
  const text = `\`quicktype\` makes ${what} from \`schema.json\`:`;
  const command = `npx quicktype --src-lang schema ${options} schema.json`;
  if (address !== undefined) return { text, code: `curl -sSfO ${address}\n${command}` };
  return { text: `Save \`schema.json\` from the list above; ${text}`, code: command };
}

/**
 * Writes the recipes for languages other than TypeScript.
 *
 * @param spec The version.
 * @returns One recipe a language.
 */
export function recipesOf(spec: Spec): readonly Recipe[] {
  const member = infoMember(spec.kind);
  const name = member === 'taskinfo' ? 'Taskinfo' : 'Serviceinfo';
  const check =
    'The package `jsonschema`, from version 4.10 on, gives the verdict of this registry, but for one thing: Python lets a line break pass at the very end of a text:';
  const module = quicktypeStep(
    spec,
    `a module with the class ${name}`,
    `--out ${moduleName(spec)}.py --top-level ${name}`,
  );
  const classes = quicktypeStep(spec, 'classes', `--out ${name}.java --package org.example`);
  return [
    {
      language: 'Python',
      steps: [module, { text: check, code: pythonCode(spec, name) }],
      ...(JSON.stringify(spec.schema).includes('"date-time"')
        ? { note: 'For the times in it, the module asks for the package `python-dateutil` too.' }
        : {}),
    },
    {
      language: 'Java',
      steps: [classes],
      note: `Jackson reads and writes them: \`Converter.fromJsonString\` makes a ${name} of a text. A validator of JSON Schema 2020-12 is \`com.networknt:json-schema-validator\`.`,
    },
  ];
}
