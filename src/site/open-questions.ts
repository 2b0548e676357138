/** Something that people want to run and that no tasktype describes. */
export interface OpenQuestion {
  readonly what: string;
  /** Why there is no type, one sentence; code stands between backticks. */
  readonly why: string;
  /** What to do until there is one. */
  readonly meanwhile: string;
}

/** What the conversation of 24 November 2021 left open, and what else is asked for. */
export const openQuestions: readonly OpenQuestion[] = [
  {
    what: 'A shell into a container that has no interface',
    why: 'It was wished for in the conversation, as a terminal in the browser; nobody has said how a service would offer it for containers on other machines.',
    meanwhile:
      'Put a terminal that answers on a port into the image, and write a `rosetta-container` or a `common-container`; for a command that needs no terminal write an `oci-container`.',
  },
  {
    what: 'A virtual machine',
    why: 'No system of the conversation takes the image of a machine as a task; Kata runs containers in small virtual machines, and takes container images.',
    meanwhile:
      'Write a container; where it has to be isolated like a machine, write a `kubernetes-cluster` with `runtimeClassName`.',
  },
  {
    what: 'Plain source code',
    why: 'Source code says neither how it is built nor how it is started, and no service of the conversation guesses.',
    meanwhile:
      'Add an environment that repo2docker understands and write a `binder-notebook`, publish an image and write an `oci-container`, or, for a library of Python, write a `python-library`.',
  },
  {
    what: 'A library in R, Julia, C++ or JavaScript',
    why: 'No service of the conversation opens an environment for one of these by the name of the library.',
    meanwhile: 'Write a `binder-notebook` or a `jupyter-notebook` that uses the library, with its kernel named.',
  },
];
