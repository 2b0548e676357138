import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { getLanguageService, TextDocument, type LanguageService } from 'vscode-json-languageservice';
import { beforeAll, describe, expect, it } from 'vitest';
import { faces, type Face } from '../src/emit/faces.ts';
import { compileValidators } from '../src/validate/compile.ts';
import { validate, type ValidationContext } from '../src/validate/validate.ts';
import { openOwnDocuments } from './documents.ts';
import { sharedPath, withShared } from './shared.ts';

interface Catalogue {
  readonly schemas: readonly { readonly fileMatch: readonly string[]; readonly url: string }[];
}

let made: readonly Face[];
let context: ValidationContext;
let service: LanguageService;
const asked: string[] = [];

beforeAll(async () => {
  const registry = await openOwnDocuments();
  context = { registry, validators: compileValidators(registry) };
  made = await faces(registry);
  const catalogue = JSON.parse(contentOf('catalog.json')) as Catalogue;
  service = getLanguageService({
    schemaRequestService: (address) => {
      asked.push(address);
      return Promise.resolve(contentOf(new URL(address).pathname.slice(1)));
    },
  });
  service.configure({
    schemas: catalogue.schemas.map(({ fileMatch, url }) => ({ fileMatch: [...fileMatch], uri: url })),
  });
});

function contentOf(path: string): string {
  const face = made.find((file) => file.path === path);
  if (face === undefined) throw new Error(`there is no ${path}`);
  return face.content;
}

const types = 'https://w3id.org/execution-planner/tasktypes';

/** The text that an editor puts in for a proposal, which is a snippet. */
const unescaped = (snippet: string): string => snippet.replace(/\\([\\$}])/g, '$1');

/** What an editor shows of a file in which a bar marks the place of the cursor. */
async function edited(marked: string, name = 'codemeta.json') {
  const offset = marked.indexOf('|');
  const document = TextDocument.create(`file:///project/${name}`, 'json', 1, marked.replace('|', ''));
  const json = service.parseJSONDocument(document);
  const position = document.positionAt(offset);
  const problems = await service.doValidation(document, json);
  return {
    proposed: async () =>
      ((await service.doComplete(document, position, json))?.items ?? []).map(({ label, textEdit }) =>
        unescaped(textEdit?.newText ?? label),
      ),
    hover: async () => JSON.stringify((await service.doHover(document, position, json))?.contents).replaceAll('\\', ''),
    problems: problems.map(({ range, message }) => [document.getText(range), message]),
  };
}

const entry = (properties: string, uri = `${types}/rosetta-container`): string =>
  `{"targetProduct": [{"schema:additionalType": {"@id": "${uri}"}, "schema:additionalProperty": [${properties}]}]}`;

