import { describe, expect, it } from 'vitest';
import { loadShippedTypes } from '../../src/cli/planner-context.ts';
import { readConfiguration, type ReadConfiguration } from '../../src/planner/configuration/configuration.ts';
import { configurationSchema } from '../../src/planner/configuration/configuration-schema.ts';
import { createChecker } from '../../src/spec/checker.ts';
import { readYaml } from '../../src/spec/yaml.ts';

const types = await loadShippedTypes();

function read(yaml: string): ReadConfiguration {
  const text = readYaml(yaml);
  if (!('value' in text)) throw new Error(text.problems[0]?.message);
  return readConfiguration(text, types);
}

const right = `service: The hub of Trieste
interfaces:
  hub:
    servicetype: jupyter-hub
    serviceinfo: {endpoint: https://hub.oats.inaf.it}
offers:
  - tasktype: jupyter-notebook
    policy: {python: '3.11', max: {memory: 8, duration: 2h}}
    interfaces: [hub]
`;

const told = ({ problems }: ReadConfiguration): readonly string[] =>
  problems.map(({ severity, rule, line, column, message }) => `${line}:${column} ${severity} ${rule}: ${message}`);

describe('the configuration of a planner', () => {
  it('names types by their names, and offers say their URIs', () => {
    const { configuration, problems } = read(right);
    expect(problems).toEqual([]);
    expect(configuration?.offers).toMatchObject([
      {
        tasktype: 'https://w3id.org/execution-planner/tasktypes/jupyter-notebook',
        interfaces: [{ servicetype: 'https://w3id.org/execution-planner/servicetypes/jupyter-hub' }],
      },
    ]);
  });

  it('may name a type of one’s own by its URI, with a warning that it is not checked', () => {
    const { configuration, problems } = read(
      right.replace('tasktype: jupyter-notebook', 'tasktype: https://hub.inaf.it/mine'),
    );
    expect(configuration?.offers[0]?.tasktype).toBe('https://hub.inaf.it/mine');
    expect(problems).toMatchObject([{ severity: 'warning', rule: 'configured-type-is-known', line: 7 }]);
  });

  it.each([
    ['a field misspelled', right.replace('policy:', 'polcy:'), '8:5 error configuration-is-well-formed: `offers[0].polcy` is not a field of this type.'],
    ['no offers', right.slice(0, right.indexOf('offers:')), '1:1 error configuration-is-well-formed: `offers` is missing.'],
    ['an unknown tasktype', right.replace('jupyter-notebook', 'jupyter-notbook'), '7:5 error configured-type-is-known: There is no tasktype called "jupyter-notbook".'],
    ['a servicetype for a tasktype', right.replace('tasktype: jupyter-notebook', 'tasktype: https://w3id.org/execution-planner/servicetypes/uws'), '7:5 error configured-type-is-known: "https://w3id.org/execution-planner/servicetypes/uws" is a servicetype, not a tasktype.'],
    ['an unknown interface', right.replace('[hub]', '[hubb]'), '9:18 error configured-interface-is-named: There is no interface called "hubb".'],
    ['a wrong serviceinfo', right.replace('https://hub.oats', 'ftp://hub.oats'), '5:19 error serviceinfo-matches: `endpoint` is "ftp://hub.oats.inaf.it", which does not have the expected form.'],
    ['a version that is not there', right.replace('    policy', "    version: '1.9'\n    policy"), '8:5 error configured-type-is-known: There is no version 1.9 of jupyter-notebook.'],
    ['a word that looks at nothing', right.replace('{python', '{ports: [80], python'), '8:14 error configured-policy-applies: Tasks of the type Jupyter notebook have no field at which `ports` could look.'],
    ['no length of time', right.replace('2h', 'soon'), '8:47 error configured-policy-applies: "soon" is no length of time.'],
    ['a port out of range', right.replace('jupyter-notebook', 'oci-container').replace("{python: '3.11'", "{ports: ['9-8']"), '8:22 error configured-policy-applies: "9-8" is neither a port nor a range of ports.'],
    ['a requirement without a rule', right.replace('{python', '{require: [kernels], python'), '8:24 error configured-policy-applies: `require` names `kernels`, of which this policy says nothing.'],
    ['a schema outside the profile', right.replace('{python', '{schema: {unevaluatedProperties: false}, python'), 'error configured-policy-applies: The schema is not in the profile'],
  ])('is refused with the place of %s', (_, yaml, expected) => {
    const outcome = read(yaml);
    expect(outcome.configuration).toBeUndefined();
    expect(told(outcome).join('\n')).toContain(expected);
  }); // prettier-ignore

  it.each([
    ['a placeholder', right.replace('hub.oats.inaf.it', 'hub.example.org'), 'configured-place-is-filled-in'],
    ['an interface that does not run the type', right.replace('jupyter-notebook', 'docker-compose').replace("python: '3.11', ", ''), 'configured-interface-runs-the-type'],
    ['a sign-in that nobody can prove', right.replace('{python', '{who: signed-in, python'), 'configured-policy-applies'],
  ])('is taken with a warning of %s', (_, yaml, rule) => {
    const outcome = read(yaml);
    expect(outcome.problems).toMatchObject([{ severity: 'warning', rule }]);
    expect(outcome.configuration).toBeDefined();
  }); // prettier-ignore

  it('has a schema of the profile, for editors', () => {
    expect(() => createChecker(configurationSchema)).not.toThrow();
  });
});
