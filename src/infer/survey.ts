/** What the real files of one tasktype say of a field; names of samples. */
export interface SurveyedField {
  /** Samples whose codemeta.json gives the value. */
  readonly codemeta: readonly string[];
  /** Samples of which a file of the repository gives it. */
  readonly repository: readonly string[];
}

/** What a survey of real metadata has found. */
export interface Survey {
  /** Day on which the files were collected. */
  readonly date: string;
  /** Number of codemeta.json files that were read. */
  readonly samples: number;
  /** By name of the tasktype: the samples that are such a task, and what is found of its fields by pointer. */
  readonly tasktypes: Readonly<
    Record<string, { readonly samples: readonly string[]; readonly fields: Readonly<Record<string, SurveyedField>> }>
  >;
}
