import type { RuleText } from './rules.ts';

/** Rules for files that hold tasks, or lead to them, beside CodeMeta files and messages. */
export const carrierRules = {
  'carrier-declares-a-task': {
    sentence: 'A file that is checked declares a task.',
    why: 'A record of Zenodo and a CITATION.cff have no place for a task; a notebook, the labels of an image and an RO-Crate declare one only where somebody put it. The file may be right, but nothing was checked.',
    wrong: '{"nbformat": 4, "metadata": {}, "cells": []}',
    right:
      '{"nbformat": 4, "metadata": {"execution-planner": {"tasks": [{"tasktype": "https://w3id.org/execution-planner/tasktypes/jupyter-notebook", "taskinfo": {"notebook": "https://example.org/survey.ipynb"}}]}}, "cells": []}',
    fix: 'Check the file that the message names instead, or declare the task where it says.',
  },
  'tasks-are-listed': {
    sentence: 'Where tasks are listed, there is a list, and each is an object with tasktype and taskinfo.',
    why: 'The label of an image holds JSON as a text, one task or a list of them; the metadata of a notebook holds a list, and so does the @graph of an RO-Crate. Anything else cannot be checked.',
    wrong: `LABEL org.w3id.execution-planner.tasks="oci-container"`,
    right: `LABEL org.w3id.execution-planner.tasks='{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {"image": "ghcr.io/example/tool:1.0"}}'`,
    fix: 'Write each task as it is sent to a planner: {"tasktype": …, "taskinfo": {…}}.',
  },
  'reference-leads-to-one-entity': {
    sentence: 'A reference in an RO-Crate leads to one entity with the value.',
    why: 'A field that is not there, is there twice, or only refers on has no value that could be checked, and each reader takes another one.',
    wrong: '"additionalProperty": {"@id": "#imag"}',
    right:
      '"additionalProperty": {"@id": "#image"}, and in @graph {"@id": "#image", "@type": "PropertyValue", "propertyID": "image", "value": "ghcr.io/example/tool:1.0"}',
    fix: 'Add the entity to @graph, give each entity an @id of its own, and write the value into the entity itself.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;
