import type { RuleText } from './rules.ts';

/** Rules for what documents say of services and of each other. */
export const linkRules = {
  'launch-is-complete': {
    sentence: 'A servicetype says how it is driven for every tasktype it accepts, and for no other.',
    why: 'A servicetype is the manual for driving a service; a pair without instructions helps nobody.',
    wrong: 'accepts: [{tasktype: oci-container}] without launch: {oci-container: …}',
    right:
      'accepts: [{tasktype: oci-container}]\nlaunch: {oci-container: [{open: "{+endpoint}", variables: {endpoint: /service/endpoint}}]}',
    fix: 'Add the launch, or take the tasktype out of accepts.',
  },
  'launch-variable-is-known': {
    sentence: 'A launch uses variables that it defines, from fields that exist.',
    why: 'A template with an unknown variable makes a broken link.',
    wrong: 'open: "{+endpoint}/run{?image}" with variables: {endpoint: /service/endpoint}',
    right: 'open: "{+endpoint}/run{?image}" with variables: {endpoint: /service/endpoint, image: /task/image}',
    fix: 'Define the variable, or correct its pointer: /service/… is a field of serviceinfo, /task/… one of taskinfo.',
  },
  'launch-template-is-whole': {
    sentence: 'A template of a launch is well-formed, and a request names its method.',
    why: 'A torn template is sent as it stands, braces and all.',
    wrong: 'request: "{+endpoint/jobs"',
    right: 'request: "POST {+endpoint}/jobs"',
    fix: 'Write variables as {name}, {+name} or {?name,other}, and a request as method, blank and address.',
  },
  'launch-secret-stays-in-headers': {
    sentence: 'A secret is sent in headers only.',
    why: 'Addresses and bodies end up in histories, logs and screens.',
    wrong: 'open: "{+endpoint}/?token={token}" with variables: {token: {ask: Your token?, secret: true}}',
    right: 'headers: {Authorization: "Bearer {token}"} with variables: {token: {ask: Your token?, secret: true}}',
    fix: 'Use the variable in the headers of a step, or let the service itself ask for it.',
  },
  'uri-has-one-owner': {
    sentence: 'No two types claim the same URI, alias or name.',
    why: 'A URI in a log must lead to one type, or nobody can tell which message was meant.',
    wrong: 'aliases: [{uri: "uri://oci-container", seen: …}] in two documents',
    right: 'aliases: [{uri: "uri://oci-container", seen: …}] in the one type whose message is sent under it',
    fix: 'Keep the claim in the document whose message is sent under it; in the other one write it as `related`, or take it out.',
  },
  'alias-is-another-name': {
    sentence: 'An alias is a name that the type does not have yet, and a related type is another one.',
    why: 'What says nothing new hides what does.',
    wrong: 'aliases: [{uri: "uri://oci-container", seen: …}, {uri: "uri://oci-container", seen: …}]',
    right: 'aliases: [{uri: "uri://oci-container", seen: …}]',
    fix: 'Take out what stands twice, and the own URIs of the type.',
  },
  'alias-leads-to-its-type': {
    sentence: "An alias under the registry's own address leads to its type.",
    why: 'Whoever meets such a string in a log opens it, and a file host finds a page by its path alone.',
    wrong: 'aliases: [{uri: "https://w3id.org/execution-planner/rules", seen: …}]',
    right: 'aliases: [{uri: "https://w3id.org/execution-planner/tasktypes/docker-container", seen: …}]',
    fix: 'Give it a path of letters, digits and hyphens that no other page has, or take it out.',
  },
  'title-has-one-owner': {
    sentence: 'No two types have schemas of one title.',
    why: 'The title names the generated type, and two types cannot have one name.',
    wrong: 'title: OciContainer in two documents',
    right: 'title: OciContainer in one, title: RosettaContainer in the other',
    fix: 'Make the title of the name of its type; Task, Interface, Tasktypes and Servicetypes are taken by the registry.',
  },
  'common-type-is-shared': {
    sentence: 'A stable type is called common when two services take it.',
    why: "A type that one platform takes is that platform's, and its owner decides about it.",
    wrong: 'level: common\nstatus: stable, and one servicetype that accepts it',
    right: 'level: common\nstatus: stable, and two servicetypes that accept it',
    fix: 'Keep the type experimental, call it a type of its platform, or add it to `accepts` of the servicetypes that take it.',
  },
  'links-form-no-circle': {
    sentence: 'Broader types and successors do not lead back.',
    why: 'Whoever follows such links would never arrive.',
    wrong: 'broader: [b] in a, and broader: [a] in b',
    right: 'broader: [b] in a',
    fix: 'Decide which of the types is the broader or the newer one, and take the other link out.',
  },
  'link-leads-somewhere': {
    sentence: 'A link of a document names another type that exists.',
    why: 'Pages, launches and advice follow these links in both directions.',
    wrong: 'broader: [oci-contaner]',
    right: 'broader: [oci-container]',
    fix: 'Correct the name in broader, accepts or successor, or add the type that it names.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;
