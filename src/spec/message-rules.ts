import type { RuleText } from './rules.ts';

/** Rules for what a file says: tasks, replies and the metadata that carries them. */
export const messageRules = {
  'reponseword-is-yes-or-no': {
    sentence: 'A reply says YES or NO.',
    why: 'A client decides by this one word, so anything else, also a YES and a NO at once, leaves it without an answer.',
    wrong: '{"reponseword": "MAYBE"}',
    right: '{"reponseword": "NO"}',
    fix: 'Write "YES" with the interfaces that are offered, or "NO"; the case of the letters does not matter.',
  },
  'reponseword-is-spelled-as-published': {
    sentence: 'The first word of a reply is spelled reponseword.',
    why: 'The note that defines the reply spells the key reponseword, and clients look for exactly that.',
    wrong: '{"responseword": "NO"}',
    right: '{"reponseword": "NO"}',
    fix: 'Rename the key to reponseword. The reply is read all the same.',
  },
  'yes-offers-an-interface': {
    sentence: 'A YES offers at least one interface.',
    why: 'A YES says that the task can be run here; without an interface nobody can tell how.',
    wrong: '{"reponseword": "YES"}',
    right:
      '{"reponseword": "YES", "interfaces": [{"servicetype": "https://w3id.org/execution-planner/servicetypes/generic-webinterface", "serviceinfo": {"endpoint": "https://example.org/"}}]}',
    fix: 'List at least one servicetype with its serviceinfo under interfaces, or say NO.',
  },
  'reponseinfo-is-readable': {
    sentence: 'The reasons and conditions of a reply can be read.',
    why: 'Under reponseinfo a planner says why it answers NO, or what its YES still depends on; a client shows the texts to a person and finds the field by the path.',
    wrong: '{"reponseword": "NO", "reponseinfo": {"reasons": ["Not authorised"]}}',
    right: '{"reponseword": "NO", "reponseinfo": {"reasons": [{"text": "Not authorised", "httpcode": 403}]}}',
    fix: 'Write each reason as {"text"} with a path, a rule and an httpcode where there are any, and each condition as {"path", "text"}.',
  },
  'tasktype-is-present': {
    sentence: 'A task names its tasktype.',
    why: 'The tasktype says what the fields mean and who can run the task; without it there is nothing to check or to run.',
    wrong: '{"taskinfo": {"image": "ghcr.io/example/tool:1.0"}}',
    right:
      '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {"image": "ghcr.io/example/tool:1.0"}}',
    fix: 'Add tasktype with the URI of the type; in a CodeMeta file it is "schema:additionalType": {"@id": "<URI>"}.',
  },
  'servicetype-is-present': {
    sentence: 'An interface names its servicetype.',
    why: 'The servicetype tells a client how to drive the service; without it an endpoint is only an address.',
    wrong: '{"serviceinfo": {"endpoint": "https://example.org/"}}',
    right:
      '{"servicetype": "https://w3id.org/execution-planner/servicetypes/generic-webinterface", "serviceinfo": {"endpoint": "https://example.org/"}}',
    fix: 'Add servicetype with the URI of the type.',
  },
  'tasktype-is-a-uri': {
    sentence: 'A tasktype is a URI.',
    why: 'Types are compared as whole strings, and a URI is one that nobody else uses and that a person can look up.',
    wrong: '{"tasktype": "oci-container", "taskinfo": {…}}',
    right: '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {…}}',
    fix: 'Write the URI of the type. Where the name is one of this registry, the message gives the URI.',
  },
  'servicetype-is-a-uri': {
    sentence: 'A servicetype is a URI.',
    why: 'Types are compared as whole strings, and a URI is one that nobody else uses and that a person can look up.',
    wrong: '{"servicetype": "jupyter-hub", "serviceinfo": {…}}',
    right: '{"servicetype": "https://w3id.org/execution-planner/servicetypes/jupyter-hub", "serviceinfo": {…}}',
    fix: 'Write the URI of the type. Where the name is one of this registry, the message gives the URI.',
  },
  'tasktype-is-known': {
    sentence: 'A tasktype is known to the registry.',
    why: 'A type of your own is allowed, but its taskinfo cannot be checked here, and only planners that know it can say YES.',
    wrong: '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-contaner", "taskinfo": {…}}',
    right: '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {…}}',
    fix: 'If the URI is misspelled, write it as the message suggests. If the type is your own, register it or allow unknown types (--allow-unknown).',
  },
  'servicetype-is-known': {
    sentence: 'A servicetype is known to the registry.',
    why: 'A type of your own is allowed, but its serviceinfo cannot be checked here, and a client that does not know it passes the offer by.',
    wrong: '{"servicetype": "https://w3id.org/execution-planner/servicetypes/jupyterhub", "serviceinfo": {…}}',
    right: '{"servicetype": "https://w3id.org/execution-planner/servicetypes/jupyter-hub", "serviceinfo": {…}}',
    fix: 'If the URI is misspelled, write it as the message suggests. If the type is your own, register it or allow unknown types (--allow-unknown).',
  },
  'tasktype-is-the-one-asked-for': {
    sentence: 'A task that is checked as one of a type names that type.',
    why: 'Whoever asks for a tasktype expects the document to be right as one of that type; a task that is sent with another name goes to other services.',
    wrong:
      '?tasktype=jupyter-notebook, and {"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {…}}',
    right:
      '?tasktype=oci-container, and {"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {…}}',
    fix: 'Leave the parameter out, so that the task is checked as what it names, or send the taskinfo alone.',
  },
  'type-is-canonical': {
    sentence: 'A type is named by its canonical URI.',
    why: 'Programs compare URIs as strings, so everybody should send the same one; other spellings work only where the list of them is known.',
    wrong: '{"tasktype": "uri://oci-container", "taskinfo": {…}}',
    right: '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {…}}',
    fix: 'Write the canonical URI that the message gives.',
  },
  'type-is-current': {
    sentence: 'A type in use is neither deprecated nor withdrawn.',
    why: 'Services may stop taking a deprecated type at any time, and a withdrawn one should not be sent at all.',
    wrong: 'A tasktype whose page begins with "deprecated" or "withdrawn".',
    right: 'The tasktype that this page names as its successor.',
    fix: "Read on the type's page why it should no longer be used, and change to its successor where there is one.",
  },
  'taskinfo-is-present': {
    sentence: 'A task carries its taskinfo.',
    why: 'The tasktype says what kind of thing is run; which one, only the taskinfo says.',
    wrong: '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container"}',
    right:
      '{"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {"image": "ghcr.io/example/tool:1.0"}}',
    fix: 'Add taskinfo with the fields of the type; in a CodeMeta file it is "schema:additionalProperty", one schema:PropertyValue for each field.',
  },
  'serviceinfo-is-present': {
    sentence: 'An interface carries its serviceinfo.',
    why: 'The servicetype says how a service is driven; where it is, only the serviceinfo says.',
    wrong: '{"servicetype": "https://w3id.org/execution-planner/servicetypes/generic-webinterface"}',
    right:
      '{"servicetype": "https://w3id.org/execution-planner/servicetypes/generic-webinterface", "serviceinfo": {"endpoint": "https://example.org/"}}',
    fix: 'Add serviceinfo with the fields of the type.',
  },
  'taskinfo-matches': {
    sentence: 'The taskinfo matches the schema of its tasktype.',
    why: 'A service acts on these fields; one that is misspelled, missing or of the wrong kind makes the task fail where nobody is watching.',
    wrong: '{"image": "ghcr.io/example/tool:1.0", "interface_port": "8888"}',
    right: '{"image": "ghcr.io/example/tool:1.0", "interface_port": 8888}',
    fix: "Change the field as the message says; the type's page has a table of all fields and examples to copy.",
  },
  'serviceinfo-matches': {
    sentence: 'The serviceinfo matches the schema of its servicetype.',
    why: 'A client builds its requests from these fields; one that is misspelled, missing or of the wrong kind leads it astray.',
    wrong: '{"endpoint": "example.org"}',
    right: '{"endpoint": "https://example.org/"}',
    fix: "Change the field as the message says; the type's page has a table of all fields and examples to copy.",
  },
  'property-value-has-a-name': {
    sentence: 'Each property value names its field.',
    why: 'The name is what joins a value to a field of the taskinfo; a value without one belongs nowhere.',
    wrong: '{"@type": "schema:PropertyValue", "schema:value": 8888}',
    right: '{"@type": "schema:PropertyValue", "schema:propertyID": "interface_port", "schema:value": 8888}',
    fix: 'Add "schema:propertyID" with the name of the field.',
  },
  'property-is-given-once': {
    sentence: 'A field of a task is given once.',
    why: 'JSON-LD keeps no order among property values, so nobody can tell which of two is meant.',
    wrong:
      '{"schema:propertyID": "image", "schema:value": "example/tool:1.0"},\n{"schema:propertyID": "image", "schema:value": "example/tool:2.0"}',
    right: '{"schema:propertyID": "image", "schema:value": "example/tool:2.0"}',
    fix: 'Keep one of them. Two images are two tasks, so two entries of targetProduct.',
  },
  'property-value-is-flat': {
    sentence: 'A property value is a single plain value.',
    why: 'JSON-LD leaves out a null and keeps of a nested object nothing that its context does not define.',
    wrong: '{"schema:propertyID": "repository", "schema:value": {"url": "https://example.org/code.git"}}',
    right:
      '{"schema:propertyID": "taskinfo", "schema:value": {"@type": "@json", "@value": {"repository": {"url": "https://example.org/code.git"}}}}',
    fix: 'Write the whole taskinfo as one JSON literal (this needs a reader of JSON-LD 1.1), and leave out what is null.',
  },
  'task-survives-json-ld': {
    sentence: 'A task is written so that JSON-LD keeps it.',
    why: 'Harvesters read CodeMeta as JSON-LD and lose without a word every key that no context defines; the file still looks right to its author.',
    wrong:
      '"targetProduct": {"tasktype": "https://w3id.org/execution-planner/tasktypes/oci-container", "taskinfo": {"image": "ghcr.io/example/tool:1.0"}}',
    right:
      '"targetProduct": {"@type": "SoftwareApplication", "name": "Tool",\n  "schema:additionalType": {"@id": "https://w3id.org/execution-planner/tasktypes/oci-container"},\n  "schema:additionalProperty": [{"@type": "schema:PropertyValue", "schema:propertyID": "image", "schema:value": "ghcr.io/example/tool:1.0"}]}',
    fix: 'Replace the entry by the one in the message. The task is read and checked all the same.',
  },
  'task-stands-where-it-is-read': {
    sentence: 'A task of a CodeMeta file stands under targetProduct.',
    why: 'Nobody looks for tasks under other keys, so one that stands there is neither found nor checked.',
    wrong: '"hasPart": [{"schema:additionalType": {"@id": "<URI>"}, "schema:additionalProperty": […]}]',
    right: '"targetProduct": [{"schema:additionalType": {"@id": "<URI>"}, "schema:additionalProperty": […]}]',
    fix: 'Move the entry into the list under targetProduct, and check again.',
  },
  'task-is-declared': {
    sentence: 'A file that describes runnable software declares a task.',
    why: 'Planners find runnable software by the tasks it declares; a description alone runs nowhere.',
    wrong: '{"@context": "https://doi.org/10.5063/schema/codemeta-2.0", "@type": "SoftwareSourceCode", "name": "Tool"}',
    right: 'The same file with the block that the report proposes, filled in.',
    fix: 'Paste the proposed block and fill what stands between angle brackets. If there is nothing to run in the repository, leave the file as it is.',
  },
  'task-is-declared-once': {
    sentence: 'The same task is declared once.',
    why: 'Two equal tasks look like two things to run, and only one of them is kept up to date.',
    wrong: 'Two entries of targetProduct with the same type and the same fields.',
    right: 'One of them.',
    fix: 'Remove one of the two. The same image under two tasktypes is no repetition.',
  },
  'task-has-a-keyword': {
    sentence: 'A declared tasktype is also a keyword.',
    why: 'Of what a CodeMeta file says about tasks, the record on Zenodo keeps only the keywords; a task without its keyword is not found by those who search there.',
    wrong: '"keywords": ["Astronomy"]',
    right: '"keywords": ["Astronomy", "https://w3id.org/execution-planner/tasktypes/oci-container"]',
    fix: 'Add the URI of the tasktype to keywords.',
  },
  'keyword-has-a-task': {
    sentence: 'A keyword that is a tasktype has its task declared.',
    why: 'Whoever finds the record by this keyword looks for a task and finds none.',
    wrong:
      '"keywords": ["https://w3id.org/execution-planner/tasktypes/oci-container"] without an entry in targetProduct',
    right: 'The same keyword, and an entry of that type in targetProduct.',
    fix: 'Declare the task, or remove the keyword. The bare word jupyter-notebook is left alone: in the OSSR it says only that there are notebooks.',
  },
  'notebook-keyword-has-evidence': {
    sentence: 'The keyword jupyter-notebook stands on software that is a notebook.',
    why: 'ESAP lists everything with this keyword as something to be opened as a notebook; researchers then meet software that cannot be.',
    wrong: '"programmingLanguage": ["C++"], "keywords": ["jupyter-notebook"] and no other word of a notebook',
    right: 'The same file without the keyword, or with its notebook declared as a task.',
    fix: 'If there is a notebook to run, declare it; if not, remove the keyword.',
  },
  'context-is-one-string': {
    sentence: 'The context of a CodeMeta file is one string.',
    why: 'The OSSR validator (eossr-metadata-validator) takes exactly one address as @context and fails on a list, although JSON-LD allows one.',
    wrong: '"@context": ["https://doi.org/10.5063/schema/codemeta-2.0", "https://schema.org"]',
    right: '"@context": "https://doi.org/10.5063/schema/codemeta-2.0"',
    fix: 'If the file goes to the OSSR, write one CodeMeta address; terms of schema.org can be written with the prefix schema:, inside the entries.',
  },
  'context-is-known-to-ossr': {
    sentence: 'The context is one that the OSSR validator takes.',
    why: 'The OSSR validator (eossr-metadata-validator) has a short list of context addresses; https://w3id.org/codemeta/3.0, the address of CodeMeta 3, was not on it in the version that was read.',
    wrong: '"@context": "https://w3id.org/codemeta/3.0"',
    right: '"@context": "https://doi.org/10.5063/schema/codemeta-2.0"',
    fix: 'If the file goes to the OSSR, use the address on the right. A declared task means the same under both.',
  },
  'key-is-known-to-codemeta': {
    sentence: 'A key at the top of the file is a CodeMeta term.',
    why: 'The OSSR validator refuses a file for one key that it does not know, and JSON-LD drops what stands under a key that no context defines.',
    wrong: '"softwareRequirement": ["Docker"]',
    right: '"softwareRequirements": ["Docker"]',
    fix: 'Write the key as CodeMeta spells it, or remove it.',
  },
  'type-key-is-at-type': {
    sentence: 'The type of a CodeMeta file stands under @type.',
    why: 'JSON-LD takes both words, but the OSSR validator (eossr-metadata-validator) looks for @type only and fails without it.',
    wrong: '"type": "SoftwareSourceCode"',
    right: '"@type": "SoftwareSourceCode"',
    fix: 'Rename the key to @type. The form on the web that makes CodeMeta files writes type, so this comes back when it is used again.',
  },
  'image-is-pinned': {
    sentence: 'An image names a tag other than latest, or a digest.',
    why: 'What a moving tag means today may be something else next year, and the result of a run with it.',
    wrong: '"image": "ghcr.io/example/tool"',
    right: '"image": "ghcr.io/example/tool:1.0"',
    fix: 'Name the tag of a release, or a digest (@sha256:…), which can never change.',
  },
  'interface-port-is-given': {
    sentence: 'A task tagged as a Rosetta container says on which port it answers.',
    why: 'A Rosetta container answers on a port; where the task does not say on which, somebody has to be asked before it can start.',
    wrong: '{"image": "ghcr.io/example/tool:1.0"}',
    right: '{"image": "ghcr.io/example/tool:1.0", "interface_port": 8888}',
    fix: 'Add interface_port with the TCP port the image listens on.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;