describe('an editor that reads catalog.json, in a codemeta.json', () => {
  it('fetches the schema from where the catalogue says it is', async () => {
    await edited('{|}');
    const { schemas } = JSON.parse(contentOf('catalog.json')) as Catalogue;
    expect(schemas.map(({ url }) => url)).toEqual(expect.arrayContaining([...new Set(asked)]) as string[]);
    expect(asked[0]).toMatch(/\/codemeta\.json$/);
  });

  it('proposes the canonical URI of every tasktype that is to be used, and no other of its names', async () => {
    const uris = context.registry.types
      .filter(({ kind, current }) => kind === 'tasktype' && !['deprecated', 'withdrawn'].includes(current.status))
      .map(({ uri }) => JSON.stringify(uri))
      .sort();
    const inType = await edited('{"targetProduct": [{"schema:additionalType": {"@id": "|"}}]}');
    expect((await inType.proposed()).sort()).toEqual(uris);
    const inKeywords = await edited('{"keywords": ["Astronomy", "|"]}');
    expect((await inKeywords.proposed()).sort()).toEqual(uris);
  });

  it.each([
    ['as a reference', '{"targetProduct": [{"schema:additionalType": |}]}'],
    ['as a text', '{"targetProduct": [{"schema:additionalType": "|"}]}'],
    ['in place of another', `{"targetProduct": [{"schema:additionalType": {"@id": "|${types}/oci-container"}}]}`],
    ['beside fields', '{"targetProduct": [{"schema:additionalType": {"@id": "|"}, "schema:additionalProperty": []}]}'],
  ])('proposes no other name of a tasktype %s', async (_, text) => {
    const proposed = (await (await edited(text)).proposed()).join('\n');
    for (const { kind, uri, uris } of context.registry.types)
      for (const other of kind === 'tasktype' ? uris.filter((one) => one !== uri) : [])
        expect(proposed).not.toContain(JSON.stringify(other));
    expect(proposed).toContain(JSON.stringify(`${types}/oci-container`));
  });

  it('proposes a whole block that the validator calls valid', async () => {
    const [first = ''] = await (await edited('{"targetProduct": [|]}')).proposed();
    const text = `{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "targetProduct": [${first}]}`;
    expect((await validate(text, context, { file: 'codemeta.json' })).verdict).toBe('valid');
  });

  it('proposes the fields of the tasktype that the entry names, and the values they can have', async () => {
    const names = await (await edited(entry('{"schema:propertyID": "|"}'))).proposed();
    expect(names).toContain('"interface_port"');
    expect(names).not.toContain('"entrypoint"');
    const entries = await (await edited(entry('|'))).proposed();
    expect(entries.map((text) => (JSON.parse(text) as Record<string, unknown>)['schema:propertyID'])).toContain(
      'interface_port',
    );
    const values = entry('{"schema:propertyID": "container_engine", "schema:value": "|"}');
    expect(await (await edited(values)).proposed()).toEqual(expect.arrayContaining(['"docker"', '"singularity"']));
  });

  it('explains terms of CodeMeta and fields of tasktypes under the cursor', async () => {
    expect(await (await edited('{"key|words": []}')).hover()).toContain('Zenodo keeps');
    const value = entry('{"schema:propertyID": "interface_port", "schema:va|lue": 8888}');
    expect(await (await edited(value)).hover()).toContain('Port number');
  });

  it.each([
    ['a wrong value', '{"schema:propertyID": "interface_port", "schema:value": "8888"}', '"8888"'],
    ['an unknown field', '{"schema:propertyID": "interface_prot", "schema:value": 8888}', '"interface_prot"'],
    ['a missing field', '', '[]'],
  ])('marks %s, and nothing else', async (_, properties, marked) => {
    const { problems } = await edited(`|${entry(properties, `${types}/rosetta-container/1.0`)}`);
    const wholeList = `[${properties}]`;
    expect(problems.map(([text]) => text).filter((text) => text !== wholeList || text === marked)).toEqual([marked]);
  });

  it.each([
    [
      'with an example to begin with',
      'oci-container',
      'The field image is missing. Add {"schema:propertyID": "image", "schema:value": "docker.io/library/hello-world:latest"}.',
    ],
    [
      'and what can be given instead',
      'conda-environment',
      'The field environment is missing. Add {"schema:propertyID": "environment", "schema:value": "https://example.org/survey/environment.yml"}. Or give repository or dependencies.',
    ],
    [
      'and how one is given that is nested',
      'common-container',
      'The field interface is missing. Its value is nested, so give the whole taskinfo in one entry: {"schema:propertyID": "taskinfo", "schema:value": {"@type": "@json", "@value": {"interface": …}}}.',
    ],
  ])('names the field that is missing, %s', async (_, name, message) => {
    const { problems } = await edited(`|${entry('', `${types}/${name}`)}`);
    expect(problems).toContainEqual(['[]', message]);
    expect(problems.map(([, said]) => said)).not.toContain('Array does not contain required item.');
  });

  it('marks a task without fields at the key that holds it', async () => {
    const { problems } = await edited(`|{"targetProduct": {"schema:additionalType": "${types}/oci-container"}}`);
    expect(problems).toEqual([['"targetProduct"', 'Missing property "schema:additionalProperty".']]);
  });

  it.each([
    ['a text', JSON.stringify(`${types}/oci-container`)],
    ['a list of one reference', `[{"@id": "${types}/oci-container"}]`],
    ['a text of somebody else', '"https://example.org/unknown"'],
  ])('says nothing of a right task whose type is %s', async (_, written) => {
    const image = '{"schema:propertyID": "image", "schema:value": "docker.io/library/hello-world:1"}';
    const text = `|{"targetProduct": [{"schema:additionalType": ${written}, "schema:additionalProperty": [${image}]}]}`;
    expect((await edited(text)).problems).toEqual([]);
  });

  it('says nothing of a tasktype that it does not know', async () => {
    const property = '{"schema:propertyID": "anything", "schema:value": 1}';
    expect((await edited(`|${entry(property, 'https://example.org/unknown')}`)).problems).toEqual([]);
  });
});

