import type { RuleText } from './rules.ts';

/** Rules for the configuration of a planner. */
export const configurationRules = {
  'configuration-is-well-formed': {
    sentence: 'The configuration of a planner has the fields that it may have.',
    why: 'A planner that overlooks a misspelled word would take what it should refuse.',
    wrong: 'offers:\n  - tasktype: oci-container\n    polcy: {registries: [docker.io]}\n    interfaces: [page]',
    right: 'offers:\n  - tasktype: oci-container\n    policy: {registries: [docker.io]}\n    interfaces: [page]',
    fix: 'Correct the field that the message names; `tasktypes planner init` writes an example with all of them.',
  },
  'configured-type-is-known': {
    sentence: 'The types of a configuration are known, or are URIs.',
    why: 'A name stands for a type of the registry; a type of your own is named by its URI, and its tasks are not checked.',
    wrong: 'tasktype: oci-contaner',
    right: 'tasktype: oci-container',
    fix: 'Write a name that `tasktypes list` shows, or the URI of the type.',
  },
  'configured-interface-is-named': {
    sentence: 'The interfaces of an offer stand under `interfaces`.',
    why: 'An offer names the interfaces by which its tasks are run, so that each is described once.',
    wrong: 'interfaces:\n  hub: {…}\noffers:\n  - tasktype: jupyter-notebook\n    interfaces: [hubb]',
    right: 'interfaces:\n  hub: {…}\noffers:\n  - tasktype: jupyter-notebook\n    interfaces: [hub]',
    fix: 'Correct the name, or describe the interface under `interfaces`.',
  },
  'configured-interface-runs-the-type': {
    sentence: 'The servicetype of an interface accepts the tasktype of the offer.',
    why: 'A client learns from the servicetype how to hand a task over. If that does not tell of the tasktype, the client has a YES and no way to use it.',
    wrong: 'a docker-compose, offered by an interface of the servicetype zeppelin',
    right: 'a docker-compose, offered by an interface of the servicetype portainer',
    fix: 'Offer an interface whose servicetype accepts the tasktype; `tasktypes matrix` shows which do.',
  },
  'configured-policy-applies': {
    sentence: 'Each word of a policy can be obeyed.',
    why: 'A word that looks at a field which tasks of the type do not have refuses nothing, and a value that cannot be read decides nothing.',
    wrong: 'tasktype: oci-container\npolicy: {kernels: [python3]}',
    right: 'tasktype: jupyter-notebook\npolicy: {kernels: [python3]}',
    fix: 'Remove the word, or correct its value as the message says.',
  },
  'configured-place-is-filled-in': {
    sentence: 'No address of a configuration is a placeholder.',
    why: 'The ready configurations name example.org where your own service belongs, and nobody could follow such an offer.',
    wrong: 'endpoint: https://hub.example.org',
    right: 'endpoint: https://hub.oats.inaf.it',
    fix: 'Write the address of your own service.',
  },
} as const satisfies Readonly<Record<string, RuleText>>;
