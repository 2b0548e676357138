import { describe, expect, it } from 'vitest';
import { renderTypePage } from '../../src/cli/type-page.ts';
import { openRegistry } from '../../src/registry/open.ts';
import type { Kind } from '../../src/spec/spec.ts';
import { createStyle } from '../../src/report/style.ts';
import { documentOf } from '../document.ts';

const schema = `  title: OwnTask
  oneOf:
    - type: object
      description: By its address
      additionalProperties: false
      required: [tags]
      if: {properties: {engine: {const: docker}}, required: [engine]}
      then: {required: [labels]}
      properties:
        engine: {enum: [docker, podman], default: podman, description: Engine}
        tags:
          type: array
          maxItems: 3
          description: Tags
          items: {type: string, maxLength: 9, description: Tag}
        labels:
          type: object
          propertyNames: {maxLength: 8, pattern: '^[a-z]+$'}
          additionalProperties: {type: string, maxLength: 5, description: Label}
          maxProperties: 4
          description: Labels
    - type: object
      description: By its ports
      additionalProperties: false
      required: [ports]
      properties:
        ports:
          type: array
          maxItems: 4
          description: Ports
          items:
            type: object
            additionalProperties: false
            required: [port]
            properties: {port: {type: integer, minimum: 1, description: Port number, examples: [80]}}`;

const service = `---
title: Own service
summary: A service.
status: experimental
owner: {name: Nobody}
level: common
sources: []
accepts: [{tasktype: own-task}]
launch:
  own-task:
    - when: {/task/tags: {present: true}}
      open: 'https://example.org/{tags}'
      variables: {tags: {from: /task/tags, ask: 'Which tags?'}}
    - steps:
        - request: POST https://example.org/jobs
          headers: {accept: text/plain}
          body: {a: 1}
          expect: [201]
          take: {place: {header: location}}
serviceinfo:
  title: OwnService
  type: object
  additionalProperties: false
  properties: {}
---

A service.
`;

const registry = openRegistry({
  'tasktypes/own-task/1.0.md': documentOf({
    schema,
    body: '```json accepted tags\n{"tags": []}\n```\n\n```json rejected #/tags type\n{"tags": 1}\n```\n',
  }),
  'servicetypes/own-service/1.0.md': service,
});

function page(kind: Kind, name: string): string {
  const type = registry.named(kind, name);
  if (type === undefined) throw new Error(`There is no ${name}.`);
  return renderTypePage({ registry, type, spec: type.current, look: { style: createStyle(false) } });
}

describe('renderTypePage', () => {
  it('tells fields with their forms, rules, values, items and names', () => {
    expect(page('tasktype', 'own-task')).toContain(`
taskinfo, in one of 2 forms

  First form: By its address.
  If \`engine\` is "docker", then \`labels\` is given.
  engine  one of these values
      Engine. Takes "docker", "podman". Default "podman".
  tags  list of texts, at most 3 items, each item at most 9 characters, required
      Tags.
  labels  map of names to texts, at most 4 entries, each name at most 8 characters, each value at most 5 characters
      Labels.

  Second form: By its ports.
  ports  list of objects, at most 4 items, required
      Ports.
  ports[].port  whole number, at least 1, required
      Port number. For example 80.
`);
  });

  it('gives the first accepted example as members of a CodeMeta file', () => {
    expect(page('tasktype', 'own-task')).toContain(`
In codemeta.json
  Add these members to the file; where it has one of them already, add the entry to its list:

    "targetProduct": [
      {
        "@type": "SoftwareApplication",
        "name": "Port task",
`);
    expect(page('servicetype', 'own-service')).not.toContain('codemeta.json');
  });

  it('says which services run a task, and how', () => {
    expect(page('tasktype', 'own-task')).toContain(
      '  own-service  Own service\n      How it is started: one link, or one request.\n',
    );
  });

  it('tells how a service is driven, and where the variables come from', () => {
    expect(page('servicetype', 'own-service')).toContain(`
      The first of these ways whose condition holds is taken.
      One link, if \`tags\` of the task is given:
        Open https://example.org/{tags} in a browser.
        {tags}  \`tags\` of the task; where it is not given, asked of the user: Which tags?
      One request, otherwise:
        1. POST https://example.org/jobs
           accept: text/plain
           {
             "a": 1
           }
           The reply has the status 201.
           \`{place}\` is taken from the header field \`location\`.
`);
  });

  it('says what it leaves out, and where that is', () => {
    expect(page('tasktype', 'own-task')).toMatch(
      /\nMore\n {2}The prose, 1 accepted and 1 rejected examples and the patterns of texts are in tasktypes\/own-task\/1\.0\.md and on the page of the type\.\n$/,
    );
  });
});