describe('an editor that reads catalog.json, in a message', () => {
  it('completes and checks a task by its tasktype', async () => {
    const fields = await edited(`{"tasktype": "${types}/oci-container", "taskinfo": {"|"}}`, 'my.task.json');
    expect(await fields.proposed()).toContainEqual(expect.stringContaining('entrypoint'));
    const wrong = await edited(`|{"tasktype": "${types}/oci-container", "taskinfo": {"image": 5}}`, 'my.task.json');
    expect(wrong.problems).toEqual([['5', 'Incorrect type. Expected "string".']]);
  });

  it.each([
    ['tasktype', 'my.task.json', '{"tasktype": "|"}'],
    ['tasktype', 'my.task.json', '{"tasktype": |}'],
    ['tasktype', 'my.task.json', `{"tasktype": "|${types}/oci-container/1.0", "taskinfo": {}}`],
    ['servicetype', 'my.reply.json', '{"reponseword": "YES", "interfaces": [{"servicetype": "|", "serviceinfo": {}}]}'],
    ['servicetype', 'my.reply.json', '{"reponseword": "YES", "servicetype": "|"}'],
  ])(
    'proposes the canonical URI of every %s that is to be used, and no other of its names, in %s: %s',
    async (...of) => {
      const [wanted, name, text] = of;
      const uris = context.registry.types
        .filter(({ kind, current }) => kind === wanted && !['deprecated', 'withdrawn'].includes(current.status))
        .map(({ uri }) => JSON.stringify(uri));
      expect((await (await edited(text, name)).proposed()).sort()).toEqual(uris.sort());
    },
  );

  it('takes every other name of a tasktype without a word', async () => {
    const uris = context.registry.named('tasktype', 'oci-container')?.uris ?? [];
    const taskinfo = '{"image": "docker.io/library/hello-world:latest"}';
    expect(uris.length).toBeGreaterThan(2);
    for (const uri of uris)
      expect((await edited(`|{"tasktype": "${uri}", "taskinfo": ${taskinfo}}`, 'my.task.json')).problems).toEqual([]);
  });

  it.each([
    ['interfaces', 'my.task.json', `"tasktype": "${types}/example-task", "taskinfo": {"message": "Hello"}`],
    ['@context', 'my.task.json', `"tasktype": "${types}/example-task", "taskinfo": {"message": "Hello"}`],
    ['taskinfo', 'my.reply.json', '"reponseword": "NO", "responseword": "NO"'],
    ['@context', 'my.reply.json', '"reponseword": "NO"'],
  ])('marks %s, which has no place in %s, and says so', async (member, name, members) => {
    const { problems } = await edited(`|{${members}, "${member}": []}`, name);
    expect(problems).toEqual([[`"${member}"`, `Property ${member} is not allowed.`]]);
  });

  it('marks an unknown tasktype, which is never valid', async () => {
    const { problems } = await edited('|{"tasktype": "https://example.org/x", "taskinfo": {}}', 'my.task.json');
    expect(problems.map(([text]) => text)).toEqual(['"https://example.org/x"']);
  });

  it('checks a reply, its interfaces and its reasons', async () => {
    const reply = '{"reponseword": "NO", "reponseinfo": {"reasons": [{"text": "a", "httpcode": 99}]}}';
    expect((await edited(`|${reply}`, 'my.reply.json')).problems).toEqual([
      ['99', 'Value is below the minimum of 100.'],
    ]);
    const empty = await edited('|{"reponseword": "YES"}', 'my.reply.json');
    expect(empty.problems.map(([, message]) => message)).toContain('Missing property "interfaces".');
  });

  it('finds no fault in a message that the validator calls valid', async () => {
    const folder = fileURLToPath(new URL('fixtures/conversation/', import.meta.url));
    for (const name of readdirSync(folder)) {
      const { repaired, verdict } = await validate(readFileSync(folder + name), context, { file: name });
      const text = repaired?.text ?? readFileSync(folder + name, 'utf8');
      const what = text.includes('tasktype') ? 'my.task.json' : 'my.reply.json';
      if ((repaired?.verdict ?? verdict) === 'valid')
        expect((await edited(`|${text}`, what)).problems, name).toEqual([]);
    }
  });
});

describe('an editor with a real codemeta.json', () => {
  withShared('the sample files', () => {
    it('finds no fault, whatever it holds', async () => {
      const names = readdirSync(sharedPath('samples/ossr')).filter((name) => name.endsWith('.codemeta.json'));
      expect(names.length).toBeGreaterThan(10);
      for (const name of names) {
        const text = readFileSync(sharedPath(`samples/ossr/${name}`), 'utf8');
        expect((await edited(`|${text}`)).problems, name).toEqual([]);
      }
    });
  });
});
